/** 审计报告用语。正式文书只有中文。 */
import type { ReportKind } from '../audit/audit-report.ts';

export const auditReportZh = {
  title: '安全审计日志报告',
  origin: '日志来源',
  period: '起止时间',
  length: '日志条数',
  head: '末条校验值',
  root: '树根',
  summary: '一、概况',
  rows: '二、需要关注的记录',
  none: '没有需要关注的记录。',
  header: ['关注事项', '日志条号', '人员', '时间（UTC）', '对象'],
  counts: '各类条数',
  more: (shown: number, total: number) => `本表列出前 ${shown} 行，共 ${total} 行；其余见 CSV 格式的报告。`,
  footnote: '本报告只列日志条号，不含文件内容；是否存在问题由安全审计员核查后认定。',
  signature: '审计人（签名）：                日期：',
  kinds: {
    'hard-kept': '保留硬性发现',
    bulk: '批量处理发现',
    hasty: '两次处理间隔不足二秒',
    'returned-often': '退回超过两次',
    rules: '规则变动后重新筛查',
    'failed-sign-in': '口令错误',
    'beyond-duty': '越权尝试',
    clock: '时钟跳变',
    keys: '密钥与证书变动',
  } satisfies Readonly<Record<ReportKind, string>>,
};
