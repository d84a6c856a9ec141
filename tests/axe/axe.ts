/**
 * `npm run axe`: every screen in light, dark and high contrast, at 100 and 200 %, full, empty and failing, against the WCAG 2.2 AA
 * rules of axe. The window of the preview in a real Electron. `npm run axe -- --only=review --language=en --layout=only --pictures=FOLDER`.
 * Then in windows 1366 and 1024 wide, for
 * words that are cut off. Prints one row a screen and state; exit status 1 where anything is found.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { build, preview } from 'vite';
import { projectFolder, readRuntime } from '../e2e/runtime.ts';
import type { FakeState } from '../preview/fake-states.ts';
import { address, previewPort, walks } from '../preview/walks.ts';
import { clippedText } from './clipped-text.ts';
import { type MatrixScreen, matrixScreens } from './screens.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
const themes = ['light', 'dark', 'contrast'] as const;
const zooms = [1, 2] as const;
/** Windows in which nothing may be cut off: the office's usual screen, and the smallest. */
const widths = [1366, 1024] as const;
const pageFolder = join(projectFolder, '.cache/axe-page');

if (process.env.DISPLAY === undefined && process.platform === 'linux') {
  const self = [fileURLToPath(import.meta.url), ...process.argv.slice(2)];
  const again = ['-a', '-s', '-screen 0 1600x1000x24', process.execPath, ...self];
  process.exit(spawnSync('xvfb-run', again, { stdio: 'inherit' }).status ?? 1);
}

const option = (name: string): string =>
  process.argv.find((each) => each.startsWith(`--${name}=`))?.slice(name.length + 3) ?? '';
const language = option('language') === 'en' ? 'en' : 'zh';
const pictures = option('pictures');
if (pictures !== '') mkdirSync(pictures, { recursive: true });

interface Looked {
  readonly found: readonly string[];
  readonly looks: number;
}

const configFile = 'tests/preview/vite.config.ts';
await build({
  configFile,
  logLevel: 'warn',
  build: {
    outDir: pageFolder,
    emptyOutDir: true,
    target: 'chrome130',
    rolldownOptions: { input: join(projectFolder, 'tests/preview/index.html') },
  },
});
const served = { host: '127.0.0.1', port: previewPort, strictPort: true };
const server = await preview({ configFile, build: { outDir: pageFolder }, preview: served });
const { electronDist, launchSwitches } = readRuntime();
process.env.ELECTRON_OVERRIDE_DIST_PATH = electronDist;
const app = await _electron.launch({
  cwd: projectFolder,
  args: [...launchSwitches, join(projectFolder, 'tests/axe/window.mjs')],
});
let violations = 0;
let looks = 0;
try {
  const page = await app.firstWindow();
  page.setDefaultTimeout(8_000);
  for (const screen of matrixScreens.filter(({ name }) => name.includes(option('only')))) {
    for (const state of screen.states) {
      const looked = await lookAt(page, screen, state);
      violations += looked.found.length;
      looks += looked.looks;
      tell(
        `${screen.name.padEnd(20)}${state.padEnd(8)}${looked.found.length === 0 ? 'clean' : looked.found.length}`,
      );
      for (const line of looked.found) tell(`  ${line}`);
    }
  }
} finally {
  await app.close();
  await server.close();
}
tell(`${looks} looks, ${violations} violations`);
process.exitCode = violations === 0 ? 0 : 1;

async function lookAt(page: Page, { name, isPast }: MatrixScreen, state: FakeState): Promise<Looked> {
  await zoom(app, 1);
  await page.goto(address);
  await page.evaluate(
    ([preferences, wanted]) => {
      localStorage.setItem('xianshen.preferences', preferences);
      localStorage.setItem('xianshen.preview', wanted);
      localStorage.removeItem('xianshen.tour');
    },
    [
      JSON.stringify({ language, theme: 'light', size: 'normal' }),
      `${state}${isPast ? ' past' : ''}`,
    ] as const,
  );
  const found: string[] = [];
  try {
    await walks[name]?.(page, language);
  } catch (error) {
    // In an office without content, or one that fails, the way ends where the window has nothing more to offer.
    if (state === 'full') found.push(`the way: ${String(error).slice(0, 300)}`);
  }
  let looksTaken = 0;
  for (const theme of option('layout') === '' ? themes : []) {
    for (const factor of zooms) {
      await page.evaluate((wanted) => {
        document.documentElement.dataset.theme = wanted;
      }, theme);
      await zoom(app, factor);
      found.push(...(await violationsOf(page)).map((line) => `${theme} ${factor * 100} %: ${line}`));
      looksTaken += 1;
      if (pictures !== '')
        await page.screenshot({ path: join(pictures, `${name}-${state}-${theme}-${factor}.png`) });
    }
  }
  await zoom(app, 1);
  for (const width of state === 'full' ? widths : []) {
    await resize(app, width);
    found.push(...(await page.evaluate(clippedText)).map((line) => `${width} wide: ${line}`));
    if (pictures !== '') await page.screenshot({ path: join(pictures, `${name}-${width}.png`) });
  }
  await resize(app, widths[0]);
  return { found, looks: looksTaken };
}

async function violationsOf(page: Page): Promise<readonly string[]> {
  // Legacy mode: the other one opens a page of its own, which this window has no place for.
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(rules).analyze();
  return found.map(({ id, nodes }) => `${id} ×${nodes.length} ${nodes[0]?.html.slice(0, 160)}`);
}

async function zoom(electron: ElectronApplication, factor: number): Promise<void> {
  await electron.evaluate(
    ({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(wanted),
    factor,
  );
}

async function resize(electron: ElectronApplication, width: number): Promise<void> {
  await electron.evaluate(
    ({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setContentSize(wanted, 768),
    width,
  );
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}
