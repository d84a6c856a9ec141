import { describe, expect, test } from 'vitest';
import { nodeHash } from '../../../shared/base/hash.node.ts';
import type { ExtractedText, TextPart, TextSegment } from '../../../shared/extraction/extracted-text.ts';
import { looksClassified, screen } from '../../../shared/screening/screen.ts';
import { builtInRules, key, oneText } from './rule-samples.ts';

const ruleSets = await builtInRules();
const common = { ruleSets, scope: 'standalone', hash: nodeHash, key } as const;

function check(text: string | ExtractedText) {
  return screen({ ...common, text: typeof text === 'string' ? oneText(text) : text });
}

function part(path: string, text: string, segments: readonly TextSegment[]): TextPart {
  return { path, role: 'body', text, segments };
}

describe('the screen', () => {
  test('gives the same findings in the same order each time, whatever the order of the rule sets', () => {
    const text = oneText('内部资料\n张某 13900000001\n扎实开展5·15”活动（某政办〔20168号）\n');
    const findings = screen({ ...common, text });
    expect(screen({ ...common, text })).toEqual(findings);
    expect(screen({ ...common, text, ruleSets: [...ruleSets].reverse() })).toEqual(findings);
    expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['INT-02', 'hard'],
      ['PII-04', 'hard'],
      ['FMT-01', 'soft'],
      ['DN-05', 'soft'],
    ]);
  });

  test('sorts by severity, then by part, then by place', () => {
    const findings = check({
      ...oneText(''),
      parts: [part('one', '印发〈甲\n印发〈乙', []), part('two', '13900000001\n印发〈丙', [])],
    });
    expect(findings.map(({ severity, place }) => [severity, place.part, place.start])).toEqual([
      ['hard', 'two', 0],
      ['soft', 'one', 2],
      ['soft', 'one', 7],
      ['soft', 'two', 14],
    ]);
  });

  test('says where: original offsets, the place of the segment, the hidden stretch and who wrote it', () => {
    const text = '公开的正文。号码１３９　０000　0001。';
    const segments: TextSegment[] = [
      { start: 0, end: 6, place: { paragraph: 1 }, hidden: null },
      {
        start: 6,
        end: text.length,
        place: { paragraph: 2 },
        hidden: 'docx.tracked-changes',
        author: '甲某',
        at: '2026-01-05T08:00:00Z',
      },
    ];
    const [finding] = check({ ...oneText(''), parts: [part('word/document.xml', text, segments)] });
    expect(finding).toMatchObject({
      rule: 'PII-04',
      place: { part: 'word/document.xml', start: 8, end: 21, paragraph: 2 },
      hidden: 'docx.tracked-changes',
      author: '甲某',
      at: '2026-01-05T08:00:00Z',
      explanation: { matcher: 'mobile', checksum: 'valid' },
    });
  });

  test('finds words that run over the border of two runs, and not words that two cells would make', () => {
    const runs = [0, 1, 2, 3].map((start) => ({
      start,
      end: start + 1,
      place: { paragraph: 1 },
      hidden: null,
    }));
    const across = { ...oneText(''), parts: [part('one', '内部资料', runs)] };
    expect(check(across).map(({ rule }) => rule)).toEqual(['INT-02']);
    expect(check('机\t密级说明\t内部\t资料室')).toEqual([]);
  });

  test('holds no word of the document in any finding', () => {
    const findings = check('绝密★启用前\n张某某 13900000001 990101199001011239\n【内部资料】');
    expect(findings.length).toBeGreaterThan(2);
    expect(JSON.stringify(findings)).not.toMatch(/绝密|启用|1390000|9901011990|内部资料/u);
  });

  test('finds a mark in the name of a file, which readers give as a part', () => {
    const findings = check(oneText('机密_某市资料.docx', 'attachment-name'));
    expect(findings.map(({ rule }) => rule)).toEqual(['SEC-02']);
  });

  test('asks an interpretation, and nothing else, for department, telephone and points', () => {
    const text = oneText('一、背景依据\n为规范停车管理。');
    const found = screen({ ...common, text, scope: 'interpretation' }).map(({ rule }) => rule);
    expect(found).toEqual(['INTERP-01', 'INTERP-02', 'INTERP-03', 'INTERP-04']);
    expect(screen({ ...common, text, scope: 'document' })).toEqual([]);
  });

  test('turns facts about hidden content and about what was not inspected into findings of their own kinds', () => {
    const findings = check({
      ...oneText(''),
      hidden: [
        {
          kind: 'docx.comments',
          path: 'word/comments.xml',
          place: { paragraph: 3 },
          count: 2,
          author: '乙某',
        },
        { kind: 'docx.something-new', path: 'word/new.xml', place: {}, count: 1 },
        { kind: 'file.encrypted', path: 'a.zip!b.docx', place: {}, count: 1 },
      ],
      notInspected: [
        { path: 'a.zip!b.docx', reason: 'encrypted' },
        { path: 'page 3', reason: 'picture-without-text' },
      ],
    });
    expect(findings.map(({ rule, kind, severity, place }) => [rule, kind, severity, place.part])).toEqual([
      ['NIN-04', 'file.encrypted', 'hard', 'a.zip!b.docx'],
      ['HID-02', 'docx.comments', 'soft', 'word/comments.xml'],
      ['HID-99', 'docx.something-new', 'soft', 'word/new.xml'],
      ['NIN-01', 'file.not-inspected', 'soft', 'page 3'],
    ]);
  });
});

