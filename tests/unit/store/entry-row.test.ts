import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entryRow, entryRowSchema } from '../../../shared/store/entry-row.ts';

const row = {
  number: 7,
  at: '2026-11-23T08:00:00.000Z',
  monotonic_ms: 12,
  clock_jumped: 0,
  person: 'person-1',
  duty: 'handler',
  workstation: '一号机',
  action: 'dossier.decide',
  objects: '["d-1","f-1"]',
  result: 'done',
  detail: '{"rule":"DN-05"}',
  previous: 'a'.repeat(64),
  hash: 'b'.repeat(64),
};

/** What a parser makes of something, or that it refuses it. */
function outcome(parse: (untrustedRow: unknown) => unknown, untrustedRow: unknown): unknown {
  try {
    return parse(untrustedRow);
  } catch {
    return 'refused';
  }
}

function expectSame(untrustedRow: unknown): void {
  expect(outcome(entryRow.parse, untrustedRow)).toStrictEqual(
    outcome((each) => entryRowSchema.parse(each), untrustedRow),
  );
}

const odd = fc.oneof(
  fc.constantFrom(undefined, null, true, Number.NaN, 1.5, 2 ** 53, -1, 9n, Number.POSITIVE_INFINITY),
  fc.constantFrom('', 'null', '[]', '["x",7]', '{', '{"a":1}', '[null]', '"x"', '7', 'refused', 'undone'),
  fc.constantFrom('{"__proto__":{"x":1}}', '["a","a"]', '[["a"]]', '[,]', ' []'),
  fc.array(fc.string(), { maxLength: 2 }),
  fc.dictionary(fc.string(), fc.string(), { maxKeys: 2 }),
  fc.string(),
  fc.integer(),
  fc.json(),
);

test('takes a row apart as the schema does, and refuses what the schema refuses', () => {
  const changes = fc.dictionary(fc.constantFrom(...Object.keys(row), 'more'), odd, { maxKeys: 3 });
  fc.assert(
    fc.property(changes, (change) => expectSame({ ...row, ...change })),
    { numRuns: 2_000 },
  );
});

test('takes text of any kind for what is only text', () => {
  const text = fc.string({ unit: 'binary', maxLength: 8 });
  const facts = fc.record({
    at: text,
    action: text,
    workstation: text,
    person: text,
    duty: text,
    hash: text,
  });
  const json = fc.record({ objects: fc.array(text).map((each) => JSON.stringify(each)), detail: fc.json() });
  fc.assert(fc.property(facts, json, (change, more) => expectSame({ ...row, ...change, ...more })));
});

test.each([
  ['nothing', null],
  ['no row', 'row'],
  ['a list', [row]],
  ['a row without a hash', { ...row, hash: undefined }],
])('refuses %s', (_, untrustedRow) => {
  expect(outcome(entryRow.parse, untrustedRow)).toBe('refused');
});

test('says which field is wrong', () => {
  expect(() => entryRow.parse({ ...row, result: 'perhaps' })).toThrow(/result/);
});
