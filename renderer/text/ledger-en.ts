/** Names of ledger events. */
export const ledgerEn: Readonly<Record<string, string>> = {};
