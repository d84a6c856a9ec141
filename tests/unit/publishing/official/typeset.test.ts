import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { compareWords, shownWords } from '../../../../shared/publishing/official/compare-words.ts';
import { typesetDocx } from '../../../../shared/publishing/official/typeset-docx.node.ts';
import { typesetHtml } from '../../../../shared/publishing/official/typeset-html.ts';
import { named, noon, notice, type PaperLine, readBytes, readPaper, recognised } from '../papers.ts';

async function typeset(lines: readonly PaperLine[]) {
  const before = await readPaper(lines);
  const document = recognised(before);
  const bytes = await typesetDocx(document, noon);
  const after = await readBytes(bytes);
  return { before, document, bytes, after, html: typesetHtml(document) };
}

const xmlOf = (bytes: Uint8Array, name: string) => strFromU8(unzipSync(bytes)[name]!);

describe('typesetting', () => {
  test('gives back the same words and the same elements when read again', async () => {
    const { before, document, after } = await typeset(notice);
    expect(compareWords(before, after)).toEqual({ same: true, lost: 0, added: 0 });
    expect(named(recognised(after))).toEqual(named(document));
  });

  test('keeps the geometry of the standard', async () => {
    const { bytes } = await typeset(notice);
    const xml = xmlOf(bytes, 'word/document.xml');
    const millimetres = (name: string) =>
      Math.round((Number(new RegExp(`w:${name}="(\\d+)"`).exec(xml)?.[1]) / 1440) * 25.4);
    expect(
      ['w', 'h', 'top', 'bottom', 'left', 'right'].map((name) => {
        const scope =
          name === 'w' || name === 'h' ? `<w:pgSz[^>]*w:${name}="(\\d+)"` : `<w:pgMar[^>]*w:${name}="(\\d+)"`;
        return Math.round((Number(new RegExp(scope).exec(xml)?.[1]) / 1440) * 25.4);
      }),
    ).toEqual([210, 297, 37, 35, 28, 26]);
    expect(millimetres('linePitch') * 22).toBeLessThanOrEqual(225);
  });

  test('numbers odd pages at the right and even pages at the left', async () => {
    const { bytes } = await typeset(notice);
    const footers = Object.keys(unzipSync(bytes)).filter((name) => /footer\d\.xml$/.test(name));
    const sides = footers.map((name) => /<w:jc w:val="(\w+)"/.exec(xmlOf(bytes, name))?.[1]);
    expect(sides.toSorted()).toEqual(['left', 'right']);
    expect(footers.every((name) => xmlOf(bytes, name).includes('PAGE'))).toBe(true);
    expect(xmlOf(bytes, 'word/settings.xml')).toContain('evenAndOddHeaders');
  });

  test('names fonts with those that may stand in for them', async () => {
    const { bytes } = await typeset(notice);
    const table = xmlOf(bytes, 'word/fontTable.xml');
    expect(table).toContain('<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋,FangSong');
    expect(table).toContain('方正小标宋简体');
  });

  test('paints the name of the office red and adds no word of its own', async () => {
    const { before, bytes, after } = await typeset(notice);
    const xml = xmlOf(bytes, 'word/styles.xml');
    expect(xml.match(/<w:color w:val="E60012"\/>/g)).toHaveLength(1);
    expect(shownWords(after)).toBe(shownWords(before));
    expect(Object.keys(unzipSync(bytes)).some((name) => name.includes('media/'))).toBe(false);
  });

  test('gives the same bytes each time', async () => {
    const first = await typeset(notice);
    const second = await typeset(notice);
    expect(second.bytes).toEqual(first.bytes);
    expect(second.html).toBe(first.html);
  });

  test.for([
    ['a footnote', ['关于某事的通知', { text: '正文。', note: '本市指市区。' }]],
    ['rare characters', ['关于𠮷祥街道㐂事的通知', '䶮、𬭎、𫖯、①②③、☑、〇']],
    ['no structure', ['一句话', '又一句话', 'plain words']],
    ['wrong numbers', ['关于某事的通知', '一、甲', '三、乙', '（五）丙', '9.丁']],
    ['a table of one row', [[['甲', '乙', '丙']]]],
    [
      'a wide table',
      [Array.from({ length: 3 }, () => Array.from({ length: 40 }, (_, index) => `格${index}`))],
    ],
    ['a table of 400 rows', [Array.from({ length: 400 }, (_, index) => [`${index}`, '路', '号'])]],
    ['markup', ['<script>alert(1)</script>', 'a & b < c', '"quoted" \'so\'']],
    [
      'an upward report',
      [
        '市财政局文件',
        '栖财〔2026〕3号　签发人：方既白',
        '市财政局关于经费的请示',
        '市政府：',
        '妥否，请批示。',
      ],
    ],
    ['an order', ['栖霞湾市人民政府令', '第12号', '现公布办法。', '市长　方既白', '2026年5月8日']],
  ] as const)('loses no word of %s', async ([, lines]) => {
    const { before, after, html } = await typeset(lines as unknown as readonly PaperLine[]);
    expect(compareWords(before, after)).toEqual({ same: true, lost: 0, added: 0 });
    const page = await readBytes(new TextEncoder().encode(html), '页面.html');
    const words = page.parts
      .filter(({ role }) => role === 'body')
      .map(({ text }) => text)
      .join('');
    expect(words.replace(/\s/g, '')).toContain(shownWords(before));
  });

  test('loses no word whatever stands in the lines', async () => {
    const piece = fc.constantFrom(
      '一、',
      '（二）',
      '3.',
      '附件：',
      '附件1',
      '2026年5月8日',
      '（此件公开发布）',
      '甲乙丙',
      '。',
      '：',
      '抄送：',
      '第一章',
      '某局',
      '印发',
      '第3号',
      '𠮷',
    );
    const line = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(''));
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 12 }), async (lines) => {
        const { before, after } = await typeset(lines);
        expect(compareWords(before, after).same).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  test('keeps 300 attachments, each on a page of its own', async () => {
    const attachments = Array.from({ length: 300 }, (_, index) => [
      `附件${index + 1}`,
      `名单${index + 1}`,
      '内容。',
    ]).flat();
    const { before, after, bytes } = await typeset([...notice.slice(0, 6), ...attachments]);
    expect(compareWords(before, after).same).toBe(true);
    expect(xmlOf(bytes, 'word/document.xml').match(/<w:pageBreakBefore\/>/g)).toHaveLength(300);
  });

  test('tells how much was lost when two files differ', async () => {
    const left = await readPaper(['甲乙丙丁']);
    const right = await readPaper(['甲丙丁戊己']);
    expect(compareWords(left, right)).toEqual({ same: false, lost: 1, added: 2 });
  });
});

