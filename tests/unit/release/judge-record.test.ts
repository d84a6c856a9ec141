import { expect, test } from 'vitest';
import { judgeNeeds, judgeRecord } from '../../../shared/release/kind/judge-record.ts';
import { completeRelease, draftDigest, lacks, shippedKinds, withField, withoutPart } from './kind-cases.ts';

/** Dates that satisfy the periods of a decision. */
const decision = {
  'consultation-from': '2026-03-01',
  'consultation-to': '2026-03-31',
  'legality-submitted-on': '2026-04-01',
  'legality-returned-on': '2026-04-20',
};

test.each(shippedKinds().map((kind) => kind.id))(
  'a release of the kind %s with everything lacks nothing',
  (id) => {
    expect(lacks(completeRelease(id, id.includes('decision') ? decision : {}))).toEqual([]);
  },
);

test.each(shippedKinds().map((kind) => kind.id))(
  'an empty release of the kind %s is told what it lacks',
  (id) => {
    const release = completeRelease(id);
    const empty = { ...release, parts: [], record: { fields: {}, checklists: {}, tables: {}, evidence: {} } };
    expect(lacks(empty).length).toBeGreaterThan(1);
  },
);

test('duty 0.1: a decision without draft, basis or ways of consultation is not consulted on', () => {
  const release = completeRelease('major-decision', decision);
  expect(lacks(withoutPart(release, 'draft'))).toContainEqual({
    gate: 'part-missing',
    part: 'draft',
    minimum: 1,
  });
  expect(lacks(withoutPart(release, 'basis'))).toContainEqual({
    gate: 'part-missing',
    part: 'basis',
    minimum: 1,
  });
  expect(lacks(withField(release, 'consultation-ways', ' '))).toEqual([
    { gate: 'field-missing', field: 'consultation-ways' },
  ]);
});

test('a consultation of fewer than thirty days needs a stated reason', () => {
  const short = completeRelease('major-decision', {
    ...decision,
    'consultation-to': '2026-03-20',
    'consultation-short-reason': '',
  });
  expect(lacks(short)).toEqual([{ gate: 'span-short', span: 'consultation-length', earliest: '2026-03-31' }]);
  expect(lacks(withField(short, 'consultation-short-reason', '防汛应急'))).toEqual([]);
});

test('duty 0.1: the consultation on a decision is a release of its own, with notice, draft, basis and explanation', () => {
  const release = completeRelease('decision-consultation', decision);
  for (const part of ['draft', 'notice', 'basis', 'explanation']) {
    expect(lacks(withoutPart(release, part))).toContainEqual({ gate: 'part-missing', part, minimum: 1 });
  }
  expect(lacks(withField(release, 'feedback-telephone', '见公告'))).toEqual([
    { gate: 'field-invalid', field: 'feedback-telephone' },
  ]);
  expect(lacks(withField(release, 'consultation-way', 'hearing'))).toEqual([]);
  expect(lacks(withField(withField(release, 'consultation-way', 'hearing'), 'hearing-on', ''))).toEqual([
    { gate: 'field-missing', field: 'hearing-on' },
  ]);
});

test('a consultation that ends before it begins is not excused by any reason', () => {
  const turned = completeRelease('major-decision', { ...decision, 'consultation-to': '2026-02-01' });
  expect(lacks(turned)).toMatchObject([{ gate: 'span-short' }]);
});

test('duty 0.2: the adoption report is a sibling of the decision, and no opinions must be stated', () => {
  const release = completeRelease('major-decision', decision);
  expect(lacks(withoutPart(release, 'adoption-report'))).toMatchObject([{ part: 'adoption-report' }]);
  const silent = { ...release, record: { ...release.record, tables: { opinions: [] } } };
  expect(lacks(silent)).toEqual([{ gate: 'rows-missing', table: 'opinions', minimum: 1 }]);
  expect(lacks(withField(silent, 'no-opinions', 'yes'))).toEqual([]);
});

test('duty 0.3: without the legality seal on this very draft nothing enters the discussion', () => {
  const release = completeRelease('major-decision', decision);
  const stage = release.kind.stages.find((each) => each.id === 'collective-discussion');
  const enter = (changed: typeof release) => judgeNeeds(changed, stage?.needs).hard;
  expect(enter(release)).toEqual([]);
  const unsealed = { ...release, record: { ...release.record, evidence: {} } };
  expect(enter(unsealed)).toEqual([{ gate: 'proof-missing', evidence: 'legality-seal' }]);
  expect(enter(withoutPart(release, 'legality-opinion'))).toContainEqual({
    gate: 'proof-missing',
    evidence: 'legality-seal',
  });
});

test('duty 0.3: an edit of the draft after the seal reopens the gate', () => {
  const release = completeRelease('major-decision', decision);
  const edited = release.parts.map((each) =>
    each.part === 'draft' ? { ...each, sha256: 'c'.repeat(64) } : each,
  );
  expect(lacks({ ...release, parts: edited })).toContainEqual({
    gate: 'proof-outdated',
    evidence: 'legality-seal',
  });
  expect(draftDigest).not.toBe('c'.repeat(64));
});

test('duty 0.3: a legality opinion that refuses the draft closes the gate', () => {
  const release = completeRelease('major-decision', decision);
  const seal = release.record.evidence['legality-seal'];
  if (seal === undefined) throw new Error('no seal');
  const evidence = {
    ...release.record.evidence,
    'legality-seal': { ...seal, conclusion: 'refused' as const },
  };
  expect(lacks({ ...release, record: { ...release.record, evidence } })).toEqual([
    { gate: 'proof-refused', evidence: 'legality-seal' },
  ]);
});

