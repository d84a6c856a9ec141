/** 审计日志事件和核对结果的名称。 */
import type { LedgerProblem } from '../../shared/audit/ledger-problem.ts';

export const ledgerZh: Readonly<Record<string, string>> = {
  'office.create': '建立单位',
  'session.sign-in': '登录',
  'session.sign-out': '退出或锁定',
  'key.unlock': '口令核对',
  'key.change-pass-phrase': '更改口令',
  'dossier.create': '新建发布件',
  'dossier.set-catalogue': '修改目录信息',
  'dossier.add-file': '添加文件',
  'dossier.replace-file': '替换文件',
  'dossier.remove-file': '移除文件',
  'dossier.screen': '重新筛查',
  'dossier.decide': '处理发现',
  'dossier.reveal': '查看个人信息原文',
  'dossier.return': '退回',
  'dossier.sign': '签署',
  'bundle.export': '导出发布包',
  'bundle.verify': '校验发布包',
  'audit.list': '查看审计日志',
  'audit.verify': '核对审计日志',
  'audit.export': '导出审计日志',
  'workspace.backup': '备份数据',
};

export const ledgerProblemsZh: Readonly<Record<LedgerProblem['what'], string>> = {
  'chain.number': '序号不连续，缺少日志或顺序被改动',
  'chain.previous': '与前一条接不上',
  'chain.hash': '内容与校验值不符，可能被改动',
  'head.missing': '数据库之外保存的末条校验值不见了',
  'head.differs': '与数据库之外保存的末条校验值不一致，可能被截短或换成旧库',
  'row.without-entry': '数据库里有记录，日志里没有',
  'entry.without-row': '日志里有记录，数据库里没有',
  'state.differs': '发布件的状态与日志不一致',
  'people.differ': '人员、岗位或信任文件与建立单位时不一致',
};