describe('the page for printing', () => {
  test('needs nothing from outside and runs nothing', async () => {
    const { html } = await typeset([...notice, '<img src=x onerror=alert(1)>']);
    expect(html).not.toMatch(/<script|<img|<link|https?:|url\(|javascript:/i);
    expect(html).toContain("default-src 'none'");
    expect(html).toContain('&lt;img src=x');
  });

  test('has the geometry, the language, one title and headings in order', async () => {
    const { html } = await typeset(notice);
    expect(html).toContain('size: A4; margin: 37mm 26mm 35mm 28mm');
    expect(html).toContain('<html lang="zh-CN">');
    expect(html.match(/<title>(.*)<\/title>/)?.[1]).toBe(
      '栖霞湾市人民政府办公室关于印发《栖霞湾市图书馆夜间开放办法》的通知',
    );
    expect(html).toContain('<th scope="col">馆名</th>');
  });
});

const office = '/usr/bin/soffice';
const canJudge = existsSync(office) && existsSync('/usr/bin/pdftotext');

describe.skipIf(!canJudge)('LibreOffice as a judge (skipped where it is not installed)', () => {
  test('puts 22 lines of 28 characters into the type area', async () => {
    const sentence = '为了方便广大读者就近阅读和学习制定本办法并请各有关单位认真贯彻执行';
    const { bytes } = await typeset([
      '关于某事的通知',
      ...Array.from({ length: 60 }, () => sentence.repeat(2)),
    ]);
    const folder = mkdtempSync(join(tmpdir(), 'xianshen-judge-'));
    writeFileSync(join(folder, 'a.docx'), bytes);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    execFileSync(
      office,
      [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, 'a.docx')],
      {
        stdio: 'ignore',
        timeout: 120_000,
      },
    );
    execFileSync('/usr/bin/pdftotext', [
      '-f',
      '2',
      '-l',
      '2',
      '-bbox-layout',
      join(folder, 'a.pdf'),
      join(folder, 'a.html'),
    ]);
    const layout = readFileSync(join(folder, 'a.html'), 'utf8');
    expect(layout).toContain('width="595.');
    const boxes = [
      ...layout.matchAll(/<line xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"/g),
    ].map(
      ([, ...numbers]) =>
        numbers.map((each) => (Number(each) / 72) * 25.4) as [number, number, number, number],
    );
    const lines = boxes.filter(([, , , bottom]) => bottom < 297 - 34);
    expect(lines).toHaveLength(22);
    expect(Math.min(...lines.map(([left]) => left))).toBeCloseTo(28, 0);
    expect(Math.min(...lines.map(([, top]) => top))).toBeGreaterThan(36);
    expect(Math.max(...lines.map(([, , right]) => right))).toBeLessThan(210 - 26 + 0.5);
    const longest = [...layout.matchAll(/<word[^>]*>([^<]*)</g)].map(([, word]) => [...word!].length);
    expect(Math.max(...longest)).toBe(28);
  }, 150_000);
});
