import { describe, expect, test } from 'vitest';
import { nodeHash } from '../../../shared/base/hash.node.ts';
import type { PartRole, TextPart } from '../../../shared/extraction/extracted-text.ts';
import { explainFinding } from '../../../shared/messages/explain-finding.ts';
import type { Finding } from '../../../shared/screening/finding.ts';
import { looksClassified, screen } from '../../../shared/screening/screen.ts';
import { builtInRules, key } from './rule-samples.ts';

const ruleSets = await builtInRules();

function check(...written: readonly (readonly [PartRole, string])[]): readonly Finding[] {
  const parts = written.map(([role, text], index): TextPart => {
    const segments = [{ start: 0, end: text.length, place: {}, hidden: null }];
    return { path: `part-${index}`, role, text, segments };
  });
  const text = { type: 'txt' as const, parts, hidden: [], notInspected: [] };
  return screen({ text, ruleSets, scope: 'standalone', hash: nodeHash, key });
}

const hard = (...written: readonly (readonly [PartRole, string])[]) =>
  check(...written)
    .filter(({ severity }) => severity === 'hard')
    .map(({ rule }) => rule);

describe('a mark spread over pieces is found', () => {
  test.each([
    ['in two lines of a box', '内部\n资料', 'INT-02'],
    ['in two lines, broken inside a word', '内部资\n料', 'INT-02'],
    ['one character a line', '阅\n后\n收\n回', 'INT-04'],
    ['one character a cell', '内\t部\t资\t料', 'INT-02'],
    ['one character a cell, with the period', '秘\t密\t★\t3\t年', 'SEC-01'],
    ['over a row that begins with an empty cell', '机\n\t密', 'SEC-02'],
    ['with empty lines between', '工\n\n作\n\n秘\n\n密', 'INT-08'],
    ['with a reminder behind', '内部资料注意保\n存', 'INT-02'],
    ['in traditional characters', '機\t密\t★\t長\t期', 'SEC-01'],
    ['with vertical tabs', '严\u000b禁\u000b外\u000b泄', 'INT-01'],
  ])('%s', (_name, text, rule) => {
    expect(hard(['text-box', text])).toContain(rule);
  });

  test('down a column of a table, whatever stands beside it; the other cells are named', () => {
    const [finding] = check(['body', '内\t第1项\n部\t第2项\n资\t第3项\n料\t第4项']).filter(
      ({ rule }) => rule === 'INT-02',
    );
    expect([finding?.place.start, finding?.place.end]).toEqual([0, 1]);
    expect(finding?.alsoAt?.map(({ start }) => start)).toEqual([6, 12, 18]);
    expect(explainFinding(finding!, 'zh')).toContain('分开写在几处，合起来才成为一个标志：另有 3 处。');
    expect(explainFinding(finding!, 'en')).toContain(
      'Written in pieces that are a mark only together: 3 more.',
    );
  });

  test.each(['text-box', 'header', 'footer'] as const)('in several parts: %s', (role) => {
    expect(hard([role, '机'], ['body', '各县区：'], [role, '密'])).toContain('SEC-02');
    expect(hard([role, '内部'], [role, '资料'])).toContain('INT-02');
  });

  test('as a level in two text boxes, and the file is refused', () => {
    const findings = check(['text-box', '绝'], ['text-box', '密'], ['text-box', '★'], ['text-box', '30年']);
    expect(looksClassified(findings, ruleSets).length).toBeGreaterThan(0);
  });

  test('once, not again for every part of it', () => {
    expect(hard(['body', '内部\n使用\n关于有关事项的通知'])).toEqual(['INT-02']);
  });
});

describe('what only looks like one is left alone', () => {
  test.each([
    ['a heading written downwards', '机\n密\n性'],
    ['a heading in cells', '机\t密\t性\t完\t整\t性'],
    ['a heading down a column', '机\t说明\n密\t说明\n性\t说明'],
    ['a heading with empty lines', '保\n\n守\n\n商\n\n业\n\n秘\n\n密'],
    ['words of other cells', '类别\t不得\t外传\t数量\n一\t3\t4\t5'],
    ['a narrow column', '严禁外\n泄客户\n信息的'],
    ['whole cells of a wider table', '项目\t内部\t资料\t件数'],
  ])('%s', (_name, text) => {
    expect(hard(['body', `工作情况表\n${text}\n`])).toEqual([]);
  });

  test('a long list of short cells is no mark, and hides none that stands above it', () => {
    const list = '1\t内\t是\t部\n'.repeat(4000);
    expect(hard(['sheet', list])).toEqual([]);
    expect(hard(['sheet', `内\n部\n资\n料\n河道清淤工程情况一览表\n${list}`])).toEqual(['INT-02']);
  });
});
