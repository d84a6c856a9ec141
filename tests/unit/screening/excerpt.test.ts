import { describe, expect, test } from 'vitest';
import { nodeHash } from '../../../shared/base/hash.node.ts';
import { excerptOf } from '../../../shared/screening/excerpt.ts';
import { maskProposal, maskWhole } from '../../../shared/screening/mask.ts';
import { screen } from '../../../shared/screening/screen.ts';
import { findingMessage } from '../../../shared/screening/wording.ts';
import { builtInRules, key, oneText } from './rule-samples.ts';

const ruleSets = await builtInRules();
const rules = new Map(ruleSets.flatMap((set) => set.rules.map((rule) => [rule.id, rule])));

function excerptsIn(content: string, masked: boolean) {
  const text = oneText(content);
  const findings = screen({ text, ruleSets, scope: 'standalone', hash: nodeHash, key });
  return findings.map((finding) =>
    excerptOf(text.parts[0]!, finding, { rule: rules.get(finding.rule)!, masked }),
  );
}

describe('the words around a finding', () => {
  test('are twenty characters on each side, on one line', () => {
    const [excerpt] = excerptsIn(
      `${'前'.repeat(30)}\n扎实开展5·15”政务公开日活动。\n${'后'.repeat(30)}`,
      true,
    );
    expect(excerpt).toEqual({
      before: `${'前'.repeat(11)} 扎实开展5·15`,
      match: '”',
      after: `政务公开日活动。 ${'后'.repeat(11)}`,
    });
  });

  test('hide a personal number until it is asked for, and its neighbours too', () => {
    const row = '张某 13900000001，李某 13900000002';
    expect(excerptsIn(row, true)).toEqual([
      { before: '张某 ', match: '139****0001', after: '，李某 ***********' },
      { before: '张某 ***********，李某 ', match: '139****0002', after: '' },
    ]);
    expect(excerptsIn(row, false)[0]).toEqual({
      before: '张某 ',
      match: '13900000001',
      after: '，李某 13900000002',
    });
  });

  test('are never given for a secrecy mark, masked or not', () => {
    expect(new Set(excerptsIn('机密★20年', true))).toEqual(new Set([null]));
    expect(new Set(excerptsIn('机密★20年', false))).toEqual(new Set([null]));
  });

  test('are not given for a finding without a place, or of another part', () => {
    const text = oneText('甲');
    const [finding] = screen({ text, ruleSets, scope: 'interpretation', hash: nodeHash, key });
    const view = { rule: rules.get('INTERP-01')!, masked: false };
    expect(excerptOf(text.parts[0]!, finding!, view)).toBeNull();
    expect(excerptOf({ ...text.parts[0]!, path: 'other' }, finding!, view)).toBeNull();
  });

  test('do not split a surrogate pair', () => {
    const [excerpt] = excerptsIn(`${'𠮷'.repeat(25)}13900000001${'𠮷'.repeat(25)}`, false);
    expect(excerpt).toMatchObject({ before: '𠮷'.repeat(20), after: '𠮷'.repeat(20) });
  });
});

describe('masks', () => {
  test('keep the first six digits of an ID number and no other', () => {
    const rule = rules.get('PII-01')!;
    expect(maskProposal(rule, '990101 19900101 123X')).toBe('990101************');
    expect(maskProposal(rule, '９９０１０１１９９００１０１１２３Ｘ')).toBe('990101************');
  });

  test('keep three and four digits of a mobile number, without its country code', () => {
    expect(maskProposal(rules.get('PII-04')!, '+86 139-0000-0001')).toBe('139****0001');
  });

  test('are not proposed for what is not personal', () => {
    expect(maskProposal(rules.get('DN-01')!, '[2018]5号')).toBeNull();
    expect(maskWhole('甲𠮷乙')).toBe('***');
  });
});

test('a message names the facts of its finding', () => {
  const rule = rules.get('DN-05')!;
  expect(findingMessage(rule, { values: { expected: '〔2016〕8号' } }, 'zh')).toContain('疑为“〔2016〕8号”');
  expect(findingMessage(rule, { values: {} }, 'en')).toContain('“”');
});
