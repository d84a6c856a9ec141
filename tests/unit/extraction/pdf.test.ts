import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { extractText } from '../../../shared/extraction/extract-text.node.ts';
import { withoutRadicals } from '../../../shared/extraction/pdf/cjk-radicals.ts';
import { linesOf, type PdfTextItem, unmappedShare } from '../../../shared/extraction/pdf/page-lines.ts';
import { isoTime, scriptsOf } from '../../../shared/extraction/pdf/pdf-annotations.ts';
import { earlierRevisions } from '../../../shared/extraction/pdf/revisions.ts';
import { factsOf, hiddenWords, read, textOf } from './make-office.ts';
import { appendRevision, makePdf } from './make-pdf.ts';

const sample = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../samples/valid/${name}`, import.meta.url)));

describe('a PDF', () => {
  test('made by a browser and by an office program is read with pages and boxes', async () => {
    const extracted = await read(sample('page.pdf'));
    expect(extracted).toMatchObject({ type: 'pdf', pages: 2, notInspected: [] });
    const part = extracted.parts.find(({ role }) => role === 'page');
    expect(part?.text).toContain('市民政府决定');
    const last = part?.segments.at(-1);
    expect(last?.place.page).toBe(2);
    const [left = 0, top = 0, width = 0, height = 0] = last?.place.box ?? [];
    expect(left).toBeGreaterThan(0);
    expect(top).toBeLessThan(842 / 4);
    expect(width).toBeGreaterThan(100);
    expect(height).toBeGreaterThan(5);
  });

  test('with a password is reported, not refused', async () => {
    expect(await extractText({ bytes: sample('with-password.pdf'), name: '加密.pdf' })).toMatchObject({
      ok: true,
      value: { hidden: [{ kind: 'file.encrypted' }], notInspected: [{ path: '', reason: 'encrypted' }] },
    });
  });

  test('without text on a page that shows something is not inspected there', async () => {
    const drawn = makePdf({ content: '0 0 100 100 re f', page: '' });
    expect((await read(drawn)).notInspected).toEqual([{ path: 'page-1', reason: 'picture-without-text' }]);
    const blank = makePdf({ content: '', page: '' });
    expect((await read(blank)).notInspected).toEqual([]);
  });

  test('over the limit of pages is read as far as allowed', async () => {
    const extracted = await read(sample('page.pdf'), '长.pdf', { limits: { pages: 1 } });
    expect(extracted.notInspected).toEqual([{ path: 'page-2…', reason: 'over-limit' }]);
    expect(textOf(extracted, 'pages')).not.toContain('第二页');
  });

  test('hands over remarks, hidden annotations and scripts', async () => {
    const annotations = [
      "<</Type/Annot/Subtype/Text/Rect[10 10 20 20]/Contents(check again)/T(Shen)/M(D:20260115093000+08'00')>>",
      '<</Type/Annot/Subtype/Square/Rect[10 10 20 20]/F 2/Contents(not shown)>>',
      '<</Type/Annot/Subtype/FreeText/Rect[10 10 20 20]/Contents(on the page)/DA(/F1 12 Tf)>>',
    ];
    const extracted = await read(
      makePdf({
        content: 'BT /F1 12 Tf 50 700 Td (Notice of the market office, first page) Tj ET',
        page: `/Annots[${annotations.join('')}]`,
        catalog: '/OpenAction<</S/JavaScript/JS(app.alert\\("x"\\))>>',
      }),
    );
    expect(factsOf(extracted, 'pdf.comment-annotation')).toMatchObject([
      { quote: 'check again', author: 'Shen', at: '2026-01-15T09:30:00+08:00', place: { page: 1 } },
      { quote: 'not shown' },
    ]);
    expect(factsOf(extracted, 'pdf.hidden-annotation')).toMatchObject([{ quote: 'not shown' }]);
    expect(factsOf(extracted, 'pdf.javascript')).toMatchObject([{ quote: 'app.alert("x")' }]);
    expect(hiddenWords(extracted, null)).toEqual(expect.arrayContaining(['on the page']));
  });

  test('keeps what was there before the last save, and we read it', async () => {
    const first = makePdf({
      content: 'BT /F1 12 Tf 50 700 Td (The fee is thirty yuan a day for everyone) Tj ET',
      page: '',
    });
    const second = appendRevision(
      first,
      'BT /F1 12 Tf 50 700 Td (The fee will be announced at a later date) Tj ET',
    );
    expect(earlierRevisions(first)).toEqual([]);
    expect(earlierRevisions(second)).toHaveLength(1);
    const extracted = await read(second);
    expect(textOf(extracted, 'pages')).toContain('announced');
    expect(factsOf(extracted, 'pdf.incremental-updates')).toMatchObject([{ path: 'revision-1' }]);
    expect(hiddenWords(extracted, 'pdf.incremental-updates')).toEqual([
      'The fee is thirty yuan a day for everyone',
    ]);
  });

  test('arranged for the web has no earlier revision', () => {
    expect(earlierRevisions(sample('linearized.pdf'))).toEqual([]);
  });

  test('takes no name of a character map as a path', async () => {
    const bytes = makePdf({
      content: 'BT /F1 12 Tf 50 700 Td (ab) Tj ET',
      page: '',
      font: '/Type/Font/Subtype/Type0/BaseFont/X/Encoding/..#2F..#2Fpackage/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 0>>>>]',
    });
    expect((await extractText({ bytes, name: '路径.pdf' })).ok).toBe(true);
  });
});

describe('lines of a page', () => {
  const item = (str: string, x: number, y: number, hasEOL = false): PdfTextItem => ({
    str,
    transform: [10, 0, 0, 10, x, y],
    width: str.length * 10,
    height: 10,
    hasEOL,
  });
  const toShown = (x: number, y: number) => [x, 800 - y];

  test('join pieces that touch and part at gaps', () => {
    const lines = linesOf(
      [item('机关', 100, 700), item('文件', 120, 700), item('页码', 400, 700, true), item('正文', 100, 680)],
      toShown,
    );
    expect(lines.map(({ text, endsWith }) => [text, endsWith])).toEqual([
      ['机关文件', '\t'],
      ['页码', '\n'],
      ['正文', '\n'],
    ]);
    expect(lines[0]?.box).toEqual([100, 91.2, 40, 10]);
  });

  test('that say nothing are left out', () => {
    expect(linesOf([item('', 0, 0, true), item(' ', 0, 0, true)], toShown)).toEqual([]);
  });

  test('tell how much of a text has no meaning', () => {
    expect(unmappedShare('正文')).toBe(0);
    expect(unmappedShare('\ue000\ue001正文')).toBe(0.5);
    expect(unmappedShare('')).toBe(0);
  });
});

describe('signs and times', () => {
  test('radicals become ideographs', () => {
    expect(withoutRadicals('⼈⺠政府⽴项⻔户')).toBe('人民政府立项门户');
    expect(withoutRadicals('普通文字 abc')).toBe('普通文字 abc');
  });

  test.each([
    ["D:20260115093000+08'00'", '2026-01-15T09:30:00+08:00'],
    ['D:20260115093000Z', '2026-01-15T09:30:00Z'],
    ['20260115', '2026-01-15T00:00:00'],
    ['D:00000000000000', undefined],
    ['昨天', undefined],
  ])('%s is %s', (date, iso) => {
    expect(isoTime(date)).toBe(iso);
  });

  test('scripts are taken from whatever holds them', () => {
    expect(scriptsOf(new Map([['Open', ['a', 'b']]]))).toEqual(['a', 'b']);
    expect(scriptsOf({ Keystroke: ['c'] })).toEqual(['c']);
    expect(scriptsOf(null)).toEqual([]);
  });
});
