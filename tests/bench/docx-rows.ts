/** A Word document of a thousand pages, with styles, tables, changes and comments: against mammoth, in time and in memory. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  Document,
  HeadingLevel,
  InsertedTextRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { convertToHtml } from 'mammoth';
import { extractText } from '../../shared/extraction/extract-text.node.ts';
import type { Measurement } from './measure.ts';
import type { Prepared } from './rows.ts';
import { officialText } from './sample-text.ts';

const pages = 1_000;
/** Characters on a page of an official document: 22 lines of 28, less what headings and ends of paragraphs leave free. */
const pageUnits = 550;
const leastRatio = 2;

export const docxRows: readonly Prepared[] = [
  { id: 'docx-mammoth', prepare: readingTime },
  { id: 'docx-memory', prepare: readingMemory },
];

/** The document both sides read. */
export async function longDocument(): Promise<Uint8Array> {
  const lines = officialText(pages * pageUnits).split('\n');
  const children = lines.map((line, index) => {
    if (index % 40 === 0) return new Paragraph({ text: line.slice(0, 20), heading: HeadingLevel.HEADING_1 });
    if (index % 15 === 0) return tableOf(line);
    const half = Math.floor(line.length / 2);
    return new Paragraph({
      children: [
        new TextRun({ text: line.slice(0, half), bold: index % 7 === 0 }),
        index % 50 === 1
          ? new InsertedTextRun({
              text: line.slice(half),
              id: index,
              author: '沈望舒',
              date: '2026-03-02T08:00:00Z',
            })
          : new TextRun(line.slice(half)),
      ],
    });
  });
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })));
}

function tableOf(line: string): Table {
  const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });
  return new Table({ rows: [new TableRow({ children: [cell(line.slice(0, 8)), cell(line.slice(8, 40))] })] });
}

async function readingTime(): Promise<Measurement> {
  const bytes = await longDocument();
  const buffer = Buffer.from(bytes);
  return {
    id: 'docx-mammoth',
    peer: 'mammoth to HTML',
    unit: 'page/s',
    goal: leastRatio,
    amount: pages,
    ours: () => extractText({ bytes, name: '千页通知.docx' }),
    theirs: () => convertToHtml({ buffer }),
  };
}

/** Documents that would fit into a gigabyte side by side, by the peak of a process that reads one. */
async function readingMemory(): Promise<Measurement> {
  const folder = mkdtempSync(join(tmpdir(), 'docx-memory-'));
  const file = join(folder, 'long.docx');
  writeFileSync(file, await longDocument());
  const value = { ours: 1024 / peakMegabytes('ours', file), theirs: 1024 / peakMegabytes('mammoth', file) };
  rmSync(folder, { recursive: true });
  const nothing = () => undefined;
  return {
    id: 'docx-memory',
    peer: 'mammoth to HTML',
    unit: 'document/GB',
    goal: 1,
    amount: 1,
    value,
    ours: nothing,
    theirs: nothing,
  };
}

function peakMegabytes(side: string, file: string): number {
  const entry = fileURLToPath(new URL('read-docx-process.ts', import.meta.url));
  const run = spawnSync(process.execPath, [entry, side, file], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
  return Number(run.stdout);
}
