import { expect, test } from 'vitest';
import { nodeHash } from '../../../shared/base/hash.node.ts';
import { shareTerms, takeSharedTerms } from '../../../shared/screening/ready-terms.ts';
import type { RuleSet } from '../../../shared/screening/rule-set.ts';
import { screen } from '../../../shared/screening/screen.ts';
import { readTermList } from '../../../shared/screening/term-list.ts';
import { ruleSetOfTermList } from '../../../shared/screening/term-rules.ts';
import { buildTermAutomaton } from '../../../shared/text/build-term-automaton.ts';
import { key, oneText } from './rule-samples.ts';

const build = (terms: readonly string[]) => buildTermAutomaton(terms, { shared: true });

function setOf(lines: readonly string[]): RuleSet {
  const list = readTermList(lines.join('\n'));
  const set = list.ok ? ruleSetOfTermList(list.value, 'sha256:00') : null;
  if (set === null) throw new Error('no terms');
  return set;
}

const long = Array.from({ length: 1_500 }, (_, index) => `星河${index}号工程`);
const rows = [
  '词语\t级别\t备注\t放行短语',
  ...long,
  'C++编译\tsoft',
  '云山会商\t提示',
  '星河7号工程竣工\tsoft\t\t是',
];
const text = '星河7号工程竣工，星·河8号工程、C++编译与云山会商。';
const find = (ruleSets: readonly RuleSet[]) =>
  screen({ text: oneText(text), ruleSets, scope: 'standalone', hash: nodeHash, key });

test('what another thread gets finds the same, without the words of the list', () => {
  const original = setOf(rows);
  const { ruleSets, shared } = shareTerms([setOf(rows)], build);
  const sent = structuredClone({ ruleSets });
  expect(JSON.stringify(sent)).not.toContain('星河8号工程');
  takeSharedTerms(sent.ruleSets, shared);
  expect(find(sent.ruleSets)).toEqual(find([original]));
  expect(find([original]).map(({ rule }) => rule)).toEqual(['TERM-01', 'TERM-01', 'TERM-02']);
});

test('short lists go along as they are', () => {
  const set = setOf(['云山会商', '星河计划']);
  const { ruleSets, shared } = shareTerms([set], build);
  expect(shared).toEqual([]);
  expect(ruleSets[0]?.rules[0]?.terms?.words).toEqual(['云山会商', '星河计划']);
});

test('all that is shared lies in memory that threads share', () => {
  const { shared } = shareTerms([setOf(rows)], build);
  expect(shared.map(({ rule }) => rule)).toEqual(['TERM-01']);
  for (const { terms } of shared) {
    expect(terms.matcher.plain.automaton.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(terms.matcher.literal?.automaton.buffer).toBeInstanceOf(SharedArrayBuffer);
  }
});
