/** A mark is told from a sentence by where it stands; what parts it from its neighbours is seen in the original. */
import { describe, expect, test } from 'vitest';
import { nodeHash } from '../../../shared/base/hash.node.ts';
import { screen } from '../../../shared/screening/screen.ts';
import { builtInRules, key, oneText } from './rule-samples.ts';

const ruleSets = await builtInRules();

function rulesFor(text: string): readonly string[] {
  const findings = screen({ text: oneText(text), ruleSets, scope: 'standalone', hash: nodeHash, key });
  return findings.filter(({ severity }) => severity === 'hard').map(({ rule }) => rule);
}

describe('a mark after wide blanks is a column of its own', () => {
  test.each([
    ['松涧县水务局编　　　　　　内部资料\n正文。', 'INT-02'],
    ['松涧县水务局编      严禁外传\n正文。', 'INT-01'],
    ['松涧县水务局办公室编印的工作动态　　　　　　内部传阅\n松涧县水务局\n', 'INT-02'],
    ['第6期　　　　仅供领导参阅\n正文。', 'INT-03'],
    ['松涧水务动态\t用毕收回\n正文。', 'INT-04'],
    ['松涧县水务局　　　　机密\n正文。', 'SEC-02'],
  ])('%j', (text, rule) => {
    expect(rulesFor(text)).toContain(rule);
  });
});

describe('the same words inside a sentence, or wrapped to a line of their own, are no mark', () => {
  test.each([
    '松涧县水务局编制的内部资料应当归档。',
    '各单位应当按照规定做好本单位在工作中形成的各类内部\n资料的归档整理。',
    '　　内部资料的管理由档案部门负责。',
    '各级各部门在工作中形成的文件和资料属于需要归档的，应当及时整理有关的\n内部资料\n并于每年六月底前移交。',
    '秘密投票　　记名投票',
  ])('%j', (text) => {
    expect(rulesFor(text)).toEqual([]);
  });
});

describe('a level counts with words that belong to marks beside it, whatever their order', () => {
  test.each([
    '特急·机密',
    '第000031号　绝密',
    '秘密　第2份　共8份',
    'TOP SECRET 绝密',
    '期限10年 机密',
    '秘密 秘密 秘密',
  ])('%s', (line) => {
    expect(rulesFor(`${line}\n某局文件\n`)).toContain('SEC-02');
  });

  test.each([
    'A.绝密\nB.机密\nC.秘密',
    '绝密级：不超过30年\n机密级：不超过20年\n秘密级：不超过10年',
    '机密性\n完整性',
  ])('not where levels are explained: %j', (text) => {
    expect(rulesFor(text)).toEqual([]);
  });
});

test('an outdated name is told once in a part, however often it stands there', () => {
  const text = '国家旅游局负责此项工作。\n报国家旅游局备案。\n由国家旅游局公布。';
  const findings = screen({ text: oneText(text), ruleSets, scope: 'standalone', hash: nodeHash, key });
  expect(findings.filter(({ rule }) => rule === 'WORD-01')).toHaveLength(1);
});
