/** Native file dialogs. The path stays here; the window gets the name and a ticket. */
import { basename } from 'node:path';
import { type BrowserWindow, dialog, type OpenDialogOptions } from 'electron';
import type { ChosenItem, GatheredItems } from '../shared/contract/shell-api.ts';
import type { Language } from '../shared/messages/catalogue.ts';
import { gatherFiles } from './gather-files.ts';
import { nativeWords } from './native-words.ts';
import type { TicketPurpose, Tickets } from './tickets.ts';

export interface Choice {
  readonly purpose: TicketPurpose;
  readonly many: boolean;
  readonly language: Language;
}

/** Lets the person pick; empty when they cancel. */
export async function choose(
  window: BrowserWindow,
  tickets: Tickets,
  choice: Choice,
): Promise<readonly ChosenItem[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, dialogOptions(choice));
  if (canceled) return [];
  return filePaths.map((path) => ({ ticket: tickets.issue(choice.purpose, path), name: basename(path) }));
}

/** Lets the person pick a folder; every file below it gets a ticket for import. */
export async function chooseImportFolder(
  window: BrowserWindow,
  tickets: Tickets,
  language: Language,
): Promise<GatheredItems> {
  const title = nativeWords[language].chooseImportFolder;
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title,
    properties: ['openDirectory'],
  });
  return issueImport(canceled ? [] : filePaths, tickets);
}

/** Tickets for files and for all files below folders. */
export async function issueImport(paths: readonly string[], tickets: Tickets): Promise<GatheredItems> {
  const { files, isCut } = await gatherFiles(paths);
  return {
    items: files.map((path) => ({ ticket: tickets.issue('import', path), name: basename(path) })),
    isCut,
  };
}

/** `many` is honoured for files only. */
export function dialogOptions({ purpose, many, language }: Choice): OpenDialogOptions {
  const words = nativeWords[language];
  const all = { name: words.allFiles, extensions: ['*'] };
  const several: OpenDialogOptions['properties'] = many ? ['multiSelections'] : [];
  switch (purpose) {
    case 'import': {
      const documents = { name: words.documents, extensions: ['docx', 'xlsx', 'pptx', 'pdf', 'ofd', 'txt'] };
      const filters = [documents, all];
      return { title: words.chooseFiles, properties: ['openFile', ...several], filters };
    }
    case 'bundle': {
      const filters = [{ name: words.bundles, extensions: ['zip'] }, all];
      return { title: words.chooseBundle, properties: ['openFile', ...several], filters };
    }
    case 'trust': {
      const filters = [{ name: words.trustFiles, extensions: ['json'] }, all];
      return { title: words.chooseTrust, properties: ['openFile', ...several], filters };
    }
    case 'package': {
      const filters = [{ name: words.packages, extensions: ['xsx'] }, all];
      return { title: words.choosePackage, properties: ['openFile', ...several], filters };
    }
    case 'address': {
      const filters = [{ name: words.addresses, extensions: ['json'] }, all];
      return { title: words.chooseAddress, properties: ['openFile', ...several], filters };
    }
    case 'proof': {
      const filters = [{ name: words.proofs, extensions: ['json', 'txt'] }, all];
      return { title: words.chooseProof, properties: ['openFile', ...several], filters };
    }
    case 'export':
      return { title: words.chooseExportFolder, properties: ['openDirectory', 'createDirectory'] };
    default:
      return purpose satisfies never;
  }
}
