/** States of a dossier (事项状态), after the order of work of release review. */

/**
 * 草稿, 保密审查, 报请确定(等待答复), 领导审批, 待发布(封存), 已导出, 已发布(有回执), 已撤回, 不予公开, 停止处理. The last three are ends; so is
 * 已导出 for the content, which never changes again.
 */
export const dossierStates = [
  'drafting',
  'secrecy-review',
  'referred',
  'approval',
  'approved',
  'exported',
  'published',
  'withdrawn',
  'not-open',
  'stopped',
] as const;
export type DossierState = (typeof dossierStates)[number];

/** States in which nothing about the content changes any more, whoever asks. */
export const closedStates: readonly DossierState[] = [
  'exported',
  'published',
  'withdrawn',
  'not-open',
  'stopped',
];
