import { describe, expect, test } from 'vitest';
import { nodeHash } from '../../../shared/base/hash.node.ts';
import { screen } from '../../../shared/screening/screen.ts';
import { builtInRules, key, oneText } from './rule-samples.ts';

const ruleSets = await builtInRules();

function found(text: string, rule: string) {
  return screen({ text: oneText(text, 'sheet'), ruleSets, scope: 'attachment', hash: nodeHash, key }).filter(
    (finding) => finding.rule === rule,
  );
}

describe('the header of a column', () => {
  test('raises a number with a wrong check digit, and the explanation names the header', () => {
    const [finding] = found(
      '身份证号\t所在的县区、街道和社区的全称\n990101199001011231\t略\n990101199001011231\t略',
      'PII-01',
    ).slice(1);
    expect(finding).toMatchObject({
      severity: 'soft',
      explanation: {
        checksum: 'invalid',
        contexts: [
          { word: '身份证', effect: 0.3, kind: 'header', column: 1 },
          { word: '身份证', effect: 0, kind: 'header', column: 1, severity: 'hard' },
        ],
      },
    });
    expect(found('甲某\t990101199001011231\n乙某\t990101199001011231', 'PII-01')).toEqual([]);
  });

  test('removes what it says is something else', () => {
    expect(found('序号\t合同编号\n1\t13900000001', 'PII-04')).toEqual([]);
    expect(found('序号\t手机\n1\t13900000001', 'PII-04')[0]?.severity).toBe('hard');
  });

  test('decides with the columns beside it whose telephone it is', () => {
    const severity = (header: string) => found(`${header}\n某某\t13900000001`, 'PII-04')[0]?.severity;
    expect(severity('姓名\t联系电话')).toBe('hard');
    expect(severity('服务点\t联系电话')).toBe('soft');
    expect(severity('名称\t公开咨询电话')).toBe('soft');
  });

  test('has the last word over words in the neighbouring cells', () => {
    expect(found('姓名\t职务\t手机\n甲某\t监督员\t13900000001', 'PII-04')[0]?.severity).toBe('hard');
  });
});
