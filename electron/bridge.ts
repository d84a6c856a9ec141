/**
 * The only way from the window into the program. A message counts when it comes from our page in the top frame of our window
 * and names a known method; then it is measured, parsed, and handed to the shell or to the engine.
 */
import { randomUUID } from 'node:crypto';
import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import * as z from 'zod/mini';
import type { Log } from '../shared/base/ports.ts';
import type { Result } from '../shared/base/result.ts';
import { fail, ok } from '../shared/base/result.ts';
import type { Api, Method } from '../shared/contract/api.ts';
import type { ExportedBundle } from '../shared/contract/bundle-views.ts';
import { isMethod, parseInput } from '../shared/contract/parse-input.ts';
import { isShellMethod } from '../shared/contract/shell-api.ts';
import { appOrigin } from './app-protocol.ts';
import { issueImport } from './dialogs.ts';
import type { EngineClient, LentPath } from './engine-client.ts';
import type { MenuSupport } from './menu.ts';
import type { OpenedFiles } from './opened-files.ts';
import { isWithinBounds } from './request-bounds.ts';
import { answerShell, createShellHandlers } from './shell-handlers.ts';
import type { Tickets } from './tickets.ts';
import { ticketsIn } from './tickets.ts';

export interface BridgeParts {
  readonly window: BrowserWindow;
  readonly engine: EngineClient;
  readonly tickets: Tickets;
  readonly log: Log;
  readonly sampleOffice: boolean;
  readonly noticesFile: string;
  readonly support: MenuSupport;
  readonly openedFiles: OpenedFiles;
}

/** Paths that the preload script found behind dropped files. */
const droppedPaths = z.array(z.string().check(z.maxLength(32_768))).check(z.maxLength(1_000));

/** Opens the bridge for a window; closing the window closes it. */
export function openBridge(parts: BridgeParts): void {
  const exported = new Map<string, string>();
  const shellHandlers = createShellHandlers({ ...parts, exported });
  const remember = ({ fileName, path }: ExportedBundle) => exported.set(fileName, path);

  ipcMain.handle('xianshen:call', async (event, untrustedMethod: unknown, untrustedInput: unknown) => {
    if (!isOurPage(event, parts.window)) {
      parts.log.error('bridge.foreign-sender', null);
      throw new Error('refused');
    }
    try {
      if (!isWithinBounds(untrustedInput)) return refuseSize(untrustedMethod);
      if (isShellMethod(untrustedMethod)) {
        return await answerShell(shellHandlers, untrustedMethod, untrustedInput);
      }
      if (isMethod(untrustedMethod)) return await askEngine(parts, untrustedMethod, untrustedInput, remember);
      return fail('request.unknown-method', { method: nameOf(untrustedMethod) });
    } catch (error) {
      const reference = randomUUID().slice(0, 8);
      parts.log.error('bridge.unexpected', error, { reference });
      return fail('internal', { reference });
    }
  });
  ipcMain.handle('xianshen:dropped', async (event, untrustedPaths: unknown) => {
    if (!isOurPage(event, parts.window)) throw new Error('refused');
    const paths = droppedPaths.safeParse(untrustedPaths);
    if (!paths.success) return refuseSize('xianshen:dropped');
    return ok(await issueImport(paths.data, parts.tickets));
  });
  parts.window.once('closed', () => {
    ipcMain.removeHandler('xianshen:call');
    ipcMain.removeHandler('xianshen:dropped');
  });
}

async function askEngine<M extends Method>(
  { engine, tickets }: BridgeParts,
  method: M,
  untrustedInput: unknown,
  remember: (bundle: ExportedBundle) => void,
): Promise<Result<Api[M]['output']>> {
  const input = parseInput(method, untrustedInput);
  if (!input.ok) return input;
  const uses = ticketsIn(method, input.value);
  const lend: LentPath[] = [];
  for (const use of uses) {
    const path = tickets.look(use);
    if (path === null) return fail('intake.ticket-unknown', {});
    lend.push({ ticket: use.ticket, path });
  }
  const result = await engine.call(method, input.value, lend);
  if (!result.ok) return result;
  tickets.spend(uses);
  if (method === 'session.sign-in' || method === 'session.sign-out') tickets.forgetAll();
  if (isExport(method, result.value)) remember(result.value);
  return result;
}

/** The method decides the shape of the answer, which the compiler cannot follow through a type parameter. */
function isExport(method: Method, value: unknown): value is ExportedBundle {
  return method === 'bundle.export' && value !== null;
}

function isOurPage({ senderFrame, sender }: IpcMainInvokeEvent, window: BrowserWindow): boolean {
  if (senderFrame === null || window.isDestroyed()) return false;
  const isTopFrame = senderFrame === window.webContents.mainFrame && senderFrame.parent === null;
  return sender === window.webContents && isTopFrame && senderFrame.url.startsWith(`${appOrigin}/`);
}

function refuseSize(untrustedMethod: unknown): Result<never> {
  return fail('request.invalid', { method: nameOf(untrustedMethod), where: '-' });
}

function nameOf(untrustedMethod: unknown): string {
  return typeof untrustedMethod === 'string' ? untrustedMethod.slice(0, 100) : '-';
}
