/** 登记与统计、检索、文书的文字。 */
import type { FormName } from '../../shared/contract/list-api.ts';
import type { AssessmentLine, YearlyCount } from '../../shared/contract/list-views.ts';
import type { TimeLimit } from '../../shared/screening/time-limit.ts';

const units = { 'working-day': '个工作日', day: '日', hour: '小时' } as const;
const spans = {
  day: '天',
  week: '周',
  month: '月',
  quarter: '季度',
  'half-year': '半年',
  year: '年',
} as const;

export const zhRegister = {
  register: {
    place: '登记与统计',
    title: '登记台账',
    table: '登记台账',
    total: (count: number) => `共 ${count} 件`,
    ofState: (state: string, count: number) => `${state} ${count}`,
    empty: '没有符合条件的发布件。',
    year: '年度',
    kind: '事项类型',
    state: '状态',
    organ: '制作机关',
    any: '全部',
    noOrgan: '（未填）',
    order: '次序',
    newestFirst: '编号从新到旧',
    oldestFirst: '编号从旧到新',
    number: '编号',
    name: '信息名称',
    documentNumber: '文号',
    handler: '承办人',
    reviewer: '审查人',
    approver: '审批人',
    published: '公开时间',
    save: '导出',
    formats: { docx: '导出文书', pdf: '导出 PDF', xlsx: '导出表格', csv: '导出文本（CSV）' },
    saved: (name: string) => `已保存“${name}”。`,
    tasks: '导出任务分工',
  },
  tasks: {
    read: (count: number) => `责任分工（${count} 项，按文件读出）`,
    saved: (count: number) => `责任分工（${count} 项，已保存）`,
    note: '按各段末尾的“牵头单位、配合单位”读出，有误时在这里改正；多个单位用顿号隔开。任务分工表和台账按这里的内容导出。',
    fields: { task: '任务', lead: '牵头单位', support: '配合单位' },
    fieldOf: (number: number, field: string) => `${number}. ${field}`,
    remove: (number: number) => `删除第 ${number} 项任务`,
    add: '增加任务',
    save: '保存责任分工',
    again: '恢复为文件中的内容',
    unsaved: '有改动尚未保存',
    kept: '责任分工已保存。',
  },
  timeLimit: (limit: TimeLimit): string => {
    switch (limit.mode) {
      case 'within': {
        const after = limit.trigger === '' ? '' : `${limit.trigger}后`;
        return `读作：${after}${limit.period.amount}${units[limit.period.unit]}内`;
      }
      case 'shown-for':
        return `读作：公示${limit.atLeast ? '不少于' : ''}${limit.period.amount}${units[limit.period.unit]}`;
      case 'periodic':
        return `读作：每${spans[limit.each]}一次`;
      case 'at-once':
        return '读作：当天公开';
      case 'by':
        return '读作：在写明的日期前公开';
      case 'standing':
        return '读作：长期公开';
      case 'vague':
      case 'unread':
        return '';
      default:
        return limit satisfies never;
    }
  },
  statistics: {
    title: '统计',
    noYear: '先选择年度。',
    total: '合计',
    unnamed: '（未填）',
    groups: { organ: '按机关', topic: '按主题', kind: '按事项类型' },
    group: '分组',
    name: '名称',
    columns: {
      opened: '登记',
      released: '已导出',
      onTime: '按时',
      late: '逾期',
      unsure: '日历未覆盖',
      returned: '退回',
      withdrawn: '撤回',
      notOpen: '不予公开',
      overridden: '保留的发现',
      briefings: '新闻发布会（≥2）',
      days: '平均工作日',
    } satisfies { readonly [C in Exclude<keyof AssessmentLine, 'name'>]: string },
    yearly: '年度报告数据',
    yearlyItem: '项目',
    yearlyCount: '件数',
    items: {
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
    } satisfies { readonly [I in YearlyCount['item']]: string },
  },
  search: {
    label: '检索标题、文号、正文',
    note: '至少两个字，多个词用空格隔开',
    submit: '检索',
    clear: '清除',
    results: '检索结果',
    none: '没有找到。',
    found: (count: number, isWhole: boolean) => (isWhole ? `找到 ${count} 处` : `先列出 ${count} 处`),
    inEntry: '登记信息',
    more: '继续检索',
  },
  forms: {
    title: '表单与记录',
    note: '文书按登记内容生成，供签字、报送和归档，不进入发布包。',
    save: '保存',
    saveOf: (form: string, format: string) => `把${form}保存为${format}`,
    formats: { docx: '文书（docx）', pdf: 'PDF' },
    printing: '正在生成 PDF……',
    stop: '停止生成',
    stopping: '正在停止……',
    saved: (name: string) => `已保存“${name}”。`,
    standings: { ready: '可以生成', 'not-yet': '内容未齐', 'not-of-this-kind': '不适用' },
    names: {
      'review-slip': '保密审查单',
      'consultation-notice': '征求意见公告',
      'adoption-report': '意见采纳情况报告',
      'legality-review': '合法性审查表',
      interpretation: '政策解读方案',
      'referral-letter': '报请确定函',
      'withdrawal-notice': '撤回通知',
      'task-table': '任务分工表',
    } satisfies { readonly [F in FormName]: string },
    signedSlip: '签字审查单扫描件',
  },
};
