/**
 * Part of the development-only substitute runtime. A stock Electron carries resources/default_app.asar, which loads
 * the app named on the command line; the substitute's archive has none, so this does the same in its place.
 */
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app as documentedApp } from 'electron';

/**
 * These setters are what a stock default app uses as well; Electron's types leave them out.
 * @typedef {{ setAppPath(folder: string): void, setVersion(version: string): void }} DefaultAppSetters
 */
const app = /** @type {import('electron').App & DefaultAppSetters} */ (documentedApp);

// `-r <file>` loads a module before the app, which is how Playwright keeps the window back until it is connected.
const preloadAt = process.argv.indexOf('-r');
const [, preloaded] = preloadAt === -1 ? [] : process.argv.splice(preloadAt, 2);
if (preloaded !== undefined) createRequire(import.meta.url)(resolve(preloaded));

const named = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (named === undefined) {
  process.stderr.write('electron: no app named\n');
  app.exit(2);
} else {
  // A dialog about an app that cannot start would wait for a click that nobody makes in a virtual display.
  await load(resolve(named)).catch((/** @type {Error} */ error) => {
    process.stderr.write(`${error.stack}\n`);
    app.exit(1);
  });
}

/** @param {string} target a folder with package.json, or a script */
async function load(target) {
  Object.defineProperty(process, 'defaultApp', { value: true });
  if (!statSync(target).isDirectory()) {
    app.setAppPath(dirname(target));
    await import(pathToFileURL(target).href);
    return;
  }
  const description = JSON.parse(readFileSync(resolve(target, 'package.json'), 'utf8'));
  app.setAppPath(target);
  app.setName(description.productName ?? description.name);
  app.setVersion(description.version ?? '0.0.0');
  await import(pathToFileURL(resolve(target, description.main ?? 'index.js')).href);
}
