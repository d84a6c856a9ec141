import { describe, expect, test } from 'vitest';
import { nodeHash } from '../../../shared/base/hash.node.ts';
import { coveredValues, maskProposals } from '../../../shared/engine/hidden-view.ts';
import { hideWords } from '../../../shared/engine/hide-words.ts';
import { parseScreened, screenedBytes } from '../../../shared/engine/stored-objects.ts';
import type { ExtractedText } from '../../../shared/extraction/extracted-text.ts';
import { explainFinding } from '../../../shared/messages/explain-finding.ts';
import { excerptOf } from '../../../shared/screening/excerpt.ts';
import type { Finding } from '../../../shared/screening/finding.ts';
import { stretchesOf } from '../../../shared/screening/finding.ts';
import { standardMaskPolicy } from '../../../shared/screening/mask-policy.ts';
import { screen } from '../../../shared/screening/screen.ts';
import { builtInRules, key, oneText } from './rule-samples.ts';

const ruleSets = await builtInRules();
const rule = ruleSets.flatMap(({ rules }) => rules).find(({ id }) => id === 'HH-01');
if (rule === undefined) throw new Error('no HH-01');

function found(text: ExtractedText, id = 'HH-01'): readonly Finding[] {
  const findings = screen({ text, ruleSets, scope: 'standalone', hash: nodeHash, key });
  return findings.filter((finding) => finding.rule === id);
}

const household = [
  '户主姓名\t户号\t社保编号\t备注',
  '甲某某\t9901012233\t88120045\t一类',
  '乙某某\t9901012234\t88120046\t二类',
].join('\n');

describe('a row of a table', () => {
  const text = oneText(household);
  const words = (finding: Finding) =>
    stretchesOf(finding).map(({ start, end }) => household.slice(start, end));

  test('gives one finding that covers all its numbers', () => {
    expect(found(text).map(words)).toEqual([
      ['9901012233', '88120045'],
      ['9901012234', '88120046'],
    ]);
  });

  test('keeps its finding when other rows change, and gets another when one of its cells does', () => {
    const [first, second] = found(text);
    const changed = found(oneText(household.replace('88120046', '88120047')));
    expect(changed[0]?.id).toBe(first?.id);
    expect(changed[1]?.id).not.toBe(second?.id);
  });

  test('is masked whole: proposals, words behind covers, and the excerpt', () => {
    const findings = found(text);
    const style = { ruleSets, policy: standardMaskPolicy };
    expect(maskProposals(text, findings, style).map(({ value }) => value)).toEqual([
      '9901012233',
      '88120045',
      '9901012234',
      '88120046',
    ]);
    expect(coveredValues(text, findings, ruleSets)).toHaveLength(4);
    const [hidden] = hideWords(text.parts, findings, ruleSets);
    expect(hidden?.text).toContain('甲某某\t**********\t********\t一类');
    expect(hidden?.text).toHaveLength(household.length);
    const excerpt = excerptOf(text.parts[0]!, findings[0]!, { rule, masked: true });
    expect(`${excerpt?.before}${excerpt?.match}${excerpt?.after}`).not.toMatch(/\d{4}/u);
  });

  test('says in its explanation how many cells go with it', () => {
    const [finding] = found(text);
    expect(explainFinding(finding!, 'zh').join('')).toContain('同一行里另有 1 处');
    expect(explainFinding(finding!, 'en').join(' ')).toContain('1 more in the same row');
  });

  test('is told by its cells in a sheet, whatever line breaks a cell holds', () => {
    const sheet = '姓名\t户号\t社保编号\n甲某\n某\t9901012233\t88120045';
    const cells = ['A1', 'B1', 'C1', 'A2', 'B2', 'C2'];
    const parts = sheet.split(/\t|\n(?!某)/u);
    let start = 0;
    const segments = parts.map((part, index) => {
      const segment = { start, end: start + part.length, place: { cell: cells[index]! }, hidden: null };
      start += part.length + 1;
      return segment;
    });
    const file = oneText(sheet);
    const inCells = { ...file, parts: [{ ...file.parts[0]!, role: 'sheet' as const, segments }] };
    const [finding, ...others] = found(inCells);
    expect(others).toEqual([]);
    expect(finding?.place.cell).toBe('B2');
    expect(finding?.alsoAt).toEqual([{ start: 27, end: 35, cell: 'C2' }]);
  });
});

describe('what is not one person', () => {
  test('stays apart: numbers in running text', () => {
    expect(found(oneText('甲某户号9901012233，乙某户号9901012234。'))).toHaveLength(2);
  });

  test('stays apart: each ID number is another person, in the same row too', () => {
    const ids = '户主\t身份证号\t配偶身份证号\n甲某\t990101199001011230\t990101199202022243';
    expect(found(oneText(ids), 'PII-01').map(({ alsoAt }) => alsoAt)).toEqual([undefined, undefined]);
  });
});

test('findings that were stored before rows were joined are read as they are', () => {
  const [finding] = found(oneText(household));
  const { alsoAt: _alsoAt, ...old } = finding!;
  const stored = screenedBytes({ own: [old], across: [], notInspected: [] });
  expect(parseScreened(stored).own.map(stretchesOf)).toEqual([[old.place]]);
});
