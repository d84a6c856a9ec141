/** 公开工作文书用语：征求意见公告、采纳情况报告、合法性审查表、解读方案、报请函、撤回通知、台账、统计。 */
import type { ConsultationWords } from '../release/forms/consultation-papers.ts';
import type { InterpretationWords } from '../release/forms/interpretation-form.ts';
import type { LegalityWords } from '../release/forms/legality-form.ts';
import type { LetterWords } from '../release/forms/letters.ts';
import type { RegisterWords } from '../release/forms/register-table.ts';
import type { StatisticsWords } from '../release/forms/statistics-tables.ts';
import type { TaskTableWords } from '../release/forms/task-table.ts';
import type { TasksWords } from '../release/forms/tasks-table.ts';

const states = { present: '有', absent: '无', open: '未填' } as const;
const numbered = (documentNumber: string) => (documentNumber === '' ? '' : `（${documentNumber}）`);

export const consultationZh: ConsultationWords = {
  noticeTitle: (title) => `关于《${title}》公开征求意见的公告`,
  opening: (title) =>
    `根据《重大行政决策程序暂行条例》第十五条规定，现将《${title}》草案及其说明予以公布，公开征求社会公众意见。`,
  headings: ['一、征求意见的内容', '二、征求意见的期限', '三、反馈意见的方式', '四、附件'],
  contents: '决策草案、起草说明及制定依据，见附件。',
  term: (from, to) => `自${from}起至${to}止。`,
  shorter: (reason) => `因情况特殊，征求意见期限少于三十日：${reason}`,
  ways: (ways) => `征求意见通过${ways}进行。社会公众可以通过以下方式反馈意见：`,
  address: (address) => `信函：${address}`,
  telephone: (telephone) => `电话：${telephone}`,
  mail: (mail) => `电子邮箱：${mail}`,
  signing: '反馈意见请注明姓名或者单位名称及联系方式，以便进一步了解情况；上述信息仅用于意见核实，不予公开。',
  enclosed: (name) => name,
  noFile: '（附件待上传）',
  reportTitle: (title) => `关于《${title}》征求意见采纳情况的报告`,
  overall: ({ from, to, ways, count }) =>
    `自${from}至${to}，通过${ways === '' ? '公开渠道' : ways}公开征求意见，共收到意见${count}条。`,
  adopted: (adoption, count) => `${adoption}${count}条`,
  nobody: '征求意见期间，没有收到意见和建议。',
  reportHeadings: ['一、总体情况', '二、意见采纳情况'],
  tableHeader: ['序号', '意见内容（归纳）', '来源类别', '采纳情况', '理由'],
  nameless: '本报告只列意见来源类别，不列意见人姓名和联系方式。',
};

export const legalityZh: LegalityWords = {
  title: '重大行政决策合法性审查表',
  fields: {
    office: '送审单位',
    name: '决策事项',
    draft: '送审稿及校验值（SHA-256）',
    submittedOn: '送审日期',
    returnedOn: '审查意见日期',
    shorter: '少于七个工作日的理由',
    reviewer: '审查机关',
    number: '意见书文号',
    issuedOn: '意见书日期',
    conclusion: '审查结论',
    bound: '意见所附送审稿校验值',
    scan: '盖章意见扫描件及校验值',
    counsel: '法律顾问意见',
    seal: '合法性审查专用章',
  },
  materialsHeading: '一、送审材料',
  materialsHeader: ['材料', '有无', '说明'],
  aspectsHeading: '二、审查意见',
  aspectsHeader: ['审查方面', '意见'],
  aspects: ['是否符合法定权限', '是否履行法定程序', '内容是否合法'],
  choices: '□合法 □修改后合法 □不合法',
  states,
  conclusions: { '': '', agreed: '合法', 'agreed-with-changes': '修改后合法', refused: '不合法' },
  isBound: '与现送审稿一致',
  isOutdated: '送审稿已改动，须重新审查',
  byHand: '（签名、日期）',
  none: '无',
  footnote: '送审稿改动后本表失效。未经合法性审查的决策草案不得提交集体讨论，不以征求意见代替合法性审查。',
};

export const interpretationZh: InterpretationWords = {
  title: '政策解读方案',
  document: '解读对象',
  documentNumber: '文号',
  packageNumber: '审查编号',
  file: '解读材料',
  pointsHeading: '解读要点',
  pointsHeader: ['序号', '要点', '有无', '所在位置或者不适用的理由'],
  states: { ...states, absent: '不适用' },
  approval: ['解释部门意见', '审签（与文件同一审批人、同一时间）'],
  none: '无',
  footnote: '解读材料与文件同步组织、同步审签、同步部署，最迟在文件公布后三个工作日内发布。',
};

