/**
 * Writes tables as a workbook (SpreadsheetML, ECMA-376 part 1, 18): plain cells, a header that stays, nothing that runs. Text is
 * always a text cell, so no start of it makes a formula; text that looks like one also says so for programs that save it again.
 */
import { strToU8, zipSync } from 'fflate';
import type { PlainTable, TableCell } from './plain-table.ts';
import { looksLikeFormula } from './plain-table.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** Numbers of the cell formats in `styles`. */
const style = { plain: 0, header: 1, quoted: 2 } as const;
/** A cell holds no more (Excel specifications and limits). */
const longestCell = 32_767;
const widest = 60;

/** Bytes of the xlsx file: same tables, same bytes. */
export function writeWorkbook(tables: readonly PlainTable[]): Uint8Array {
  const sheets = Object.fromEntries(
    tables.map((table, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheet(table)]),
  );
  const parts = {
    '[Content_Types].xml': contentTypes(tables.length),
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbook(tables),
    'xl/_rels/workbook.xml.rels': relations([
      ...tables.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const),
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': styles,
    ...sheets,
  };
  const entries = Object.entries(parts).map(([path, xml]) => [path, strToU8(declaration + xml)] as const);
  return zipSync(Object.fromEntries(entries), { mtime: new Date(1980, 0, 1) });
}

function contentTypes(count: number): string {
  const base = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const part = (path: string, type: string) =>
    `<Override PartName="/xl/${path}" ContentType="${base}.${type}+xml"/>`;
  const sheets = Array.from({ length: count }, (_, index) =>
    part(`worksheets/sheet${index + 1}.xml`, 'worksheet'),
  );
  return `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('workbook.xml', 'sheet.main')}${part('styles.xml', 'styles')}${sheets.join('')}</Types>`;
}

function relations(targets: readonly (readonly [string, string])[]): string {
  const each = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${relationships}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${packaged}/relationships">${each.join('')}</Relationships>`;
}

function workbook(tables: readonly PlainTable[]): string {
  const sheets = tables.map(
    ({ name }, index) =>
      `<sheet name="${escaped(sheetName(name))}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return `<workbook xmlns="${main}" xmlns:r="${relationships}"><sheets>${sheets.join('')}</sheets></workbook>`;
}

/** Names of sheets are short and lack some characters. */
function sheetName(name: string): string {
  return name.replace(/[[\]:*?/\\]/gu, ' ').slice(0, 31);
}

const font = '<name val="宋体"/><charset val="134"/>';
const styles = `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/>${font}</font><font><b/><sz val="11"/>${font}</font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`;

function sheet({ header, rows }: PlainTable): string {
  const all = [header, ...rows];
  const columns = header.map((_, index) => {
    const width = Math.min(
      widest,
      4 + Math.max(...all.slice(0, 200).map((row) => widthOf(row[index] ?? ''))),
    );
    return `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`;
  });
  const lines = all.map(
    (row, index) =>
      `<row r="${index + 1}">${row.map((value, column) => cell(value, { row: index, column })).join('')}</row>`,
  );
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  return `<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>${lines.join('')}</sheetData></worksheet>`;
}

/** In narrow characters; Han characters take two. */
function widthOf(value: TableCell): number {
  return [...String(value)].reduce((width, character) => width + (character > '\u2e7f' ? 2 : 1), 0);
}

function cell(value: TableCell, at: { readonly row: number; readonly column: number }): string {
  const place = `${columnName(at.column)}${at.row + 1}`;
  if (typeof value === 'number') return `<c r="${place}" s="${style.plain}"><v>${value}</v></c>`;
  const look = at.row === 0 ? style.header : looksLikeFormula(value) ? style.quoted : style.plain;
  const text = escaped(value.slice(0, longestCell));
  return `<c r="${place}" s="${look}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

/** A, B, …, Z, AA. */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

/** Control characters that XML does not have are left out. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r -\ud7ff\ue000-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
