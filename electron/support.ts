/** What the help menu does without the page, so that it works where the page does not: facts for support, and a safe start. */
import { writeFile } from 'node:fs/promises';
import { app, type BrowserWindow, dialog } from 'electron';
import type { Log } from '../shared/base/ports.ts';
import type { Language } from '../shared/messages/catalogue.ts';
import { gatherDiagnostics } from './diagnostics.ts';
import type { EngineClient } from './engine-client.ts';
import { nativeWords } from './native-words.ts';
import type { Paths } from './paths.ts';
import { safeArguments } from './start-options.ts';

export interface Support {
  /** Asks for a place and writes the facts there. */
  saveDiagnostics(language: Language): void;
  /** Ends the program and starts it with the plainest settings; or plainly again, out of those. */
  restart(mode: 'safe' | 'usual'): void;
}

export interface SupportParts {
  readonly window: BrowserWindow;
  readonly engine: EngineClient;
  readonly paths: Paths;
  readonly log: Log;
}

export function createSupport(parts: SupportParts): Support {
  return {
    saveDiagnostics: (language) => {
      save(parts, language).catch((error: unknown) => {
        parts.log.error('diagnostics.not-written', error);
        const { diagnosticsFailed: message } = nativeWords[language];
        void dialog.showMessageBox(parts.window, { type: 'error', message });
      });
    },
    restart: (mode) => {
      app.relaunch({ args: [...safeArguments(process.argv.slice(1), mode)] });
      app.quit();
    },
  };
}

async function save({ window, engine, paths, log }: SupportParts, language: Language): Promise<void> {
  const words = nativeWords[language];
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: words.diagnostics,
    defaultPath: `xianshen-diagnostics-${new Date().toISOString().slice(0, 10)}.json`,
  });
  if (canceled || filePath === '') return;
  const facts = await gatherDiagnostics(engine, paths);
  await writeFile(filePath, `${JSON.stringify(facts, null, 2)}\n`, { mode: 0o600 });
  log.info('diagnostics.written');
  await dialog.showMessageBox(window, { message: words.diagnosticsWritten, detail: filePath });
}
