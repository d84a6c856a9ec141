import { describe, expect, test } from 'vitest';
import { makeOle } from '../intake/make-ole.ts';
import { join, numbers } from '../intake/make-zip.ts';
import { changeOf, docStreams, makeDoc, stringTable, wide } from './make-doc.ts';
import { entry, picture, properties } from './make-drawing.ts';
import { factsOf, hiddenWords, read, textOf } from './make-office.ts';
import { container } from './make-ppt.ts';

const hidden = changeOf(0x083c, 1);
const gbk = Uint8Array.from([0xc3, 0xfb, 0xb5, 0xa5, 0x31, 0x0d]);

describe('the text of a Word document', () => {
  test('is put together from pieces in one and in two bytes a character', async () => {
    const extracted = await read(
      makeDoc({
        pieces: [
          { runs: [{ text: '关于试点的通知\r' }] },
          { runs: [{ text: 'Caf\u00e9 \u0093A\u0094\r' }], narrow: true },
          { runs: [{ text: '第二段\r' }] },
        ],
      }),
      '通知.doc',
    );
    expect(textOf(extracted, 'WordDocument')).toBe('关于试点的通知\nCafé “A”\n第二段');
    expect(extracted.type).toBe('doc');
    expect(extracted.notInspected).toEqual([]);
    expect(extracted.hidden).toEqual([]);
  });

  test('in Chinese of one or two bytes is read where the file is Chinese', async () => {
    const pieces = [{ runs: [{ text: gbk }], narrow: true }, { runs: [{ text: '其后\r' }] }];
    const chinese = await read(makeDoc({ pieces }));
    expect(textOf(chinese, 'WordDocument')).toBe('名单1\n其后');
    expect(textOf(await read(makeDoc({ pieces, language: 0x0409 })), 'WordDocument')).toBe('Ãûµ¥1\n其后');
  });

  test('keeps cells and rows of a table apart', async () => {
    const rowEnd = join([numbers([2, 0x2417]), Uint8Array.of(1)]);
    const made = makeDoc({
      pieces: [{ runs: [{ text: '姓名\u0007\u0007等次\u0007' }, { text: '\u0007' }, { text: '后文\r' }] }],
    });
    expect(textOf(await read(made), 'WordDocument')).toBe('姓名\t\t等次\t\t后文');
    const { stream, table } = docStreams({
      pieces: [
        { runs: [{ text: '姓名\u0007等次\u0007' }, { text: '\u0007', changes: rowEnd }, { text: '后文\r' }] },
      ],
    });
    // The same page serves as one of paragraphs; the only difference is the size of what describes a stretch.
    const page = new Uint8Array(512);
    page.set(numbers([4, 2048], [4, 2060], [4, 2062], [4, 2068]));
    page.set([3, 0, 0, 0x17, 0x24, 1], 400);
    page[16 + 13] = 200;
    page[511] = 3;
    const number = stream.length / 512;
    stream.set(numbers([4, table.length], [4, 12]), 154 + 13 * 8);
    const withPage = join([stream, page]);
    const places = join([table, numbers([4, 2048], [4, 2068], [4, number])]);
    const extracted = await read(makeOle({ WordDocument: withPage, '1Table': places }));
    expect(textOf(extracted, 'WordDocument')).toBe('姓名\t等次\n后文');
  });

  test('has field codes beside it and their results in it', async () => {
    const text = '见\u0013HYPERLINK "http://10.0.0.1/底稿"\u0014附件\u0015。第\u0013PAGE\u00141\u0015页\r';
    const extracted = await read(makeDoc({ pieces: [{ runs: [{ text }] }] }));
    expect(textOf(extracted, 'WordDocument')).toBe('见附件。第1页');
    expect(textOf(extracted, 'WordDocument#fields')).toBe('HYPERLINK "http://10.0.0.1/底稿"');
  });

  test('includes notes, headers and text boxes', async () => {
    const extracted = await read(
      makeDoc({
        pieces: [{ runs: [{ text: '正文\r脚注\r页眉\r页脚\r框内\r' }] }],
        lengths: { 1: 3, 2: 6, 6: 3 },
        tables: { 11: numbers(...[0, 0, 0, 0, 0, 0, 0, 3, 3, 6, 6].map((at): [number, number] => [4, at])) },
      }),
    );
    expect(extracted.parts.slice(1).map(({ path, role, text }) => [path, role, text])).toEqual([
      ['WordDocument', 'body', '正文'],
      ['WordDocument#footnotes', 'note', '脚注'],
      ['WordDocument#text-boxes', 'text-box', '框内'],
      ['WordDocument#header-7', 'header', '页眉'],
      ['WordDocument#header-9', 'footer', '页脚'],
    ]);
  });
});

