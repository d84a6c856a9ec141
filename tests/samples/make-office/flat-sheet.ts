/** Writes sheets given as data into a flat OpenDocument spreadsheet, which LibreOffice then saves as xlsx. */
import { checkedIdNumber } from './check-digits.ts';
import type { TextProperties } from './flat-text.ts';
import { escapeXml, metaXml } from './flat-text.ts';

export interface SheetSource {
  readonly name: string;
  readonly hidden?: boolean | undefined;
  /** Spread over all columns above the header row. */
  readonly title?: string | undefined;
  /** Column widths in millimetres; their number is the number of columns. */
  readonly widths: readonly number[];
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Rows, counted from 1 among `rows`, that a reader of the sheet does not see. */
  readonly hiddenRows?: readonly number[] | undefined;
}

const namespaces = ['office', 'style', 'text', 'table', 'meta']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .concat(
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
    'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  )
  .join(' ');

/** @returns the whole XML file */
export function flatSheet(sheets: readonly SheetSource[], properties: TextProperties): string {
  const widths = [...new Set(sheets.flatMap((sheet) => sheet.widths))];
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document ${namespaces} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
${metaXml(properties)}
<office:automatic-styles>${pageLayout}${widths.map(columnStyle).join('')}${fixedStyles}</office:automatic-styles>
<office:master-styles><style:master-page style:name="Default" style:page-layout-name="page"><style:header style:display="false"/><style:footer style:display="false"/></style:master-page></office:master-styles>
<office:body><office:spreadsheet>${sheets.map(sheetXml).join('\n')}</office:spreadsheet></office:body>
</office:document>
`;
}

const pageLayout =
  '<style:page-layout style:name="page"><style:page-layout-properties fo:page-width="297mm" fo:page-height="210mm" style:print-orientation="landscape" fo:margin="20mm" style:scale-to-X="1" style:scale-to-Y="0" style:table-centering="horizontal"/></style:page-layout>';

function columnStyle(width: number): string {
  return `<style:style style:name="w${width}" style:family="table-column"><style:table-column-properties style:column-width="${width}mm"/></style:style>`;
}

function cellStyle(name: string, cell: string, paragraph: string, text: string): string {
  return `<style:style style:name="${name}" style:family="table-cell"><style:table-cell-properties style:vertical-align="middle" ${cell}/><style:paragraph-properties ${paragraph}/><style:text-properties ${text}/></style:style>`;
}

function face(name: string, size: number): string {
  return `style:font-name="${name}" style:font-name-asian="${name}" fo:font-family="'${name}'" style:font-family-asian="'${name}'" fo:font-size="${size}pt" style:font-size-asian="${size}pt"`;
}

const border = 'fo:border="0.5pt solid #000000" fo:wrap-option="wrap" fo:padding="1.2mm"';
const fixedStyles = [
  '<style:style style:name="shown" style:family="table" style:master-page-name="Default"><style:table-properties table:display="true"/></style:style>',
  '<style:style style:name="unseen" style:family="table"><style:table-properties table:display="false"/></style:style>',
  '<style:style style:name="tall" style:family="table-row"><style:table-row-properties style:row-height="13mm" style:use-optimal-row-height="false"/></style:style>',
  '<style:style style:name="row" style:family="table-row"><style:table-row-properties style:row-height="10mm" style:use-optimal-row-height="true"/></style:style>',
  cellStyle('title', '', 'fo:text-align="center"', face('方正小标宋简体', 18)),
  cellStyle('head', `${border} fo:background-color="#eeeeee"`, 'fo:text-align="center"', face('黑体', 11)),
  cellStyle('cell', border, 'fo:text-align="start"', face('仿宋_GB2312', 11)),
].join('');

function sheetXml(sheet: SheetSource): string {
  const columns = sheet.widths.map((width) => `<table:table-column table:style-name="w${width}"/>`).join('');
  const title = sheet.title === undefined ? '' : titleRow(sheet.title, sheet.widths.length);
  const rows = sheet.rows.map((row, index) =>
    rowXml(row, 'cell', sheet.hiddenRows?.includes(index + 1) === true ? ' table:visibility="collapse"' : ''),
  );
  return `<table:table table:name="${escapeXml(sheet.name)}" table:style-name="${sheet.hidden === true ? 'unseen' : 'shown'}">${columns}${title}${rowXml(sheet.header, 'head', '')}${rows.join('')}</table:table>`;
}

function titleRow(title: string, columns: number): string {
  return `<table:table-row table:style-name="tall"><table:table-cell table:style-name="title" office:value-type="string" table:number-columns-spanned="${columns}" table:number-rows-spanned="1"><text:p>${escapeXml(title)}</text:p></table:table-cell>${'<table:covered-table-cell/>'.repeat(columns - 1)}</table:table-row>`;
}

function rowXml(cells: readonly string[], style: string, visibility: string): string {
  const xml = cells.map((cell) => {
    const value = cell.replace(/\{id:(\d{17})\}/gu, (_, digits: string) => checkedIdNumber(digits));
    return `<table:table-cell table:style-name="${style}" office:value-type="string"><text:p>${escapeXml(value)}</text:p></table:table-cell>`;
  });
  return `<table:table-row table:style-name="row"${visibility}>${xml.join('')}</table:table-row>`;
}
