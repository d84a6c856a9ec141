/** Answers the shell's own methods: what only a process with native windows can do. */
import { readFile } from 'node:fs/promises';
import { app, type BrowserWindow, shell } from 'electron';
import type { Result } from '../shared/base/result.ts';
import { fail, ok } from '../shared/base/result.ts';
import {
  parseShellInput,
  type ShellApi,
  type ShellHandlers,
  type ShellMethod,
} from '../shared/contract/shell-api.ts';
import type { Language } from '../shared/messages/catalogue.ts';
import { choose, chooseImportFolder } from './dialogs.ts';
import type { MenuSupport } from './menu.ts';
import { showMenu } from './menu.ts';
import { nativeWords } from './native-words.ts';
import { networkTally } from './network-tally.ts';
import type { OpenedFiles } from './opened-files.ts';
import type { Tickets } from './tickets.ts';

export interface ShellParts {
  readonly window: BrowserWindow;
  readonly tickets: Tickets;
  readonly sampleOffice: boolean;
  readonly noticesFile: string;
  readonly support: MenuSupport;
  readonly openedFiles: OpenedFiles;
  /** Where bundles exported in this run lie, by file name. */
  readonly exported: ReadonlyMap<string, string>;
}

/** One set of handlers for one window. */
export function createShellHandlers({
  window,
  tickets,
  sampleOffice,
  noticesFile,
  support,
  openedFiles,
  exported,
}: ShellParts): ShellHandlers {
  let language: Language = 'zh';
  return {
    'shell.choose-files': async ({ purpose, many }) =>
      ok(await choose(window, tickets, { purpose, many, language })),
    'shell.choose-folder': async ({ purpose }) => {
      const [chosen] = await choose(window, tickets, { purpose, many: false, language });
      return ok(chosen ?? null);
    },
    'shell.choose-import-folder': async () => ok(await chooseImportFolder(window, tickets, language)),
    'shell.show-exported': async ({ fileName }) => {
      const path = exported.get(fileName);
      if (path === undefined) return fail('bundle.unreadable', { name: fileName });
      shell.showItemInFolder(path);
      return ok({});
    },
    'shell.take-opened': async () => ok(openedFiles.take(tickets)),
    'shell.facts': async () =>
      ok({
        version: app.getVersion(),
        electron: process.versions.electron ?? '',
        platform: process.platform,
        sampleOffice,
      }),
    'shell.self-check': async () => ok({ version: app.getVersion(), ...(await networkTally()) }),
    'shell.notices': async () => ok({ text: await readFile(noticesFile, 'utf8') }),
    'shell.set-language': async (input) => {
      language = input.language;
      showMenu(language, support);
      window.setTitle(nativeWords[language].product);
      return ok({});
    },
  };
}

/** Parses what a window sent and runs it. */
export async function answerShell<M extends ShellMethod>(
  handlers: ShellHandlers,
  method: M,
  untrustedInput: unknown,
): Promise<Result<ShellApi[M]['output']>> {
  const input = parseShellInput(method, untrustedInput);
  return input.ok ? handlers[method](input.value) : input;
}