describe('hidden words of a Word document', () => {
  test('are found with their paragraph', async () => {
    const extracted = await read(
      makeDoc({
        pieces: [{ runs: [{ text: '公开\r可见' }, { text: '不可见', changes: hidden }, { text: '。\r' }] }],
      }),
    );
    expect(textOf(extracted, 'WordDocument')).toBe('公开\n可见不可见。');
    expect(hiddenWords(extracted, 'doc.hidden-text')).toEqual(['不可见']);
    expect(factsOf(extracted, 'doc.hidden-text')).toMatchObject([
      { place: { paragraph: 2 }, quote: '不可见' },
    ]);
  });

  test('are found where a style, a whole piece or a list of a fast save hides them', async () => {
    const style = (kind: number, changes: Uint8Array) => {
      const lists = kind === 1 ? [numbers([2, 2], [2, 0]), sized(changes)] : [sized(changes)];
      const content = join([
        numbers([2, 1], [2, 0xfff0 + kind], [2, lists.length], [2, 0], [2, 0]),
        numbers([2, 1], [2, 0x41], [2, 0]),
        ...lists,
      ]);
      return sized(content);
    };
    const styles = join([sized(numbers([2, 2], [2, 10])), style(1, new Uint8Array(0)), style(2, hidden)]);
    const extracted = await read(
      makeDoc({
        pieces: [
          { runs: [{ text: '甲' }, { text: '样式藏', changes: changeOf(0x4a30, 1, 2) }, { text: '\r' }] },
          { runs: [{ text: '整段藏\r' }], modifier: (0x5c << 1) | (1 << 8) },
          { runs: [{ text: '列表藏\r' }], modifier: 1 },
          {
            runs: [
              { text: '又现', changes: join([changeOf(0x4a30, 1, 2), changeOf(0x083c, 0x81)]) },
              { text: '\r' },
            ],
          },
        ],
        lists: [hidden],
        tables: { 1: styles },
      }),
    );
    expect(factsOf(extracted, 'doc.hidden-text').map(({ quote }) => quote)).toEqual([
      '样式藏',
      '整段藏',
      '列表藏',
    ]);
  });

  test('are not made of spaces or of marks alone', async () => {
    const extracted = await read(
      makeDoc({ pieces: [{ runs: [{ text: '字' }, { text: ' \u0001\r', changes: hidden }] }] }),
    );
    expect(extracted.hidden).toEqual([]);
  });
});

describe('tracked changes', () => {
  test('also count where the mark is written as the opposite of the style', async () => {
    const extracted = await read(
      makeDoc({
        pieces: [
          { runs: [{ text: '留' }, { text: '删', changes: changeOf(0x0800, 0x81) }, { text: '。\r' }] },
        ],
      }),
    );
    expect(factsOf(extracted, 'doc.tracked-changes')).toMatchObject([{ quote: '删' }]);
  });

  const moment = ((2026 - 1900) << 20) | (3 << 16) | (2 << 11) | (9 << 6) | 10;
  const by = (flag: number, author: number, at: number) =>
    join([changeOf(flag, 1), changeOf(author, 1, 2), changeOf(at, moment, 4)]);

  test('have their words, author and moment', async () => {
    const extracted = await read(
      makeDoc({
        pieces: [
          {
            runs: [
              { text: '摊位费' },
              { text: '三十元', changes: by(0x0800, 0x4863, 0x6864) },
              { text: '另行公布', changes: by(0x0801, 0x4804, 0x6805) },
              { text: '。\r' },
            ],
          },
        ],
        tables: { 51: stringTable(['Unknown', '沈望舒']) },
      }),
    );
    const from = { author: '沈望舒', at: '2026-03-02T09:10:00', place: { paragraph: 1 } };
    expect(factsOf(extracted, 'doc.tracked-changes')).toMatchObject([
      { quote: '三十元', ...from },
      { quote: '另行公布', ...from },
    ]);
    expect(hiddenWords(extracted, 'doc.tracked-changes')).toEqual(['三十元']);
    expect(extracted.parts[1]?.segments.find(({ start }) => start === 6)).toMatchObject({
      hidden: null,
      author: '沈望舒',
    });
  });
});

