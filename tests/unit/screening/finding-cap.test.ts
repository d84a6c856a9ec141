/** A rule that finds too much: a thousand places are listed, the rest is counted, and nothing hard is ever left out. */
import { describe, expect, test } from 'vitest';
import { nodeHash } from '../../../shared/base/hash.node.ts';
import { limits } from '../../../shared/intake/limits.ts';
import { screen } from '../../../shared/screening/screen.ts';
import { findingMessage } from '../../../shared/screening/wording.ts';
import { builtInRules, key, oneText } from './rule-samples.ts';

const ruleSets = await builtInRules();
const more = ruleSets.flatMap(({ rules }) => rules).find(({ id }) => id === 'MORE-01');

function found(text: string, findingsPerRule?: number, sets = ruleSets) {
  return screen({
    ...{ text: oneText(text), ruleSets: sets, scope: 'standalone', hash: nodeHash, key },
    ...(findingsPerRule === undefined ? {} : { findingsPerRule }),
  });
}

const padded = (count: number) =>
  Array.from({ length: count }, (_, index) => `参见样政发〔2022〕0${index + 1}号。`).join('\n');

describe('findings of one rule in one file', () => {
  test('are listed up to the bound, and one more states the rest', () => {
    const findings = found(padded(limits.findingsPerRule + 25));
    expect(findings.filter(({ rule }) => rule === 'DN-03')).toHaveLength(limits.findingsPerRule);
    const rest = findings.filter(({ rule }) => rule === 'MORE-01');
    expect(rest).toHaveLength(1);
    expect(rest[0]).toMatchObject({
      severity: 'soft',
      values: { rule: 'DN-03', shown: limits.findingsPerRule, more: 25 },
    });
    if (more === undefined || rest[0] === undefined) throw new Error('no rule');
    expect(findingMessage(more, rest[0], 'zh')).toBe(
      '规则DN-03在这份文件中还有25处发现没有逐条列出（已列1000处）。',
    );
  });

  test('are all listed when they are just as many', () => {
    const findings = found(padded(4), 4);
    expect(findings.map(({ rule }) => rule)).toEqual(['DN-03', 'DN-03', 'DN-03', 'DN-03']);
  });

  test('are all listed when they are hard', () => {
    const ids = Array.from({ length: 6 }, () => '身份证号：990101199001011232').join('\n');
    const valid = found(ids, 2).filter(({ rule, severity }) => rule === 'PII-01' && severity === 'hard');
    const unbounded = found(ids).filter(({ rule, severity }) => rule === 'PII-01' && severity === 'hard');
    expect(valid).toHaveLength(unbounded.length);
  });

  test('are counted for each rule by itself', () => {
    const text = `${padded(4)}\n${Array.from({ length: 3 }, (_, index) => `样政发[2023]${index + 1}号`).join('\n')}`;
    const rest = found(text, 2).filter(({ rule }) => rule === 'MORE-01');
    expect(rest.map(({ values }) => [values.rule, values.more])).toEqual([
      ['DN-01', 1],
      ['DN-03', 2],
    ]);
  });

  test('are never left out silently: without the rule that counts them all are listed', () => {
    const without = ruleSets.filter(({ id }) => id !== 'MORE');
    expect(found(padded(4), 2, without).filter(({ rule }) => rule === 'DN-03')).toHaveLength(4);
  });

  test('a decision about some does not cover more of them', () => {
    const idOf = (count: number) => found(padded(count), 2).find(({ rule }) => rule === 'MORE-01')?.id;
    expect(idOf(4)).toBe(idOf(4));
    expect(idOf(4)).not.toBe(idOf(5));
  });

  test('facts of a file are bounded too', () => {
    const hidden = Array.from({ length: 5 }, (_, index) => ({
      kind: 'xlsx.hidden-rows',
      path: `sheet${index}`,
      place: {},
      count: 1,
    }));
    const findings = screen({
      text: { ...oneText(''), hidden },
      ...{ ruleSets, scope: 'standalone', hash: nodeHash, key, findingsPerRule: 3 },
    });
    expect(findings.map(({ rule }) => rule).sort()).toEqual(['HID-04', 'HID-04', 'HID-04', 'MORE-01']);
  });
});
