import { expect, test } from 'vitest';
import { chinaDate } from '../../../shared/base/china-date.ts';
import { nodeHash } from '../../../shared/base/hash.node.ts';
import { parseRuleSet } from '../../../shared/screening/rule-set.ts';
import { screen } from '../../../shared/screening/screen.ts';
import { rulesInForce, validityOf } from '../../../shared/screening/validity.ts';
import { key, oneText } from './rule-samples.ts';

test.each([
  [{}, '2026-11-23', 'in-force'],
  [{ since: '2026-11-24' }, '2026-11-23', 'not-yet'],
  [{ since: '2026-11-23' }, '2026-11-23', 'in-force'],
  [{ until: '2026-11-23' }, '2026-11-23', 'in-force'],
  [{ until: '2026-11-22' }, '2026-11-23', 'expired'],
  [{ since: '2026-01-01', until: '2026-12-31' }, '2026-11-23', 'in-force'],
])('a rule with %j is on %s %s', (dates, today, expected) => {
  expect(validityOf(dates, today)).toBe(expected);
});

test.each([
  ['2026-11-22T15:59:59.999Z', '2026-11-22'],
  ['2026-11-22T16:00:00.000Z', '2026-11-23'],
  ['2027-12-31T16:00:00.000Z', '2028-01-01'],
])('at %s the day in China is %s', (instant, day) => expect(chinaDate(instant)).toBe(day));

const words = { zh: '甲', en: 'a' };
const rule = (id: string, source: string, dates: object) => ({
  id,
  name: words,
  kind: 'term.new',
  severity: 'soft',
  patterns: [{ name: 'word', source, over: 'folded', confidence: 0.9 }],
  message: words,
  advice: words,
  basis: { text: words, tier: 'practice', confidence: 'C' },
  ...dates,
  positives: [],
  negatives: [],
});

test('a rule out of its time finds nothing; its set keeps its name and digest', () => {
  const parsed = parseRuleSet(
    'new.json',
    JSON.stringify({
      schema: 'xianshen.rules/1',
      id: 'NEW',
      version: '2026.11',
      name: words,
      rules: [
        rule('NEW-01', '甲乙', {}),
        rule('NEW-02', '丙丁', { since: '2027-01-01', until: '2027-06-30' }),
      ],
    }),
    'sha256:1',
  );
  if (!parsed.ok) throw new Error(parsed.failure.code);
  const found = (today: string) =>
    screen({
      text: oneText('甲乙，丙丁。'),
      ruleSets: rulesInForce([parsed.value], today),
      scope: 'standalone',
      hash: nodeHash,
      key,
    }).map((finding) => finding.rule);
  expect(found('2026-12-31')).toEqual(['NEW-01']);
  expect(found('2027-01-01')).toEqual(['NEW-01', 'NEW-02']);
  expect(found('2027-07-01')).toEqual(['NEW-01']);
  const [set] = rulesInForce([parsed.value], '2026-12-31');
  expect(set).toMatchObject({ id: 'NEW', version: '2026.11', digest: 'sha256:1' });
  // What was compiled for a day is found again by the same object.
  expect(rulesInForce([parsed.value], '2026-12-31')[0]).toBe(set);
  expect(rulesInForce([parsed.value], '2027-01-01')[0]).toBe(parsed.value);
});
