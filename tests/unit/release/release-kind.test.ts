import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadKinds } from '../../../shared/release/kind/load-kinds.node.ts';
import { parseReleaseKind, type ReleaseKind } from '../../../shared/release/kind/release-kind.ts';
import { kindOf, shippedKinds } from './kind-cases.ts';

test('ships a kind for each duty of the openness plan, with words in both languages and a basis', () => {
  const ids = shippedKinds().map((kind) => kind.id);
  expect(ids).toEqual([...ids].sort());
  expect(ids).toHaveLength(15);
  for (const kind of shippedKinds()) expect(kind.basis.length, kind.id).toBeGreaterThan(0);
});

test('every timer and span of the shipped kinds names its source', () => {
  for (const kind of shippedKinds()) {
    for (const each of [...kind.timers, ...kind.spans])
      expect(each.basis.text.zh, `${kind.id} ${each.id}`).not.toBe('');
  }
});

test.each<[string, (kind: ReleaseKind) => unknown, string]>([
  [
    'a field stands twice',
    (kind) => ({ ...kind, fields: [...kind.fields, ...kind.fields.slice(0, 1)] }),
    'id formed-on',
  ],
  [
    'a condition asks for a field that is not there',
    (kind) => withWhen(kind, 'nowhere', ['yes']),
    'replaced-document',
  ],
  [
    'a condition asks for an impossible value',
    (kind) => withWhen(kind, 'replaces', ['maybe']),
    'replaced-document',
  ],
  ['a choice has no options', (kind) => withType(kind, 'choice'), 'formed-on'],
  ['no part is the document', (kind) => ({ ...kind, parts: kind.parts.slice(1) }), 'parts'],
  [
    'a part asks for more than it takes',
    (kind) => ({ ...kind, parts: kind.parts.map((part) => ({ ...part, minimum: 9, maximum: 2 })) }),
    'document',
  ],
  [
    'a timer starts at a field that is no date',
    (kind) => withTimer(kind, 'field:enquiry-hours'),
    'publication',
  ],
  ['a timer starts where it ends', (kind) => withTimer(kind, 'exported'), 'publication'],
  [
    'a stage asks for something unknown',
    (kind) => ({ ...kind, stages: [{ id: 'one', name: { zh: '一', en: 'One' }, needs: ['nothing'] }] }),
    'one',
  ],
  ['a timer starts at no event', (kind) => withTimer(kind, 'tomorrow'), 'timers.0.from'],
  ['a name lacks one language', (kind) => ({ ...kind, name: { zh: '政策', en: '' } }), 'name.en'],
  ['a field is unknown to the program', (kind) => ({ ...kind, script: 'x' }), ''],
])('refuses a kind where %s', (_case, damage, where) => {
  expect(parseReleaseKind(damage(kindOf('policy-with-interpretation')), 'own.json')).toEqual({
    ok: false,
    failure: { code: 'kind.damaged', params: { file: 'own.json', where } },
  });
});

test("an office's own kind stands beside the shipped ones and replaces one of the same id", () => {
  const folder = mkdtempSync(join(tmpdir(), 'kinds-'));
  const own = { ...kindOf('service-guide'), name: { zh: '本市办事指南', en: 'City guide' } };
  writeFileSync(join(folder, 'own.json'), JSON.stringify(own));
  writeFileSync(join(folder, 'readme.txt'), 'not a kind');
  const loaded = loadKinds([folder, join(folder, 'absent')]);
  expect(loaded.ok && loaded.value.map((kind) => kind.name.zh)).toEqual(['本市办事指南']);
  writeFileSync(join(folder, 'broken.json'), '{"schema":');
  expect(loadKinds([folder])).toMatchObject({
    ok: false,
    failure: { params: { file: 'broken.json', where: 'JSON' } },
  });
  rmSync(folder, { recursive: true });
});

function withWhen(kind: ReleaseKind, field: string, is: string[]): unknown {
  const fields = kind.fields.map((each) =>
    each.id === 'replaced-document' ? { ...each, when: { field, is } } : each,
  );
  return { ...kind, fields };
}

function withType(kind: ReleaseKind, type: string): unknown {
  return { ...kind, fields: kind.fields.map((each, index) => (index === 0 ? { ...each, type } : each)) };
}

function withTimer(kind: ReleaseKind, from: string): unknown {
  return { ...kind, timers: kind.timers.map((each, index) => (index === 0 ? { ...each, from } : each)) };
}
