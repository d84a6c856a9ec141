import { expect, test } from 'vitest';
import { nodeHash } from '../../../shared/base/hash.node.ts';
import type { FindingId, PersonId } from '../../../shared/base/ids.ts';
import { encodeUtf8 } from '../../../shared/base/utf8.ts';
import type { Decision } from '../../../shared/review/decision.ts';
import { reviewDigest } from '../../../shared/review/review-digest.ts';

const key = encodeUtf8('本单位的密钥');
const nothing = { dossier: 'd-1', findings: [], decisions: [] };
const decision: Decision = {
  id: 'd-1',
  about: null,
  batch: null,
  finding: 'f-1' as FindingId,
  by: 'p-1' as PersonId,
  duty: 'handler',
  action: 'set-aside',
  reason: 'false-alarm',
  note: '表格中的名称',
  at: '2026-11-23T01:00:00.000Z',
};

test('changes with any word of an opinion', () => {
  const digests = [
    decision,
    { ...decision, note: '表格中的名字' },
    { ...decision, reason: 'other' as const },
  ].map((each) => reviewDigest({ ...nothing, decisions: [each] }, nodeHash, key));
  expect(new Set(digests).size).toBe(3);
});

test('tells an outsider nothing, not even that there was nothing to decide', () => {
  const ours = reviewDigest(nothing, nodeHash, key);
  expect(reviewDigest(nothing, nodeHash, encodeUtf8('别人的密钥'))).not.toBe(ours);
  expect(reviewDigest({ ...nothing, dossier: 'd-2' }, nodeHash, key)).not.toBe(ours);
  expect(reviewDigest(nothing, nodeHash, key)).toBe(ours);
});

test('holds the answers to the review questions, and is what it was where there are none', () => {
  const answered = [{ stage: 'handler', form: 1, answers: [] }] as const;
  const other = [
    { stage: 'handler', form: 1, answers: [{ question: 'map', answer: 'no', reason: '' } as const] },
  ] as const;
  const digests = [nothing, { ...nothing, answered }, { ...nothing, answered: other }].map((each) =>
    reviewDigest(each as never, nodeHash, key),
  );
  expect(new Set(digests).size).toBe(3);
  expect(reviewDigest({ ...nothing, answered: [] }, nodeHash, key)).toBe(digests[0]);
});
