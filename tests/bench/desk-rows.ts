/**
 * The desk and the print path in one running window: what a key costs in a long draft against a short one, and a document of a hundred
 * pages as PDF against Chromium printing the same page bare.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Document, Packer, Paragraph } from 'docx';
import { _electron, type ElectronApplication } from 'playwright';
import type { InterpretationSource } from '../../shared/publishing/interpretation/interpretation-source.ts';
import { typesetHtml } from '../../shared/publishing/official/typeset-html.ts';
import { pointer } from '../e2e/hand.ts';
import { showTab } from '../e2e/pages/release.ts';
import { signIn } from '../e2e/pages/sign-in.ts';
import { type View, viewOf } from '../e2e/pages/view.ts';
import { goTo, openRelease } from '../e2e/pages/work-list.ts';
import { prepareRelease } from '../e2e/prepare.ts';
import { type Program, startProgram } from '../e2e/program.ts';
import { readRuntime } from '../e2e/runtime.ts';
import { personOf, readSample, releaseOf } from '../e2e/sample-files.ts';
import { readBytes, recognised } from '../unit/publishing/papers.ts';
import { sampleInterpretation } from '../unit/publishing/sample-interpretation.ts';
import { officialText } from './sample-text.ts';

export interface DeskRow {
  readonly what: string;
  readonly ours: number;
  readonly peer: number;
  readonly unit: 'ms';
  readonly most: number;
}

const short = 500;
const long = 20_000;
const keys = 60;
const rounds = 3;
const pages = 100;
const pageUnits = 550;

export async function deskRows(): Promise<readonly DeskRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'xianshen-desk-'));
  await prepareRelease(join(folder, 'data'), { intendedState: 'drafting' });
  const program = await startProgram({ dataFolder: join(folder, 'data') });
  try {
    const view = viewOf(program, pointer());
    const sample = await readSample();
    await signIn(view, personOf(sample, 'handler'));
    const { title } = releaseOf(sample, 'drafting').catalogue;
    return [await keyRow(view, title), await printRow(program, folder)];
  } finally {
    await program.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function keyRow(view: View, title: string): Promise<DeskRow> {
  const costs = { [short]: Number.POSITIVE_INFINITY, [long]: Number.POSITIVE_INFINITY };
  for (let round = 0; round < rounds; round += 1) {
    for (const characters of [short, long] as const)
      costs[characters] = Math.min(costs[characters], await keyCost(view, title, characters));
  }
  const what = 'key press in a draft of 20,000 characters to one of 500';
  return { what, ours: costs[long], peer: costs[short], unit: 'ms', most: 1.5 };
}

/** Work of the page's main thread for one key, in milliseconds. */
async function keyCost(view: View, title: string, characters: number): Promise<number> {
  const { page, program, text } = view;
  await saveDraft(program, characters);
  await openRelease(view, title);
  await showTab(view, 'desk');
  const editor = page.getByRole('textbox', { name: text.desk.editor });
  await editor.locator('p').nth(1).click();
  // The check of a draft just opened is no part of typing.
  await page.getByRole('tab', { name: /\d\/9/u }).waitFor();
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const busy = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1_000;
  };
  await page.keyboard.type('a'.repeat(10));
  const before = await busy();
  await page.keyboard.type('a'.repeat(keys));
  const cost = ((await busy()) - before) / keys;
  await session.detach();
  await goTo(view, text.frame.workList);
  return cost;
}

const sentence = '各社区的代办窗口名称不一、材料不一，居民要跑几趟，因此统一规定开放时间和服务内容。';

async function saveDraft(program: Program, characters: number): Promise<void> {
  const each = 250;
  const blocks: InterpretationSource['blocks'] = Array.from({ length: characters / each }, (_, index) => ({
    ...{ block: 'paragraph', id: `b${index + 1}`, text: sentence.repeat(7).slice(0, each) },
  }));
  const dossier = await dossierOf(program);
  const draft = { ...sampleInterpretation, terms: [], blocks };
  await program.call('desk.save', { dossier, draft });
}

async function dossierOf(program: Program): Promise<string> {
  const listed = (await program.call('dossier.list', {})) as { value: readonly { id: string }[] };
  return listed.value[0]?.id ?? '';
}

async function printRow(program: Program, folder: string): Promise<DeskRow> {
  const lines = officialText(pages * pageUnits).split('\n');
  const paper = new Document({ sections: [{ children: lines.map((line) => new Paragraph(line)) }] });
  const bytes = new Uint8Array(await Packer.toBuffer(paper));
  const path = join(folder, '长文.docx');
  writeFileSync(path, bytes);
  const html = join(folder, 'page.html');
  writeFileSync(html, typesetHtml(recognised(await readBytes(bytes))));
  const file = await addFile(program, path);
  const best = { ours: Number.POSITIVE_INFINITY, peer: Number.POSITIVE_INFINITY };
  const bare = await startBare(folder);
  try {
    for (let round = 0; round < rounds; round += 1) {
      best.peer = Math.min(best.peer, await printBare(bare, html));
      best.ours = Math.min(best.ours, await printOurs(program, file));
    }
  } finally {
    await bare.close();
  }
  return {
    what: 'a hundred pages as PDF, to Chromium printing the same page',
    ...best,
    unit: 'ms',
    most: 1.3,
  };
}

interface Added {
  readonly dossier: string;
  readonly file: string;
}

async function addFile(program: Program, path: string): Promise<Added> {
  await program.answerDialogs([path]);
  const dossier = await dossierOf(program);
  const chosen = (await program.call('shell.choose-files', { purpose: 'import', many: false })) as {
    value: readonly { ticket: string }[];
  };
  const ticket = chosen.value[0]?.ticket;
  const added = (await program.call('dossier.add-file', { dossier, slot: 'attachment', ticket })) as {
    value: { file: { id: string } };
  };
  return { dossier, file: added.value.file.id };
}

/** From the press of the button to the bytes in the page. */
function printOurs({ page }: Program, added: Added): Promise<number> {
  return page.evaluate(async (where) => {
    const bridge = (
      window as unknown as { xianshen: { call(method: string, input: unknown): Promise<unknown> } }
    ).xianshen;
    const began = performance.now();
    const printed = (await bridge.call('dossier.preview-sheet', { ...where, accept: [], form: null })) as {
      ok: boolean;
    };
    if (!printed.ok) throw new Error('not printed');
    return performance.now() - began;
  }, added);
}

/** An Electron of the same kind with nothing in it. */
async function startBare(folder: string): Promise<ElectronApplication> {
  const main =
    "require('electron').app.whenReady().then(() => new (require('electron').BrowserWindow)({ show: false }))";
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'bare', main: 'main.cjs' }));
  writeFileSync(
    join(folder, 'main.cjs'),
    `require('electron').app.setPath('userData', __dirname + '/bare');${main}`,
  );
  const { electronDist, launchSwitches } = readRuntime();
  process.env.ELECTRON_OVERRIDE_DIST_PATH = electronDist;
  const app = await _electron.launch({ cwd: folder, args: [...launchSwitches, '.'] });
  await app.evaluate(({ app: bare }) => bare.whenReady());
  return app;
}

function printBare(app: ElectronApplication, path: string): Promise<number> {
  return app.evaluate(async ({ BrowserWindow }, file) => {
    const began = performance.now();
    const window = new BrowserWindow({ show: false, width: 800, height: 600 });
    await window.loadFile(file);
    await window.webContents.printToPDF({
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    });
    const milliseconds = performance.now() - began;
    window.destroy();
    return milliseconds;
  }, path);
}