export const letterZh: LetterWords = {
  referralTitle: (title) => `关于报请确定《${title}》能否公开的函`,
  addressed: (organ) => `${organ}：`,
  referral: ({ title, documentNumber, packageNumber }) =>
    `我单位在公开前保密审查中，对《${title}》${numbered(documentNumber)}（审查编号${packageNumber}）是否涉及国家秘密不能确定。`,
  question: (text) => `需要确定的问题：${text}`,
  request:
    '根据《中华人民共和国保守国家秘密法》及其实施条例、《中华人民共和国政府信息公开条例》的规定，现报请确定。请自收到之日起十个工作日内答复；情况复杂的，可以延长十个工作日。',
  byOtherWay: '所涉材料按照保密规定另行送达，不随本函传递。答复前，我单位不予公开。',
  number: (number) => number,
  withdrawalTitle: (title) => `关于撤回《${title}》的通知`,
  readers: '各信息发布单位：',
  withdrawal: ({ title, documentNumber, on }) =>
    `我单位公开的《${title}》${numbered(documentNumber)}自${on}起撤回。`,
  places: (places) => `该信息曾在以下渠道发布：${places.join('；')}。`,
  reason: (text) => `撤回原因：${text}`,
  duty: '请立即从网站、新媒体及其缓存、转载处删除，停止传播，并将处理情况反馈我单位。',
};

export const registerZh: RegisterWords = {
  title: '政府信息公开保密审查台账',
  header: {
    order: '序号',
    number: '审查编号',
    title: '信息名称',
    documentNumber: '文号',
    organ: '制作机关',
    kind: '事项类型',
    carrier: '载体形式',
    channel: '公开方式',
    handler: '承办人',
    reviewer: '审查人',
    approver: '审批人',
    conclusion: '审查结论',
    openedOn: '登记日期',
    publishedOn: '公开时间',
    notes: '备注',
  },
  conclusions: {
    drafting: '起草',
    'secrecy-review': '审查中',
    referred: '报请确定',
    approval: '待审批',
    approved: '可以公开',
    exported: '可以公开',
    published: '可以公开',
    withdrawn: '已撤回',
    'not-open': '不予公开',
    stopped: '停止处理',
  },
  returned: (count) => `退回${count}次`,
  total: (count) => `共${count}件`,
};

export const statisticsZh: StatisticsWords = {
  title: '政府信息公开工作统计',
  sheets: { organ: '按机关', topic: '按主题', kind: '按事项类型', yearly: '年度报告数据' },
  header: {
    name: '',
    opened: '登记',
    released: '已导出',
    onTime: '按时',
    late: '逾期',
    unsure: '日历未覆盖',
    returned: '退回',
    withdrawn: '撤回',
    notOpen: '不予公开',
    overridden: '保留的发现',
    briefings: '新闻发布会（全年不少于2次）',
    days: '平均工作日',
  },
  names: { organ: '制作机关', topic: '主题分类', kind: '事项类型' },
  total: '合计',
  unnamed: '（未填）',
  ofYear: (office, year) => `${office}　统计年度：${year}年`,
  yearlyHeader: ['项目', '件数'],
  yearly: {
    'rules-made': '行政规范性文件：本年制发',
    'rules-repealed': '行政规范性文件：本年废止',
    'rules-in-force': '行政规范性文件：现行有效',
    penalties: '行政处罚：本年处理决定',
    requests: '依申请公开：本年新收',
    'requests-open': '依申请公开：予以公开',
    'requests-partly': '依申请公开：部分公开',
    'requests-refused': '依申请公开：不予公开',
    'requests-other': '依申请公开：其他处理',
    'requests-carried': '依申请公开：结转下年度',
  },
};

export const tasksZh: TasksWords = {
  title: '任务分工汇总',
  header: ['编号', '信息名称', '序号', '任务', '牵头单位', '配合单位'],
  total: (count) => `共${count}项任务`,
};

export const taskTableZh: TaskTableWords = {
  title: (title) => `《${title}》任务分工表`,
  header: ['序号', '任务', '牵头单位', '配合单位'],
  separator: '、',
  unfilled: (label) => `（“${label}”后没有写单位）`,
  footnote: '本表按文件各段末尾的责任分工生成，以文件为准。',
};

/** 各文书的文件名。 */
export const formNamesZh = {
  'review-slip': '保密审查单',
  'consultation-notice': '征求意见公告',
  'adoption-report': '意见采纳情况报告',
  'legality-review': '合法性审查表',
  interpretation: '政策解读方案',
  'referral-letter': '报请确定函',
  'withdrawal-notice': '撤回通知',
  'task-table': '任务分工表',
} as const;
