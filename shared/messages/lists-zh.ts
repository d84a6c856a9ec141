/** 命令行的登记台账、检索、文书和统计用语。 */
import { formNamesZh, statisticsZh } from './forms-zh.ts';
import type { ListsSentences } from './lists-catalogue.ts';

const { name: _name, ...columns } = statisticsZh.header;

export const listsZh: ListsSentences = {
  commands: {
    register: '登记台账：列出、导出',
    registerList: '列出登记台账',
    registerExport: '把登记台账导出成文件',
    search: '检索标题、文号、正文',
    records: '制作一件事项的文书',
    forms: '列出可以生成的文书，或者生成其中一种',
    statistics: '一年的统计和年度报告数据',
  },
  options: {
    person: '办理人姓名',
    year: '年度',
    kind: '事项类型的标识',
    state: '状态',
    organ: '制作机关',
    oldestFirst: '编号从旧到新',
    limit: '最多列出几条',
    as: '文件格式',
    out: '存放文件的文件夹',
    form: '要生成的文书',
  },
  states: {
    drafting: '草稿',
    'secrecy-review': '保密审查',
    referred: '报请确定',
    approval: '领导审批',
    approved: '待发布',
    exported: '已导出',
    published: '已发布',
    withdrawn: '已撤回',
    'not-open': '不予公开',
    stopped: '停止处理',
  },
  forms: formNamesZh,
  standings: { ready: '可以生成', 'not-yet': '内容未齐', 'not-of-this-kind': '不适用' },
  columns,
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
  },
  total: (count) => `共 ${count} 件`,
  allOf: (year) => `${year} 年合计`,
  saved: (path) => `已保存：${path}`,
  nothing: '没有找到。',
  entry: '登记信息',
  tooShort: '检索词至少要有两个字。',
  packageUnknown: (number) => `没有编号为“${number}”的事项。`,
  formNeedsOut: '生成文书时，要同时用 --form 写明文书，用 --out 写明文件夹。',
};
