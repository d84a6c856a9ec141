/** Writes a table as lines of text (RFC 4180) that spreadsheet programs open without running anything in it. */
import { encodeUtf8 } from '../../base/utf8.ts';
import type { PlainTable, TableCell } from './plain-table.ts';
import { looksLikeFormula } from './plain-table.ts';

/** Without it, spreadsheet programs take UTF-8 for the system's own code page. */
const byteOrderMark = '\ufeff';

/** UTF-8 with byte order mark, CRLF. Text that looks like a formula gets an apostrophe in front, as a sheet would keep it. */
export function writeCsv({ header, rows }: PlainTable): Uint8Array {
  const lines = [header, ...rows].map((row) => row.map(quoted).join(','));
  return encodeUtf8(`${byteOrderMark}${lines.join('\r\n')}\r\n`);
}

function quoted(cell: TableCell): string {
  if (typeof cell === 'number') return String(cell);
  const text = looksLikeFormula(cell) ? `'${cell}` : cell;
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
