/** 审计日志事件的名称。 */
export const ledgerZh: Readonly<Record<string, string>> = {};
