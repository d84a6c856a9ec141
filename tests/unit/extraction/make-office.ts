/** Office files written by hand, as small as the readers accept. */
import { extractText } from '../../../shared/extraction/extract-text.node.ts';
import type { ExtractedText } from '../../../shared/extraction/extracted-text.ts';
import type { ReadOptions } from '../../../shared/extraction/reader.ts';
import { makeZip } from '../intake/make-zip.ts';

const relationshipTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface Related {
  readonly id: string;
  readonly kind: string;
  readonly target: string;
  readonly external?: boolean;
}

/** A relationship part. */
export function relationships(related: readonly Related[]): string {
  const items = related.map(
    ({ id, kind, target, external }) =>
      `<Relationship Id="${id}" Type="${relationshipTypes}/${kind}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`;
}

const wordNames =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="urn:wps" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"';

export interface MadeDocx {
  /** Content of `w:body`. */
  readonly body: string;
  /** Other parts by name; those in `word/` without `related` are found through it. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
  readonly related?: readonly Related[];
  /** Relationships of the package itself, besides the one to the main part. */
  readonly ofPackage?: readonly Related[];
}

/** A part of word/ with the usual names declared. */
export function wordPart(root: string, content: string): string {
  return `<w:${root} ${wordNames}>${content}</w:${root}>`;
}

/** A Word document. */
export function makeDocx({ body, parts = {}, related = [], ofPackage = [] }: MadeDocx): Uint8Array {
  return makeZip([
    {
      name: '[Content_Types].xml',
      content:
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    },
    {
      name: '_rels/.rels',
      content: relationships([
        { id: 'r1', kind: 'officeDocument', target: 'word/document.xml' },
        ...ofPackage,
      ]),
    },
    { name: 'word/document.xml', content: wordPart('document', `<w:body>${body}</w:body>`) },
    { name: 'word/_rels/document.xml.rels', content: relationships(related) },
    ...Object.entries(parts).map(([name, content]) => ({ name, content })),
  ]);
}

/** A paragraph with one run. */
export function paragraph(text: string, properties = ''): string {
  return `<w:p>${properties}<w:r><w:t>${text}</w:t></w:r></w:p>`;
}

export interface MadeSheet {
  readonly name: string;
  readonly state?: string;
  /** Content of the sheet part. */
  readonly content: string;
}

export interface MadeXlsx {
  readonly sheets: readonly MadeSheet[];
  /** Further content of the workbook part. */
  readonly workbook?: string;
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
  readonly related?: readonly Related[];
}

const sheetNames =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** An Excel workbook. */
export function makeXlsx({ sheets, workbook = '', parts = {}, related = [] }: MadeXlsx): Uint8Array {
  const listed = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${name}" sheetId="${index + 1}" r:id="s${index + 1}"${state ? ` state="${state}"` : ''}/>`,
  );
  return makeZip([
    {
      name: '[Content_Types].xml',
      content:
        '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    },
    {
      name: '_rels/.rels',
      content: relationships([{ id: 'r1', kind: 'officeDocument', target: '/xl/workbook.xml' }]),
    },
    {
      name: 'xl/workbook.xml',
      content: `<workbook ${sheetNames}>${workbook}<sheets>${listed.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relationships([
        ...sheets.map((_, index) => ({
          id: `s${index + 1}`,
          kind: 'worksheet',
          target: `worksheets/sheet${index + 1}.xml`,
        })),
        ...related,
      ]),
    },
    ...sheets.map(({ content }, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      content: `<worksheet ${sheetNames}>${content}</worksheet>`,
    })),
    ...Object.entries(parts).map(([name, content]) => ({ name, content })),
  ]);
}

/** A cell with its text inside. */
export function inlineCell(address: string, text: string, attributes = ''): string {
  return `<c r="${address}" t="inlineStr"${attributes}><is><t>${text}</t></is></c>`;
}

/** Reads bytes that must be readable. */
export async function read(
  bytes: Uint8Array,
  name = '文件',
  options: ReadOptions = {},
): Promise<ExtractedText> {
  const result = await extractText({ bytes, name, options });
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

/** Text of the part with this path. */
export function textOf(extracted: ExtractedText, path: string): string | undefined {
  return extracted.parts.find((part) => part.path === path)?.text;
}

/** Words of the segments with this hidden kind (or of the visible ones), in order. */
export function hiddenWords(extracted: ExtractedText, kind: string | null): string[] {
  return extracted.parts.flatMap(({ text, segments }) =>
    segments.filter(({ hidden }) => hidden === kind).map(({ start, end }) => text.slice(start, end)),
  );
}

/** Facts of a kind. */
export function factsOf(extracted: ExtractedText, kind: string) {
  return extracted.hidden.filter((fact) => fact.kind === kind);
}
