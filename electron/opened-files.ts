/** Files that somebody opened with the program: from a file manager, or by a second start. They wait until a person takes them. */
import { basename, extname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OpenedFile } from '../shared/contract/shell-api.ts';
import type { Tickets } from './tickets.ts';

/** Endings of what can be opened so, and what it is then good for. Documents are never taken over. */
const purposes: Readonly<Record<string, OpenedFile['purpose']>> = { '.xsx': 'package', '.zip': 'bundle' };

export interface OpenedFiles {
  /** Looks through the arguments of a start. Tells whether there was a file. */
  note(programArguments: readonly string[], workingFolder: string): boolean;
  /** The last one, once; null where none waits. Its ticket belongs to whoever takes it. */
  take(tickets: Tickets): OpenedFile | null;
}

export function createOpenedFiles(): OpenedFiles {
  let waiting: string | null = null;
  return {
    note: (programArguments, workingFolder) => {
      const found = programArguments.findLast(
        (argument) => !argument.startsWith('-') && extname(argument).toLowerCase() in purposes,
      );
      const path = found === undefined ? null : pathOf(found, workingFolder);
      if (path !== null) waiting = path;
      return path !== null;
    },
    take: (tickets) => {
      if (waiting === null) return null;
      const path = waiting;
      waiting = null;
      const purpose = purposes[extname(path).toLowerCase()];
      if (purpose === undefined) return null;
      return { ticket: tickets.issue(purpose, path), name: basename(path), purpose };
    },
  };
}

/** File managers of Linux hand over addresses as well as paths (Desktop Entry Specification, `%U`). Null for another machine's file. */
function pathOf(argument: string, workingFolder: string): string | null {
  if (!/^[a-z][a-z0-9+.-]+:\/\//iu.test(argument)) return resolve(workingFolder, argument);
  const url = URL.canParse(argument) ? new URL(argument) : null;
  return url?.protocol === 'file:' && url.host === '' ? fileURLToPath(url) : null;
}
