import { expect, test } from 'vitest';
import type { DraftKey, DraftStorage } from '../../../../renderer/drafts/drafts.ts';
import { draftedDossiers, dropDraft, readDraft, writeDraft } from '../../../../renderer/drafts/drafts.ts';
import type { DossierId, PersonId } from '../../../../shared/base/ids.ts';
import { brand } from '../../../../shared/base/ids.ts';

function storageOf(): DraftStorage & { readonly rows: Map<string, string> } {
  const rows = new Map<string, string>();
  return {
    rows,
    get length() {
      return rows.size;
    },
    key: (index) => [...rows.keys()][index] ?? null,
    getItem: (name) => rows.get(name) ?? null,
    setItem: (name, value) => void rows.set(name, value),
    removeItem: (name) => void rows.delete(name),
  };
}

const person = brand<PersonId>('person-1');
const key: DraftKey = { form: 'catalogue', dossier: brand<DossierId>('dossier-1'), person };
const content = { at: '2026-11-23T01:00:00.000Z', typed: { title: '关于供暖的通知' } };

test('keeps what was typed until it is dropped', () => {
  const storage = storageOf();
  expect(readDraft(storage, key)).toBeNull();
  writeDraft(storage, key, content);
  expect(readDraft(storage, key)).toEqual({ at: content.at, untrusted: content.typed });
  dropDraft(storage, key);
  expect(readDraft(storage, key)).toBeNull();
});

test('keeps forms, releases and people apart', () => {
  const storage = storageOf();
  writeDraft(storage, key, content);
  expect(readDraft(storage, { ...key, form: 'record' })).toBeNull();
  expect(readDraft(storage, { ...key, person: brand<PersonId>('person-2') })).toBeNull();
  expect(readDraft(storage, { ...key, dossier: brand<DossierId>('dossier-2') })).toBeNull();
});

test('lists the releases in which somebody left something, each once', () => {
  const storage = storageOf();
  storage.setItem('xianshen.preferences', '{}');
  for (const form of ['catalogue', 'record'] as const) writeDraft(storage, { ...key, form }, content);
  writeDraft(storage, { ...key, dossier: brand<DossierId>('dossier-2') }, content);
  expect(draftedDossiers(storage, person)).toEqual(['dossier-1', 'dossier-2']);
  expect(draftedDossiers(storage, brand<PersonId>('person-2'))).toEqual([]);
});

test('takes what cannot be read for nothing', () => {
  const storage = storageOf();
  for (const stored of ['', '{', 'null', '1', '{"at":1,"typed":{}}', '{"typed":{}}']) {
    writeDraft(storage, key, content);
    storage.setItem([...storage.rows.keys()][0] ?? '', stored);
    expect(readDraft(storage, key)).toBeNull();
  }
});
