/** Where a PDF puts the words of an official sheet, in millimetres from the upper left corner, read with pdf.js. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import * as z from 'zod/mini';

const item = z.object({
  str: z.string(),
  transform: z.array(z.number()),
  width: z.number(),
});

interface Word {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Of the baseline. */
  readonly down: number;
  /** Points. */
  readonly size: number;
}

export interface Line {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly down: number;
  readonly size: number;
}

export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly Line[];
}

const millimetres = (points: number): number => (points * 25.4) / 72;

export async function readSheets(bytes: Uint8Array): Promise<readonly Sheet[]> {
  const task = getDocument({ data: bytes.slice(), useSystemFonts: false, verbosity: 0 });
  const document = await task.promise;
  const sheets: Sheet[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const [, , width = 0, height = 0] = page.view;
    const { items } = await page.getTextContent();
    const words = items.flatMap((untrusted) => wordOf(untrusted, height));
    sheets.push({ width: millimetres(width), height: millimetres(height), lines: linesOf(words) });
  }
  await task.destroy();
  return sheets;
}

function wordOf(untrusted: unknown, height: number): Word[] {
  const parsed = item.safeParse(untrusted);
  if (!parsed.success || parsed.data.str.trim() === '') return [];
  const { str, transform, width } = parsed.data;
  const [, , , size = 0, x = 0, y = 0] = transform;
  return [
    {
      text: str.trim(),
      left: millimetres(x),
      right: millimetres(x + width),
      down: millimetres(height - y),
      size: Math.abs(size),
    },
  ];
}

/** Words on one baseline, from the left. */
function linesOf(words: readonly Word[]): readonly Line[] {
  const rows: Word[][] = [];
  for (const word of words.toSorted((one, other) => one.down - other.down)) {
    const row = rows.at(-1);
    if (row !== undefined && word.down - (row[0]?.down ?? 0) < 1.5) row.push(word);
    else rows.push([word]);
  }
  return rows.map((row) => {
    const sorted = row.toSorted((one, other) => one.left - other.left);
    return {
      text: sorted.map(({ text }) => text).join(''),
      left: Math.min(...row.map(({ left }) => left)),
      right: Math.max(...row.map(({ right }) => right)),
      down: row[0]?.down ?? 0,
      size: Math.max(...row.map(({ size }) => size)),
    };
  });
}

/** Number of a page between two dashes. */
export const pageNumber = /^[—–-]\s*\d+\s*[—–-]$/u;

export interface SheetFacts {
  readonly size: readonly [number, number];
  /** Left and right edge of full lines of the body. */
  readonly edges: readonly [number, number];
  readonly mostLines: number;
  readonly mostCharacters: number;
  /** Height of a line, on average over a full page. */
  readonly pitch: number;
  /** How far the middle of the title is from the middle of the type area. */
  readonly titleOff: number;
  readonly numbers: readonly ('left' | 'right')[];
}

/** Of a document whose body is Chinese characters alone; its title is what is set in 22 points. */
export function sheetFacts(sheets: readonly Sheet[]): SheetFacts {
  const body = sheets.map(({ lines }) => lines.filter((line) => isBody(line)));
  const most = Math.max(...body.map((lines) => lines.length));
  const fullest = body.find((lines) => lines.length === most) ?? [];
  const lines = body.flat();
  const widest = Math.max(...lines.map(({ text }) => [...text].length));
  const full = lines.filter(({ text }) => [...text].length === widest);
  const heading = sheets[0]?.lines.find(({ size }) => size > 21 && size < 23);
  const middle = (line: Line | undefined): number =>
    line === undefined ? Number.NaN : (line.left + line.right) / 2;
  const [first] = sheets;
  return {
    size: [Math.round(first?.width ?? 0), Math.round(first?.height ?? 0)],
    edges: [
      round(Math.min(...full.map(({ left }) => left))),
      round(Math.max(...full.map(({ right }) => right))),
    ],
    mostLines: most,
    mostCharacters: widest,
    pitch: round(((fullest.at(-1)?.down ?? 0) - (fullest[0]?.down ?? 0)) / (most - 1)),
    titleOff: round(middle(heading) - (28 + 156 / 2)),
    numbers: sheets.flatMap(({ lines: each, width }) => {
      const number = each.findLast(({ text }) => pageNumber.test(text));
      return number === undefined ? [] : [middle(number) > width / 2 ? 'right' : 'left'];
    }),
  };
}

function isBody({ size, text }: Line): boolean {
  return size > 15 && size < 17 && !pageNumber.test(text);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
