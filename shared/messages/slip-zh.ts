/** 公开前保密审查单用语。 */
import type { SlipWords } from '../release/forms/review-slip.ts';

export const slipZh: SlipWords = {
  title: '政府信息公开保密审查单',
  fields: {
    packageNumber: '审查编号',
    office: '单位名称',
    name: '信息名称',
    documentNumber: '文号',
    formedOn: '成文日期',
    attribute: '公开属性',
    files: '文件清单（SHA-256 前 16 位）',
    content: '内容校验值',
    counts: '自动检测结果',
    ruleSets: '规则版本',
    decisions: '处理意见',
    signatures: '签署',
  },
  attributes: { active: '主动公开', 'on-request': '依申请公开', 'not-open': '不予公开' },
  slots: { document: '文件', interpretation: '解读材料', attachment: '附件' },
  stages: { handler: '承办人', 'secrecy-reviewer': '保密审查员', approver: '审批人' },
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
  none: '无',
  footnote: '本单由系统生成，以签署记录为准；不得随公开内容上传。',
};
