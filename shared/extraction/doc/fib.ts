/**
 * The file information block at the beginning of a Word document: what the file is and where its tables lie ([MS-DOC] 2.5).
 * Numbers of tables are positions in the list of `fc`/`lcb` pairs ([MS-DOC] 2.5.6 to 2.5.8), which starts at byte 154.
 */
import { uint16At, uint32At } from '../../base/bounded-reader.ts';

export interface FileInformation {
  readonly isEncrypted: boolean;
  /** Pieces were added at the end instead of writing the text anew. */
  readonly isFastSaved: boolean;
  readonly tableStream: '0Table' | '1Table';
  /** Language of the program that made the file ([MS-LCID]). */
  readonly language: number;
  /** First byte of text in the stream and one past its last, as the block says. */
  readonly textStart: number;
  readonly textEnd: number;
  /** Character positions of each sub-document, in the order in which they follow each other. */
  readonly lengths: Readonly<Record<SubDocument, number>>;
  /** Place of a table in the table stream; null when the file has none. */
  table(index: number): { readonly at: number; readonly bytes: number } | null;
}

/** Sub-documents in their order ([MS-DOC] 2.4.1). */
export const subDocuments = [
  'main',
  'footnotes',
  'headers',
  'macros',
  'comments',
  'endnotes',
  'textBoxes',
  'headerTextBoxes',
] as const;

export type SubDocument = (typeof subDocuments)[number];

/** Numbers of the tables that are read. */
export const tableIndex = {
  styles: 1,
  commentReferences: 4,
  comments: 5,
  headers: 11,
  characterRuns: 12,
  paragraphRuns: 13,
  bookmarkNames: 21,
  associations: 32,
  pieces: 33,
  commentAuthors: 36,
  drawings: 50,
  changeAuthors: 51,
  savedBy: 71,
  commentDates: 112,
} as const;

const signature = 0xa5ec;
const oldSignature = 0xa5dc;
const firstTable = 154;

/** What the first bytes are: a block of Word 97 or later, one of an older Word, or neither. */
export function wordVersion(bytes: Uint8Array): 'word97' | 'older' | 'none' {
  if (bytes.length < 2) return 'none';
  const identifier = uint16At(bytes, 0);
  if (identifier === oldSignature) return 'older';
  if (identifier !== signature) return 'none';
  return uint16At(bytes, 2) < 0x6a ? 'older' : 'word97';
}

/** Reads the block. @throws TooShort when the stream ends within it */
export function readFileInformation(bytes: Uint8Array): FileInformation {
  const flags = uint16At(bytes, 10);
  const pairs = Math.min(uint16At(bytes, 152), 1024);
  const counts = subDocuments.map((name, index) => [name, uint32At(bytes, 76 + index * 4)] as const);
  return {
    isEncrypted: (flags & 0x0100) !== 0,
    isFastSaved: (flags & 0x0004) !== 0,
    tableStream: (flags & 0x0200) === 0 ? '0Table' : '1Table',
    language: uint16At(bytes, 6),
    textStart: uint32At(bytes, 24),
    textEnd: uint32At(bytes, 28),
    lengths: Object.fromEntries(counts) as Record<SubDocument, number>,
    table(index) {
      const place = firstTable + index * 8;
      if (index >= pairs || place + 8 > bytes.length) return null;
      const table = { at: uint32At(bytes, place), bytes: uint32At(bytes, place + 4) };
      return table.bytes === 0 ? null : table;
    },
  };
}