test('experts and risk assessment are asked for only where the clerk says they are needed', () => {
  const release = completeRelease('major-decision', { ...decision, 'needs-experts': 'yes' });
  expect(lacks(release)).toEqual([]);
  const stage = release.kind.parts.find((part) => part.id === 'expert-report');
  expect(stage?.when).toEqual({ field: 'needs-experts', is: ['yes'] });
});

test('duty 0.4: a policy without its interpretation is incomplete', () => {
  const release = completeRelease('policy-with-interpretation');
  expect(lacks(withoutPart(release, 'interpretation'))).toEqual([
    { gate: 'part-missing', part: 'interpretation', minimum: 1 },
  ]);
});

test('duty 0.5: interpreting department and telephone block, and the telephone must be one', () => {
  const release = completeRelease('policy-with-interpretation');
  expect(lacks(withField(release, 'interpreting-department', ''))).toEqual([
    { gate: 'field-missing', field: 'interpreting-department' },
  ]);
  for (const wrong of ['', '见文件', '1234567890123']) {
    expect(lacks(withField(release, 'enquiry-telephone', wrong))).toMatchObject([
      { field: 'enquiry-telephone' },
    ]);
  }
  for (const right of [
    '0990-5550123',
    '12345',
    '0990-5550123、0990-5550124',
    '13900000000',
    '400-990-0001',
  ]) {
    expect(lacks(withField(release, 'enquiry-telephone', right))).toEqual([]);
  }
});

test('duty 0.6: each of the nine points is present, or absent with a reason where that is allowed', () => {
  const release = completeRelease('policy-with-interpretation');
  const rows = release.record.checklists['nine-points'] ?? {};
  const judged = (row: string, state: 'present' | 'absent' | 'open', reason: string) =>
    lacks({
      ...release,
      record: {
        ...release.record,
        checklists: { 'nine-points': { ...rows, [row]: { state, place: '', reason } } },
      },
    });
  expect(judged('differences', 'absent', '首次制定，没有原政策')).toEqual([]);
  expect(judged('differences', 'absent', '')).toEqual([
    { gate: 'row-open', checklist: 'nine-points', row: 'differences' },
  ]);
  expect(judged('background', 'absent', '没有')).toMatchObject([{ row: 'background' }]);
  expect(judged('terms', 'open', '')).toMatchObject([{ row: 'terms' }]);
  expect(judged('terms', 'present', '')).toMatchObject([{ row: 'terms' }]);
  expect(Object.keys(rows)).toHaveLength(9);
});

test('a policy that replaces another must name it', () => {
  const release = completeRelease('policy-with-interpretation', { replaces: 'yes', 'replaced-document': '' });
  expect(lacks(release)).toEqual([{ gate: 'field-missing', field: 'replaced-document' }]);
  expect(lacks(withField(release, 'replaces', 'no'))).toEqual([]);
});

test.each([
  ['0.8', 'enforcement-publicity', 'six-elements', 6],
  ['0.9', 'service-guide', 'eight-elements', 8],
] as const)('duty %s: %s has its elements, each asked for', (_duty, id, list, count) => {
  const release = completeRelease(id);
  const rows = release.kind.checklists.find((each) => each.id === list)?.rows ?? [];
  expect(rows).toHaveLength(count);
  const open = { ...release, record: { ...release.record, checklists: {} } };
  expect(lacks(open).map((each) => each.gate === 'row-open' && each.row)).toEqual(rows.map((row) => row.id));
});

test('duty 0.10: an intermediary service has name, basis and time limit', () => {
  const release = completeRelease('intermediary-list');
  const services = [{ name: '环境影响评价', law: '', limit: '10个工作日' }];
  expect(lacks({ ...release, record: { ...release.record, tables: { services } } })).toEqual([
    { gate: 'cell-invalid', table: 'services', row: 0, column: 'law' },
  ]);
});

test('duty 0.11: key areas name scope, content, time limit, carrier and form', () => {
  const release = completeRelease('key-area');
  for (const field of ['scope', 'content-elements', 'time-limit', 'carrier', 'display-form']) {
    expect(lacks(withField(release, field, ''))).toEqual([{ gate: 'field-missing', field }]);
  }
});

test('duty 0.14: a dataset says its boundary and how personal data was removed', () => {
  const release = completeRelease('dataset', { 'holds-personal-data': 'yes', 'de-identification': '' });
  expect(lacks(release)).toContainEqual({ gate: 'field-missing', field: 'de-identification' });
  expect(lacks(withField(release, 'boundary', ''))).toContainEqual({
    gate: 'field-missing',
    field: 'boundary',
  });
});

test('what is only advisable is advice and blocks nothing', () => {
  const report = judgeRecord(withField(completeRelease('policy-with-interpretation'), 'interpreter', ''));
  expect(report.hard).toEqual([]);
  expect(report.soft).toEqual([{ gate: 'field-missing', field: 'interpreter' }]);
});

test('more files than a part takes are named', () => {
  const release = completeRelease('policy-with-interpretation');
  const twice = { ...release, parts: [...release.parts, { part: 'document', sha256: 'd'.repeat(64) }] };
  expect(lacks(twice)).toEqual([{ gate: 'part-surplus', part: 'document', maximum: 1 }]);
});
