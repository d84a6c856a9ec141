/** Walks through the screens of the preview, writes a picture of each and reports what axe finds. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { chromium } from 'playwright';
import { createServer } from 'vite';
import { walks } from './walks.ts';

const [folder = 'test-results/preview', only = '', screens = ''] = process.argv.slice(2);
const looks = [
  {
    name: 'zh-light',
    preferences: { language: 'zh', theme: 'light', size: 'normal' },
    width: 1366,
    height: 768,
  },
  {
    name: 'en-dark',
    preferences: { language: 'en', theme: 'dark', size: 'normal' },
    width: 1366,
    height: 768,
  },
  {
    name: 'zh-contrast-150',
    preferences: { language: 'zh', theme: 'contrast', size: 'largest' },
    width: 1366,
    height: 768,
  },
  {
    name: 'en-small-window',
    preferences: { language: 'en', theme: 'light', size: 'normal' },
    width: 1024,
    height: 768,
  },
] as const;
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

mkdirSync(folder, { recursive: true });
const server = await createServer({ configFile: 'tests/preview/vite.config.ts' });
await server.listen();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
});
let violations = 0;
for (const look of looks.filter(({ name }) => name.includes(only))) {
  const context = await browser.newContext({ viewport: { width: look.width, height: look.height } });
  await context.addInitScript(
    (stored) => localStorage.setItem('xianshen.preferences', stored),
    JSON.stringify(look.preferences),
  );
  for (const [name, walk] of Object.entries(walks).filter(([each]) => each.includes(screens))) {
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    page.on('console', (message) => message.type() === 'error' && print(`${name}: ${message.text()}`));
    page.on('pageerror', (error) => print(`${name}: ${error.message}`));
    await walk(page, look.preferences.language).catch((error: unknown) => print(`${name}: ${String(error)}`));
    await page.screenshot({ path: join(folder, `${name}-${look.name}.png`) });
    violations += await check(page, `${name} ${look.name}`);
    await page.close();
  }
  await context.close();
}
await browser.close();
await server.close();
print(`${violations} axe violations`);
process.exitCode = violations === 0 ? 0 : 1;

async function check(page: Page, where: string): Promise<number> {
  const { violations: found } = await new AxeBuilder({ page }).withTags(tags).analyze();
  for (const { id, nodes } of found) {
    print(`${where}: ${id} ×${nodes.length} ${nodes[0]?.html.slice(0, 200)} ${nodes[0]?.failureSummary}`);
  }
  return found.length;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