describe('what a Word document keeps beside its text', () => {
  const reference = join([
    numbers([2, 1]),
    wide('顾'),
    new Uint8Array(16),
    numbers([2, 0]),
    new Uint8Array(8),
  ]);

  test('comments, with author, moment and the paragraph they hang on', async () => {
    const moment = ((2026 - 1900) << 20) | (3 << 16) | (3 << 11) | (15 << 6);
    const extracted = await read(
      makeDoc({
        pieces: [{ runs: [{ text: '一\r二\u0005\r\u0005还没有请示\r' }] }],
        lengths: { 4: 7 },
        tables: {
          4: join([numbers([4, 3], [4, 5]), reference]),
          5: numbers([4, 0], [4, 7], [4, 7]),
          36: join([numbers([2, 3]), wide('顾青禾')]),
          112: join([numbers([4, moment]), new Uint8Array(14)]),
        },
      }),
    );
    expect(factsOf(extracted, 'doc.comments')).toEqual([
      {
        kind: 'doc.comments',
        path: 'WordDocument#comments',
        place: { paragraph: 2 },
        count: 1,
        quote: '还没有请示',
        author: '顾青禾',
        at: '2026-03-03T15:00:00',
      },
    ]);
    expect(textOf(extracted, 'WordDocument')).toBe('一\n二');
    expect(hiddenWords(extracted, 'doc.comments')).toEqual(['还没有请示']);
  });

  test('comments whose table is lost, all the same', async () => {
    const extracted = await read(
      makeDoc({
        pieces: [{ runs: [{ text: '一\r还没有请示\r' }] }],
        lengths: { 4: 6 },
        tables: { 4: reference, 5: new Uint8Array(3) },
      }),
    );
    expect(factsOf(extracted, 'doc.comments')).toMatchObject([{ quote: '还没有请示', place: {} }]);
  });

  test('who saved it where, its template, bookmarks and never a password', async () => {
    const extracted = await read(
      makeDoc({
        pieces: [{ runs: [{ text: '正文\r' }] }],
        tables: {
          71: stringTable(['顾青禾', 'D:\\底稿\\通知.doc', '沈望舒', '\\\\fileserver\\share\\通知2.doc']),
          21: stringTable(['_Toc1', '内部书签']),
          32: stringTable([
            '',
            'C:\\tpl\\a.dot',
            '标题',
            '',
            '',
            '',
            '顾青禾',
            '',
            '',
            '',
            '',
            '',
            '',
            '',
            '',
            '',
            '',
            'secret',
          ]),
        },
      }),
    );
    expect(factsOf(extracted, 'doc.save-history')).toMatchObject([
      { author: '顾青禾', quote: '顾青禾\tD:\\底稿\\通知.doc' },
      { author: '沈望舒', quote: '沈望舒\t\\\\fileserver\\share\\通知2.doc' },
    ]);
    expect(textOf(extracted, 'WordDocument#bookmarks')).toBe('内部书签');
    expect(textOf(extracted, 'WordDocument#associations')).toBe('C:\\tpl\\a.dot\n标题\n顾青禾');
    expect(extracted.parts.map(({ text }) => text).join()).not.toContain('secret');
  });

  test('words that a fast save left behind', async () => {
    const made = { pieces: [{ runs: [{ text: '现在的话\r' }] }], leftOver: wide('从前写的话\r此处') };
    const extracted = await read(makeDoc({ ...made, flags: 0x0204 }));
    expect(hiddenWords(extracted, 'doc.fast-saved')).toEqual(['从前写的话']);
    expect(factsOf(await read(makeDoc(made)), 'doc.fast-saved')).toEqual([]);
  });

  test('objects, each opened with the reader of its format', async () => {
    const inner = docStreams({ pieces: [{ runs: [{ text: '对象里的话\r' }] }] });
    const extracted = await read(
      makeDoc({
        pieces: [{ runs: [{ text: '正文\r' }] }],
        streams: {
          'ObjectPool/_1/WordDocument': inner.stream,
          'ObjectPool/_1/1Table': inner.table,
          'ObjectPool/_1/\u0003ObjInfo': new Uint8Array(6),
          'ObjectPool/_2/Package': new TextEncoder().encode('包里的字。'.repeat(400)),
          'ObjectPool/_3/奇怪': new Uint8Array(6),
        },
      }),
    );
    expect(factsOf(extracted, 'doc.embedded-object').map(({ path }) => path)).toEqual([
      'ObjectPool/_1',
      'ObjectPool/_2',
      'ObjectPool/_3',
    ]);
    expect(textOf(extracted, 'ObjectPool/_1!WordDocument')).toBe('对象里的话');
    expect(textOf(extracted, 'ObjectPool/_2!Package!(text)')).toContain('包里的字');
    expect(extracted.notInspected).toEqual([{ path: 'ObjectPool/_3!奇怪', reason: 'unknown-part' }]);
  });

  test('pictures within the text and beside it, opened where they have a form of their own', async () => {
    const png = picture(0xf01e, 0x6e0);
    const metafile = picture(0xf01a, 0x3d4);
    const inline = join([entry(png), properties('图中的说明', 0x0381)]);
    const data = join([
      numbers([4, 80], [2, 68], [2, 0]),
      new Uint8Array(72),
      numbers([4, 68 + inline.length], [2, 68], [2, 0x64]),
      new Uint8Array(60),
      inline,
      numbers([4, 68 + metafile.length], [2, 68], [2, 0x64]),
      new Uint8Array(60),
      metafile,
    ]);
    const extracted = await read(
      makeDoc({ pieces: [{ runs: [{ text: '正文\r' }] }], streams: { Data: data } }),
    );
    expect(textOf(extracted, 'WordDocument#alternative-text')).toBe('图中的说明');
    expect(extracted.notInspected.map(({ path }) => path)).toEqual(['Pictures#picture-1', 'Pictures']);
  });

  test('watermarks, which are letters drawn as a picture, and pictures kept apart from their list', async () => {
    const png = picture(0xf01e, 0x6e1, 33);
    const list = container(0xf000, [container(0xf001, [entry(png, 2048)])]);
    const watermark = container(0xf002, [container(0xf004, [properties('内部征求意见稿', 0x00c0)])]);
    const extracted = await read(
      makeDoc({
        pieces: [{ runs: [{ text: '正文\r' }] }],
        tables: { 50: join([list, Uint8Array.of(1), watermark]) },
        leftOver: png,
      }),
    );
    expect(textOf(extracted, 'WordDocument#drawn-letters')).toBe('内部征求意见稿');
    expect(extracted.notInspected.map(({ path }) => path)).toEqual(['Pictures#picture-1']);
  });

  test('macros, which are not looked into, and form fields, which are no pictures', async () => {
    const formField = join([numbers([4, 80], [2, 68], [2, 0]), new Uint8Array(72)]);
    const extracted = await read(
      makeDoc({
        pieces: [{ runs: [{ text: '正文\r' }] }],
        streams: { Data: formField, 'Macros/VBA/dir': new Uint8Array(9) },
      }),
    );
    expect(factsOf(extracted, 'doc.macros')).toMatchObject([{ path: 'Macros' }]);
    expect(extracted.notInspected).toEqual([{ path: 'Macros', reason: 'unsupported-format' }]);
  });
});

