/**
 * What a person has typed into a form and not saved yet, written ahead with each change: it outlives a lock, another screen, a
 * crash. It lies with the window's own files in the data folder, belongs to one person, and goes as soon as the form is saved.
 */
import type { DossierId, PersonId } from '../../shared/base/ids.ts';
import { brand } from '../../shared/base/ids.ts';

/** Forms that keep drafts. */
export const draftForms = ['catalogue', 'record'] as const;
export type DraftForm = (typeof draftForms)[number];

export interface DraftKey {
  readonly form: DraftForm;
  readonly dossier: DossierId;
  readonly person: PersonId;
}

export interface Draft {
  readonly at: string;
  /** Whatever the form wrote; parsed again by the form. */
  readonly untrusted: unknown;
}

/** The part of the browser's storage that is needed, so that tests can give their own. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const prefix = 'xianshen.draft';

function nameOf({ form, dossier, person }: DraftKey): string {
  return [prefix, person, dossier, form].join('/');
}

export function writeDraft(
  storage: DraftStorage,
  key: DraftKey,
  content: { at: string; typed: unknown },
): void {
  storage.setItem(nameOf(key), JSON.stringify(content));
}

export function dropDraft(storage: DraftStorage, key: DraftKey): void {
  storage.removeItem(nameOf(key));
}

/** Null where nothing was written, or nothing that can be read. */
export function readDraft(storage: DraftStorage, key: DraftKey): Draft | null {
  const stored = storage.getItem(nameOf(key));
  if (stored === null) return null;
  const untrusted = parseJson(stored);
  if (typeof untrusted !== 'object' || untrusted === null) return null;
  if (!('at' in untrusted) || !('typed' in untrusted) || typeof untrusted.at !== 'string') return null;
  return { at: untrusted.at, untrusted: untrusted.typed };
}

/** Releases in which a person has something unsaved. */
export function draftedDossiers(storage: DraftStorage, person: PersonId): readonly DossierId[] {
  const found = new Set<DossierId>();
  for (let index = 0; index < storage.length; index += 1) {
    const [start, owner, dossier] = storage.key(index)?.split('/') ?? [];
    if (start === prefix && owner === person && dossier !== undefined) found.add(brand<DossierId>(dossier));
  }
  return [...found];
}

function parseJson(stored: string): unknown {
  try {
    return JSON.parse(stored);
  } catch {
    return null;
  }
}