describe('names of findings', () => {
  const idsOf = (text: string) => check(text).map(({ id }) => id);

  test('have the form f- and 32 hexadecimal digits', () => {
    expect(idsOf('张某 13900000001')[0]).toMatch(/^f-[0-9a-f]{32}$/);
  });

  test('stay when the words move within the file or are typeset differently', () => {
    const [id] = idsOf('第一段。\n\n受助人张某，电话 13900000001，住某街道。');
    expect(
      idsOf('新加的一段。\n第二段。\n第一段。\n受助人张某，\n电话　１３９００００００01，住某街道。'),
    ).toEqual([id]);
  });

  test('change with the words, with their surroundings, and with the key', () => {
    const [id] = idsOf('张某 13900000001');
    expect(idsOf('张某 13900000002')).not.toEqual([id]);
    expect(idsOf('李某 13900000001')).not.toEqual([id]);
    const other = screen({ ...common, text: oneText('张某 13900000001'), key: new Uint8Array(32) });
    expect(other[0]?.id).not.toBe(id);
  });

  test('differ for equal words in equal surroundings', () => {
    const row = `${'甲'.repeat(30)} 13900000001 ${'乙'.repeat(30)}\n`;
    const ids = idsOf(row.repeat(3));
    expect(new Set(ids).size).toBe(3);
  });
});

describe('files that look classified', () => {
  test.each(['秘密★5年', '绝　密', '（机密）某事如下。', '某委密电〔2023〕5号'])(
    '%s refuses the file',
    (text) => {
      expect(looksClassified(check(text), ruleSets).length).toBeGreaterThan(0);
    },
  );

  test.each(['内部资料', '商业秘密★3年', '机密女5年', '国家秘密分为绝密、机密、秘密三级。'])(
    '%s does not',
    (text) => {
      expect(looksClassified(check(text), ruleSets)).toEqual([]);
    },
  );

  test('a mark in a hidden stretch, a comment, a header or a property refuses it too', () => {
    for (const role of [
      'comment',
      'header',
      'footer',
      'properties',
      'text-box',
      'attachment-name',
      'sheet',
    ] as const) {
      expect(looksClassified(check(oneText('机密★20年', role)), ruleSets), role).not.toEqual([]);
    }
    const hidden = { start: 0, end: 6, place: {}, hidden: 'docx.hidden-text' };
    const [finding] = looksClassified(
      check({ ...oneText(''), parts: [part('one', '机密★20年', [hidden])] }),
      ruleSets,
    );
    expect(finding?.hidden).toBe('docx.hidden-text');
  });
});