describe('a Word document that cannot be read', () => {
  test('for its password says so, and its properties are looked at', async () => {
    const extracted = await read(makeDoc({ pieces: [{ runs: [{ text: '密\r' }] }], flags: 0x0300 }));
    expect(factsOf(extracted, 'file.encrypted')).toHaveLength(1);
    expect(extracted.notInspected).toEqual([{ path: '', reason: 'encrypted' }]);
    expect(extracted.parts.map(({ text }) => text).join()).not.toContain('密');
  });

  test('because Word 95 wrote it gives its words and says that no more was read', async () => {
    const bytes = new Uint8Array(60);
    bytes.set(numbers([2, 0xa5dc], [2, 0x65], [2, 0], [2, 0x0804]));
    bytes.set(numbers([4, 40], [4, 46]), 24);
    bytes.set(gbk, 40);
    const extracted = await read(makeOle({ WordDocument: bytes }));
    expect(textOf(extracted, 'WordDocument')).toBe('名单1');
    expect(extracted.notInspected).toEqual([{ path: 'WordDocument', reason: 'unsupported-format' }]);
  });

  test.each([
    ['without its tables', { WordDocument: docStreams({ pieces: [] }).stream }],
    ['with another beginning', { WordDocument: 'x', '1Table': 'y' }],
    ['with pieces that run over', overlong()],
  ])('%s is reported as damaged', async (_, streams) => {
    const extracted = await read(makeOle(streams));
    expect(extracted.notInspected[0]).toMatchObject({ path: 'WordDocument' });
  });
});

function sized(bytes: Uint8Array): Uint8Array {
  return join([numbers([2, bytes.length]), bytes, new Uint8Array(bytes.length % 2)]);
}

function overlong(): Record<string, Uint8Array> {
  const { stream, table } = docStreams({
    pieces: [{ runs: [{ text: '一' }] }],
    tables: { 33: numbers([1, 2], [4, 16], [4, 0], [4, 0x7fff_ffff], [2, 0], [4, 2048], [2, 0]) },
  });
  return { WordDocument: stream, '1Table': table };
}
