/**
 * `npm run publish-geometry` sets a long notice in the type of GB/T 9704-2012, has LibreOffice make a PDF of the docx, and reads from it
 * where everything stands. Where LibreOffice is missing it says so; the program's own PDF is measured in the tests of the window.
 */
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { typesetDocx } from '../../shared/publishing/official/typeset-docx.node.ts';
import { readSheets, type Sheet, sheetFacts } from '../e2e/sheet-positions.ts';
import { longNotice } from '../unit/publishing/long-notice.ts';
import { noon, readBytes, recognised } from '../unit/publishing/papers.ts';

const folder = await mkdtemp(join(tmpdir(), 'xianshen-geometry-'));
try {
  const bytes = await typesetDocx(recognised(await readBytes(await longNotice())), noon);
  await writeFile(join(folder, 'notice.docx'), bytes);
  const converted = spawnSync('soffice', [
    '--headless',
    '--convert-to',
    'pdf',
    '--outdir',
    folder,
    join(folder, 'notice.docx'),
  ]);
  if (converted.error === undefined && converted.status === 0)
    judge(await readSheets(new Uint8Array(await readFile(join(folder, 'notice.pdf')))));
  else process.stdout.write('not checked: LibreOffice (soffice) is not installed\n');
} finally {
  await rm(folder, { recursive: true, force: true });
}

function judge(sheets: readonly Sheet[]): void {
  const facts = sheetFacts(sheets);
  const near = (value: number, goal: number, by: number): boolean => Math.abs(value - goal) <= by;
  const { size, edges, mostLines, mostCharacters, pitch, titleOff, numbers } = facts;
  const table = sheets.at(-1)?.lines.filter(({ text }) => /区数量|上年本年|东区35|区|数量/u.test(text)) ?? [];
  const rows: readonly (readonly [string, unknown, boolean])[] = [
    ['A4, millimetres', size, near(size[0], 210, 0.5) && near(size[1], 297, 0.5)],
    ['type area from 28 to 184 mm', edges, near(edges[0], 28, 1) && near(edges[1], 184, 1.5)],
    ['lines of a page', mostLines, mostLines === 22],
    ['characters of a line', mostCharacters, mostCharacters === 28],
    ['height of a line, 225 mm in 22', pitch, near(pitch, 225 / 22, 0.15)],
    ['title in the middle, off by', titleOff, near(titleOff, 0, 1)],
    [
      'page numbers outside',
      numbers,
      numbers.every((side, at) => side === (at % 2 === 0 ? 'right' : 'left')),
    ],
    [
      'attachment on a page of its own',
      sheets.at(-1)?.lines[0]?.text,
      sheets.at(-1)?.lines[0]?.text === '附件',
    ],
    ['rows of the merged table', table.map(({ text }) => text), table.length >= 3],
  ];
  for (const [what, value, holds] of rows) {
    process.stdout.write(`${holds ? 'holds ' : 'FAILS '} ${what}: ${JSON.stringify(value)}\n`);
    if (!holds) process.exitCode = 1;
  }
}
