/**
 * A Chinese PDF of seven hundred pages as office programs write it: text, places and all checks for hidden content against
 * pdf.js that only takes the text, and against Poppler's pdftotext.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { extractText } from '../../shared/extraction/extract-text.node.ts';
import { openPdf } from '../../shared/extraction/pdf/open-pdf.node.ts';
import type { Measurement } from './measure.ts';
import type { Prepared } from './rows.ts';
import { variedText } from './varied-text.ts';

const pages = 700;
const linesOnPage = 22;
const lineUnits = 28;
const leastOfPdfjs = 0.9;
const leastOfPoppler = 1.5;

export const pdfRows: readonly Prepared[] = [
  { id: 'pdf-700', prepare: againstPdfjs },
  { id: 'pdf-700-pdftotext', prepare: againstPoppler },
];

function againstPdfjs(): Measurement {
  const bytes = longPdf();
  return {
    id: 'pdf-700',
    peer: 'pdfjs-getTextContent',
    unit: 'page/s',
    goal: leastOfPdfjs,
    amount: pages,
    ours: () => extractText({ bytes, name: '七百页汇编.pdf' }),
    theirs: () => textContent(bytes),
  };
}

function againstPoppler(): Measurement {
  const bytes = longPdf();
  const folder = mkdtempSync(join(tmpdir(), 'xianshen-bench-'));
  const path = join(folder, 'long.pdf');
  writeFileSync(path, bytes);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const run = () => spawnSync('pdftotext', [path, '-'], { maxBuffer: 64 * 1024 * 1024 });
  return {
    id: 'pdf-700-pdftotext',
    peer: 'pdftotext',
    unit: 'page/s',
    goal: leastOfPoppler,
    amount: pages,
    hasPeer: run().status === 0,
    ours: () => extractText({ bytes, name: '七百页汇编.pdf' }),
    theirs: run,
  };
}

/** The least a program can do with pdf.js: the text of each page, no places, no checks. */
async function textContent(bytes: Uint8Array): Promise<number> {
  const opening = await openPdf(bytes, {});
  if (opening.isEncrypted) return 0;
  let count = 0;
  for (let number = 1; number <= opening.document.numPages; number += 1) {
    const page = await opening.document.getPage(number);
    count += (await page.getTextContent()).items.length;
    page.cleanup();
  }
  await opening.document.loadingTask.destroy();
  return count;
}

/** Seven hundred pages with a table head, a frame and a page number each, packed as usual. */
export function longPdf(): Uint8Array {
  const text = variedText(pages * linesOnPage * lineUnits).replace(/\s/gu, '');
  const codes = new Map([...new Set(text), ...'0123456789'].map((sign, index) => [sign, index + 1]));
  const firstPage = 6;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${pages}/Kids[${Array.from({ length: pages }, (_, page) => `${firstPage + page * 2} 0 R`).join(' ')}]>>`,
    '<</Type/Font/Subtype/Type0/BaseFont/FangSong/Encoding/Identity-H/ToUnicode 5 0 R/DescendantFonts[4 0 R]>>',
    '<</Type/Font/Subtype/CIDFontType2/BaseFont/FangSong/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000>>',
    packed(characterMap(codes)),
    ...Array.from({ length: pages }, (_, page) => [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${firstPage + page * 2 + 1} 0 R/Resources<</Font<</F1 3 0 R>>>>>>`,
      packed(pageContent(text, page, codes)),
    ]).flat(),
  ];
  return assembled(objects);
}

function pageContent(text: string, page: number, codes: ReadonlyMap<string, number>): string {
  const hex = (words: string) =>
    [...words].map((sign) => (codes.get(sign) ?? 0).toString(16).padStart(4, '0')).join('');
  const start = page * linesOnPage * lineUnits;
  const lines = Array.from({ length: linesOnPage }, (_, line) => {
    const words = text.slice(start + line * lineUnits, start + (line + 1) * lineUnits);
    return `BT /F1 16 Tf 1 0 0 1 74.5 ${760 - line * 28} Tm <${hex(words)}> Tj ET`;
  });
  const frame = '0.5 w 70 120 m 525 120 l S q 0.9 g 74 100 447 18 re f Q';
  const number = `BT /F1 14 Tf 1 0 0 1 280 60 Tm <${hex(`${page + 1}`)}> Tj ET`;
  return `q 0 0 595 842 re W n 0 g ${frame}\n${lines.join('\n')}\n${number} Q`;
}

function characterMap(codes: ReadonlyMap<string, number>): string {
  const hex = (value: number) => value.toString(16).padStart(4, '0');
  const entries = [...codes].map(([sign, code]) => `<${hex(code)}> <${hex(sign.charCodeAt(0))}>`);
  const blocks: string[] = [];
  for (let at = 0; at < entries.length; at += 100) {
    const block = entries.slice(at, at + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange\n${blocks.join('\n')}\nendcmap end`;
}

function packed(content: string): Buffer {
  const data = deflateSync(content);
  return Buffer.concat([
    Buffer.from(`<</Filter/FlateDecode/Length ${data.length}>>\nstream\n`),
    data,
    Buffer.from('\nendstream'),
  ]);
}

function assembled(objects: readonly (string | Buffer)[]): Uint8Array {
  const pieces: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  let length = 9;
  const offsets = objects.map((object, index) => {
    const piece = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      Buffer.from(object),
      Buffer.from('\nendobj\n'),
    ]);
    pieces.push(piece);
    length += piece.length;
    return length - piece.length;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const tail = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${length}\n%%EOF\n`;
  return new Uint8Array(Buffer.concat([...pieces, Buffer.from(tail)]));
}
