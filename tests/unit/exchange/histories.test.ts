import { describe, expect, test } from 'vitest';
import { genesis, nextEntry } from '../../../shared/audit/chain.ts';
import { nodeHash } from '../../../shared/base/hash.node.ts';
import { brand } from '../../../shared/base/ids.ts';
import type { Copy } from '../../../shared/exchange/compare-histories.ts';
import {
  compareHistories,
  historyDigest,
  itemsOf,
  keyOf,
} from '../../../shared/exchange/compare-histories.ts';
import type { DossierHistory } from '../../../shared/exchange/dossier-history.ts';
import { dossierHistory } from '../../../shared/exchange/dossier-history.ts';
import { isContradicted, isSoundPart, ledgerPartOf } from '../../../shared/exchange/ledger-part.ts';
import { emptyCatalogue } from '../../../shared/release/catalogue.ts';
import { emptyRecord } from '../../../shared/release/kind/release-record.ts';

const at = (minute: number) => `2026-11-23T08:${String(minute).padStart(2, '0')}:00.000Z`;
const digestOf = (text: string) => nodeHash.sha256(new TextEncoder().encode(text));

const file = {
  id: 'file-1',
  slot: 'document',
  part: 'document',
  place: 1,
  name: '办法.docx',
  type: 'docx',
  mediaType: 'application/x-docx',
  bytes: 10,
  sha256: digestOf('办法'),
  addedBy: 'person-1',
  addedAt: at(1),
  removedAt: null,
};

const base: DossierHistory = dossierHistory.parse({
  id: 'dossier-1',
  year: 2026,
  serial: 1,
  packageNumber: 'BMSC-2026-0001',
  kind: 'policy-with-interpretation',
  openedBy: 'person-1',
  openedAt: at(0),
  state: 'drafting',
  round: 1,
  catalogue: emptyCatalogue('办法', '市政府办公室'),
  record: emptyRecord,
  rounds: [{ round: 1, cause: 'opened', beganAt: at(0) }],
  files: [file],
  cleanCopies: [],
  screenings: [],
  decisions: [],
  signOffs: [],
  returns: [],
  steps: [],
  events: [],
  internalFiles: [],
  exports: [],
});

const decided: DossierHistory = dossierHistory.parse({
  ...base,
  decisions: [
    {
      ...{ id: 'decision-1', finding: 'f-1', by: 'person-1', duty: 'handler', action: 'fix' },
      ...{ reason: null, note: '', at: at(2), about: null, batch: null },
    },
  ],
});
const replaced: DossierHistory = dossierHistory.parse({ ...base, files: [{ ...file, removedAt: at(3) }] });

const lineage = (...histories: readonly DossierHistory[]) =>
  histories.map((each) => historyDigest(each, nodeHash));
const copy = (history: DossierHistory, ...before: readonly DossierHistory[]): Copy => ({
  history,
  lineage: lineage(...before),
});
const standing = (here: Copy, there: Copy) => compareHistories(here, there, nodeHash);

