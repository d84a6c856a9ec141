/** 公开前保密审查单用语。 */
import type { SlipWords } from '../release/forms/review-slip.ts';
import { questionsZh } from './questions-zh.ts';

export const slipZh: SlipWords = {
  title: '政府信息公开保密审查单',
  sections: {
    item: '一、信息',
    release: '二、公开与审查要点',
    checks: '三、自动检测与处理',
    opinions: '四、审查意见',
    course: '五、办理经过',
  },
  fields: {
    packageNumber: '审查编号',
    office: '单位名称',
    kind: '事项类型',
    dates: '填表、送审日期',
    handler: '承办人',
    name: '信息名称',
    documentNumber: '文号',
    organ: '制作机关',
    formedOn: '成文日期',
    carrier: '载体形式',
    summary: '内容摘要',
    attribute: '公开属性',
    files: '文件清单（SHA-256 前 16 位）',
    content: '内容校验值',
    counts: '自动检测结果',
    ruleSets: '规则版本',
    decisions: '处理意见',
    events: '会签、报请及发布',
    ledgerCode: '日志核对码（供审计核对）',
  },
  attributes: { active: '主动公开', 'on-request': '依申请公开', 'not-open': '不予公开' },
  slots: { document: '文件', interpretation: '解读材料', attachment: '附件' },
  stages: { handler: '承办人', 'secrecy-reviewer': '保密审查员', approver: '审批人' },
  events: {
    referral: '报请确定',
    'referral-answer': '报请答复',
    coordination: '征求他机关意见',
    'coordination-answer': '他机关答复',
    'not-open': '不予公开',
    stop: '停止处理',
    receipt: '发布回执',
    withdrawal: '撤回',
    incident: '事件报告',
    're-review': '定期复审',
  },
  questionHeader: ['审查要点（逐项填写）', '承办人', '保密审查员'],
  approvalHeader: ['审批要点（逐项填写）', '审批人'],
  questions: questionsZh.asked,
  answerBoxes: (answers) => answers.map((answer) => `□${questionsZh.answers[answer]}`).join(' '),
  answerLine: ({ answer, reason }) =>
    reason === '' ? questionsZh.answers[answer] : `${questionsZh.answers[answer]}：${reason}`,
  notRecorded: '签署时未记录',
  actions: {
    fix: '改稿',
    'set-aside': '建议保留',
    ask: '提请保密审查',
    uphold: '同意保留',
    'demand-change': '要求修改',
  },
  reasons: {
    'quoted-example': '引用示例',
    'must-be-open-by-law': '依法应公开',
    'person-agreed': '当事人同意',
    'already-public': '公开渠道已发布',
    'false-alarm': '误报',
    'needed-for-service': '办事需要',
    other: '其他',
  },
  place: ({ part, page, sheet, cell, paragraph }) => {
    const words = [
      page === undefined ? '' : `第${page}页`,
      sheet === undefined ? '' : `工作表${sheet}`,
      cell ?? '',
      paragraph === undefined ? '' : `第${paragraph}段`,
    ].join('');
    return words === '' ? part : words;
  },
  countsLine: ({ hard, soft, info, notInspected }) =>
    `硬性 ${hard} 条，需处理 ${soft} 条，提示 ${info} 条，未能检查 ${notInspected} 处`,
  datesLine: ({ openedOn, submittedOn }) =>
    `填表 ${openedOn}，送审 ${submittedOn === '' ? '尚未送审' : submittedOn}`,
  carrierLine: (parts) => {
    const isOther = parts.some(({ mediaType }) => /^(?:image|audio|video)\//u.test(mediaType));
    const attachments = parts.filter(({ slot }) => slot === 'attachment').length;
    return `${isOther ? '非公文类' : '公文类'}，共 ${parts.length} 个文件，其中附件 ${attachments} 个`;
  },
  signatureLine: ({ name, at, keyId, deputy }) =>
    [
      `${name}  ${at}  密钥 ${keyId}`,
      ...(deputy === null
        ? []
        : [`（以本人名义代行${deputy.of}的职责，${deputy.of}离岗：${deputy.from}至${deputy.to}）`]),
    ].join('  '),
  eventLine: ({ event, detail, by, at }) =>
    [
      slipZh.events[event],
      detail.on === '' ? at.slice(0, 10) : detail.on,
      detail.organ,
      detail.number,
      detail.code,
      detail.text,
      by,
    ]
      .filter((each) => each !== '')
      .join('  '),
  unsigned: '（签名、日期）',
  none: '无',
  footnote: '本单由系统生成，以签署记录为准；不得随公开内容上传。',
};
