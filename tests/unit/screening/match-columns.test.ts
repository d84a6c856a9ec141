import { describe, expect, test } from 'vitest';
import { nodeHash } from '../../../shared/base/hash.node.ts';
import { screen } from '../../../shared/screening/screen.ts';
import { builtInRules, key, oneText } from './rule-samples.ts';

const ruleSets = await builtInRules();

function found(text: string, rule: string, role: 'body' | 'sheet' = 'sheet') {
  return screen({ text: oneText(text, role), ruleSets, scope: 'attachment', hash: nodeHash, key }).filter(
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

describe('digits that only a header can give a meaning', () => {
  const number = '990100260101';

  test('count below it, and nowhere else in the text or the table', () => {
    const table = `姓名\t学号\t备注\n甲某\t${number}\t${number}\n乙某\t${number}\t略`;
    expect(found(`${number}\n${table}\n\n${number}`, 'HH-01').map(({ place }) => place.start)).toEqual(
      [table.indexOf(number), table.lastIndexOf(number)].map((start) => start + number.length + 1),
    );
  });

  test('count in each of several tables, the one with another header left out', () => {
    const rows = (header: string) => `姓名\t${header}\n甲某\t${number}\n乙某\t${number}`;
    const text = [rows('学号'), rows('楼盘编号'), rows('准考证号')].join(
      '\n各单位应当认真执行。\n\n另附一表。\n',
    );
    expect(found(text, 'HH-01', 'body')).toHaveLength(4);
  });

  test('count in a long text as in a short one', () => {
    const table = `姓名\t学号\n甲某\t${number}\n乙某\t${number}`;
    const filling = '各单位应当认真贯彻执行，确保各项工作落到实处。\n'.repeat(500);
    expect(found(`${filling}\n${table}\n\n${filling}`, 'HH-01')).toHaveLength(2);
  });
});