describe('two copies of a dossier', () => {
  test('are the same whatever order their items stand in and whatever was screened', () => {
    const screening = { file: 'file-1', number: 1, ruleSets: [], at: at(4), findings: [] };
    const other = dossierHistory.parse({ ...base, screenings: [screening] });
    expect(historyDigest(other, nodeHash)).toBe(historyDigest(base, nodeHash));
    expect(standing(copy(base), copy(other))).toEqual({ standing: 'same', differences: [] });
  });

  test('go on where one has been through the state of the other', () => {
    expect(standing(copy(base, base), copy(decided, base, decided))).toEqual({
      standing: 'forward',
      differences: [{ kind: 'decisions', here: 0, there: 1 }],
    });
    expect(standing(copy(decided, base, decided), copy(base, base)).standing).toBe('older');
  });

  test('have parted where neither has, however alike they look', () => {
    expect(standing(copy(base), copy(decided, decided)).standing).toBe('parted');
    expect(standing(copy(replaced, base), copy(decided, base, decided))).toEqual({
      standing: 'parted',
      differences: [
        { kind: 'files', here: 1, there: 0 },
        { kind: 'decisions', here: 0, there: 1 },
      ],
    });
  });

  test('have parted where the other claims to go on and has lost something', () => {
    const liar = copy(base, decided, base);
    expect(standing(copy(decided, decided), liar).standing).toBe('parted');
  });

  test('tell that a file was taken out as something new, and other content as such', () => {
    expect(standing(copy(base, base), copy(replaced, base, replaced))).toEqual({
      standing: 'forward',
      differences: [{ kind: 'files', here: 0, there: 1 }],
    });
    const renamed = { ...base, catalogue: { ...base.catalogue, title: '新办法' } };
    expect(standing(copy(base, base), copy(renamed, base, renamed))).toEqual({
      standing: 'forward',
      differences: [{ kind: 'content', here: 1, there: 1 }],
    });
  });

  test('name each item by what it is', () => {
    expect([...itemsOf(replaced, 'files').keys()]).toEqual(['file-1', 'file-1 out']);
    expect([...itemsOf(base, 'rounds').keys()]).toEqual(['r1']);
    expect(keyOf({ round: 2, stage: 'handler' })).toBe('2/handler');
    expect(keyOf({ file: 'file-2' })).toBe('file-2');
    expect(keyOf({ number: 3, step: 'x' })).toBe('n3');
  });
});

describe('the form of a history', () => {
  test.for([
    ['a state of its own making', { state: 'published-somehow' }],
    ['a number that leads out of a folder', { packageNumber: '../x' }],
    ['more than it knows', { secret: 'x' }],
    ['a file without a digest', { files: [{ ...file, sha256: 'x' }] }],
    ['a file of no size', { files: [{ ...file, bytes: 0 }] }],
    ['a time that is none', { openedAt: '2026-11-23' }],
    ['an id with a path in it', { id: '../dossier' }],
  ] as const)('refuses %s', ([, change]) => {
    expect(dossierHistory.safeParse({ ...base, ...change }).success).toBe(false);
  });
});

describe('a part of a ledger', () => {
  const draft = (object: string) => ({
    ...{ at: at(1), clock: { monotonicMs: 1, jumped: false }, person: null, duty: null },
    ...({
      workstation: '承办机',
      action: 'dossier.sign',
      objects: [object],
      result: 'done',
      detail: {},
    } as const),
  });
  const first = nextEntry(genesis, draft('dossier-1'), nodeHash);
  const second = nextEntry(first, draft('dossier-2'), nodeHash);
  const third = nextEntry(second, draft('dossier-1'), nodeHash);
  const checkpoint = { origin: 'X/承办机', size: 3, rootHash: digestOf('root') };
  const part = ledgerPartOf([first, second, third], 'dossier-1', checkpoint);

  test('holds the entries about the dossier and nothing about others', () => {
    expect(part.entries.map(({ number }) => number)).toEqual([1, 3]);
    expect(isSoundPart(part, 'dossier-1', nodeHash)).toBe(true);
  });

  test('is not sound where an entry was changed, doubled, moved, or is about something else', () => {
    const [one, two] = part.entries;
    const broken = [
      [{ ...one!, action: 'dossier.return' }, two!],
      [one!, one!],
      [two!, one!],
      [{ ...one!, number: 9 }],
      ledgerPartOf([second], 'dossier-2', checkpoint).entries,
    ];
    for (const entries of broken) {
      expect(isSoundPart({ ...part, entries: [...entries] }, 'dossier-1', nodeHash)).toBe(false);
    }
    expect(isSoundPart({ ...part, size: 2 }, 'dossier-1', nodeHash)).toBe(false);
  });

  test('is contradicted by what was seen of the same size only', () => {
    expect(isContradicted({ size: 3, rootHash: 'a'.repeat(64) }, part)).toBe(true);
    expect(isContradicted({ size: 3, rootHash: part.rootHash }, part)).toBe(false);
    expect(isContradicted({ size: 2, rootHash: brand('b'.repeat(64)) }, part)).toBe(false);
  });
});
