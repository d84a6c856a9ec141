/** A table as data: what a register or a statistic is, before it becomes a sheet or lines of text. */

export type TableCell = string | number;

export interface PlainTable {
  /** Name of the sheet. */
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly TableCell[])[];
}

/** Starts with which spreadsheet programs take text for a formula when they open lines of text. */
const formulaStart = /^[=+\-@\t\r＝＋－＠]/u;

/** Whether a spreadsheet program could run the text (CSV injection, OWASP). */
export function looksLikeFormula(text: string): boolean {
  return formulaStart.test(text);
}
