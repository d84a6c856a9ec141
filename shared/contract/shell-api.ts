/**
 * What the window may ask of the shell itself: dialogs and facts that the engine cannot give. The main process answers these;
 * everything else it hands on to the engine. The window never sees a path of a source file, only tickets.
 */
import * as z from 'zod/mini';
import type { FileTicket } from '../base/ids.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { Language } from '../messages/catalogue.ts';

type Nothing = Record<never, never>;

/** One file or folder that a person picked in a native dialog. */
export interface ChosenItem {
  readonly ticket: FileTicket;
  /** Name without any folder. */
  readonly name: string;
}

/** Files behind what was dropped, or below a chosen folder. */
export interface GatheredItems {
  readonly items: readonly ChosenItem[];
  /** True where there were more files or folders than the program goes through at once. */
  readonly isCut: boolean;
}

export interface ShellFacts {
  /** Version of the program. */
  readonly version: string;
  readonly electron: string;
  /** Name of the operating system as Node gives it: `linux`, `win32`, `darwin`. */
  readonly platform: string;
  /** True when the data folder was opened for the sample office. */
  readonly sampleOffice: boolean;
}

/** A file that somebody opened with the program. */
export interface OpenedFile extends ChosenItem {
  readonly purpose: 'package' | 'bundle';
}

export interface SelfCheck {
  /** Version of the program. */
  readonly version: string;
  /** When the program was started, ISO 8601 in UTC. */
  readonly since: string;
  /** How often any part of it asked for the network and was refused. */
  readonly attempts: number;
  /** Whether all its processes were looked at; false where the system tells of the main process alone. */
  readonly isWhole: boolean;
  /** Network sockets that they hold now, without ways in. */
  readonly sockets: number;
  /** Ports listened on, and connections that came in there: none unless somebody debugs the program. */
  readonly waysIn: number;
  /** Processes that were looked at. */
  readonly processes: number;
  /** Processes in the sandbox, into which the system lets nobody look. */
  readonly unseen: number;
}

export interface ShellApi {
  /** Empty when the person cancels. */
  'shell.choose-files': {
    input: { purpose: 'import' | 'bundle' | 'trust' | 'package' | 'address' | 'proof'; many: boolean };
    output: readonly ChosenItem[];
  };
  /** Null when the person cancels. */
  'shell.choose-folder': { input: { purpose: 'export' }; output: ChosenItem | null };
  /** All files below a folder; empty when the person cancels. */
  'shell.choose-import-folder': { input: Nothing; output: GatheredItems };
  /** Shows a bundle exported in this run in the file manager; the shell remembers where it lies. */
  'shell.show-exported': { input: { fileName: string }; output: Nothing };
  /** The file last opened with the program, once; null where none waits. */
  'shell.take-opened': { input: Nothing; output: OpenedFile | null };
  'shell.facts': { input: Nothing; output: ShellFacts };
  /** Whether this run of the program is offline. */
  'shell.self-check': { input: Nothing; output: SelfCheck };
  /** Licence notices of what the program brings along. */
  'shell.notices': { input: Nothing; output: { readonly text: string } };
  /** Language of native dialogs and menus. */
  'shell.set-language': { input: { language: Language }; output: Nothing };
}

export type ShellMethod = keyof ShellApi;

export type ShellHandlers = {
  readonly [M in ShellMethod]: (input: ShellApi[M]['input']) => Promise<Result<ShellApi[M]['output']>>;
};

interface InputSchema<T> {
  safeParse(
    untrusted: unknown,
  ):
    | { success: true; data: T }
    | { success: false; error: { issues: readonly { path: readonly PropertyKey[] }[] } };
}

const nothing = z.strictObject({});

export const shellInputSchemas: { readonly [M in ShellMethod]: InputSchema<ShellApi[M]['input']> } = {
  'shell.choose-files': z.strictObject({
    purpose: z.enum(['import', 'bundle', 'trust', 'package', 'address', 'proof']),
    many: z.boolean(),
  }),
  'shell.choose-folder': z.strictObject({ purpose: z.literal('export') }),
  'shell.choose-import-folder': nothing,
  'shell.show-exported': z.strictObject({ fileName: z.string().check(z.minLength(1), z.maxLength(255)) }),
  'shell.take-opened': nothing,
  'shell.facts': nothing,
  'shell.self-check': nothing,
  'shell.notices': nothing,
  'shell.set-language': z.strictObject({ language: z.enum(['zh', 'en']) }),
};

/** Tells whether a name from outside is a method of the shell; inherited names are not. */
export function isShellMethod(untrusted: unknown): untrusted is ShellMethod {
  return typeof untrusted === 'string' && Object.hasOwn(shellInputSchemas, untrusted);
}

/** Parses what a window sent. Failure `request.invalid` names the first wrong field, never its value. */
export function parseShellInput<M extends ShellMethod>(
  method: M,
  untrustedInput: unknown,
): Result<ShellApi[M]['input']> {
  const parsed = shellInputSchemas[method].safeParse(untrustedInput);
  if (parsed.success) return ok(parsed.data);
  const where = parsed.error.issues[0]?.path.map(String).join('.') ?? '';
  return fail('request.invalid', { method, where: where === '' ? '-' : where });
}
