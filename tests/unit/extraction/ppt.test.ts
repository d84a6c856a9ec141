import { zlibSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { makeOle } from '../intake/make-ole.ts';
import { join, numbers } from '../intake/make-zip.ts';
import { docStreams, wide } from './make-doc.ts';
import { picture, properties } from './make-drawing.ts';
import { factsOf, hiddenWords, read, textOf } from './make-office.ts';
import { atom, comment, container, makePpt, pptStream, showInfo, text } from './make-ppt.ts';

const main = 'PowerPoint Document';

describe('the words of a presentation', () => {
  test('are those on the slide and those in the list of slides', async () => {
    const narrow = atom(4008, Uint8Array.from([0x41, 0x42, 0xe9, 0x0d, 0x2a]));
    const extracted = await read(
      makePpt({
        slides: [[text('第一行\r第二行')], [container(0xf004, [text('第二页')])]],
        listed: [[narrow], []],
      }),
      '汇报.ppt',
    );
    expect(textOf(extracted, `${main}#slide-1`)).toBe('ABé\n第一行\n第二行');
    expect(textOf(extracted, `${main}#slide-2`)).toBe('第二页');
    expect(extracted.parts.at(-1)?.segments[0]?.place).toEqual({ slide: 2, paragraph: 1 });
    expect(extracted).toMatchObject({ type: 'ppt', pages: 2, hidden: [], notInspected: [] });
  });

  test('are found without the list of saves, with a word that it is damaged', async () => {
    for (const edit of [0, 1, 0xffff_fff0]) {
      const extracted = await read(makePpt({ slides: [[text('还在')]], edit }));
      expect(textOf(extracted, `${main}#slide-1`)).toBe('还在');
      expect(extracted.notInspected).toEqual([{ path: main, reason: 'damaged' }]);
    }
  });

  test('are drawn letters and descriptions too, and pictures are opened', async () => {
    const extracted = await read(
      makePpt({
        slides: [[container(0xf004, [properties('艺术字', 0x00c0), properties('现场照片', 0x0381)])]],
        streams: { Pictures: picture(0xf01e, 0x6e0) },
      }),
    );
    expect(textOf(extracted, `${main}#slide-1`)).toBe('艺术字');
    expect(textOf(extracted, `${main}#slide-1#alternative-text`)).toBe('现场照片');
    expect(extracted.notInspected.map(({ path }) => path)).toEqual(['Pictures#picture-1']);
  });

  test('are where links lead, headers and footers too', async () => {
    const link = container(4055, [atom(4026, wide('说明'), 0), atom(4026, wide('file:///D:/底稿.doc'), 1)]);
    const footer = container(4057, [atom(4026, wide('内部资料'), 2)]);
    const extracted = await read(makePpt({ slides: [[]], document: [container(1033, [link]), footer] }));
    expect(textOf(extracted, `${main}#links`)).toBe('说明\nfile:///D:/底稿.doc');
    expect(textOf(extracted, `${main}#headers`)).toBe('内部资料');
  });
});

describe('hidden words of a presentation', () => {
  test('are slides that are not shown, notes and comments', async () => {
    const extracted = await read(
      makePpt({
        slides: [
          [text('封面'), comment('沈望舒', '换新标志')],
          [showInfo(true), text('备用页')],
          [showInfo(false), text('末页')],
        ],
        notes: { 0: [text('不要提摊位费')], 2: [text('*')] },
      }),
    );
    expect(factsOf(extracted, 'ppt.hidden-slide')).toMatchObject([{ place: { slide: 2 }, quote: '备用页' }]);
    expect(factsOf(extracted, 'ppt.notes')).toMatchObject([{ place: { slide: 1 }, quote: '不要提摊位费' }]);
    expect(factsOf(extracted, 'ppt.comments')).toMatchObject([
      { place: { slide: 1 }, quote: '换新标志', author: '沈望舒', at: '2026-03-05T10:00:00' },
    ]);
    expect(hiddenWords(extracted, 'ppt.hidden-slide')).toEqual(['备用页']);
    expect(hiddenWords(extracted, 'ppt.notes')).toEqual(['不要提摊位费']);
    expect(hiddenWords(extracted, 'ppt.comments')).toEqual(['换新标志']);
  });

  test('are those of slides that a later save replaced, unless they are still there', async () => {
    const leftOver = [container(1006, [text('从前的话\r现在的话')])];
    const extracted = await read(makePpt({ slides: [[text('现在的话')]], leftOver }));
    expect(hiddenWords(extracted, 'ppt.fast-saved')).toEqual(['从前的话']);
    expect(factsOf(extracted, 'ppt.fast-saved')).toHaveLength(1);
  });

  test('are files within it, packed or not, and macros', async () => {
    const inner = docStreams({ pieces: [{ runs: [{ text: '对象里的话\r' }] }] });
    const file = makeOle({ WordDocument: inner.stream, '1Table': inner.table });
    const packed = join([numbers([4, file.length]), zlibSync(file)]);
    const macros = container(1023, [atom(1024, numbers([4, 52], [4, 1], [4, 2]))]);
    const extracted = await read(
      makePpt({
        slides: [[]],
        document: [macros],
        objects: [
          atom(4113, file),
          atom(4113, packed, 1),
          atom(4113, packed, 1),
          atom(4113, packed.subarray(0, 60), 1),
          atom(4113, packed.subarray(8), 1),
        ],
      }),
    );
    expect(factsOf(extracted, 'ppt.embedded-object').map(({ path }) => path)).toEqual(
      [50, 51, 53, 54].map((number) => `${main}#object-${number}`),
    );
    expect(textOf(extracted, `${main}#object-50!WordDocument`)).toBe('对象里的话');
    expect(textOf(extracted, `${main}#object-51!WordDocument`)).toBe('对象里的话');
    expect(factsOf(extracted, 'ppt.macros')).toMatchObject([{ path: `${main}#object-52` }]);
    const reasons = extracted.notInspected.filter(({ path }) => /object-5[34]$/.test(path));
    expect(reasons).toContainEqual({ path: `${main}#object-54`, reason: 'damaged' });
    expect(reasons.length).toBeGreaterThan(1);
  });
});

describe('a presentation that cannot be read', () => {
  test('for its password says so', async () => {
    const extracted = await read(makePpt({ slides: [[text('密')]], encrypted: true }));
    expect(factsOf(extracted, 'file.encrypted')).toHaveLength(1);
    expect(extracted.notInspected).toEqual([{ path: '', reason: 'encrypted' }]);
    expect(extracted.parts).toHaveLength(1);
  });

  test('in part, because a slide is missing or listed twice, says so', async () => {
    const { stream, edit } = pptStream({ slides: [[text('一')], [text('二')]] });
    // The second slide's place in the directory becomes that of the first.
    const directory = edit - 3 * 8;
    const changed = stream.slice();
    changed.set(stream.subarray(directory + 12, directory + 16), directory + 20);
    const user = atom(4086, numbers([4, 20], [4, 0xe391c05f], [4, edit], [4, 0]));
    const extracted = await read(makeOle({ [main]: changed, 'Current User': user }));
    expect(extracted.notInspected).toEqual([{ path: `${main}#slide-2`, reason: 'damaged' }]);
    expect(hiddenWords(extracted, 'ppt.fast-saved')).toEqual(['二']);
  });

  test('with containers in containers without end is followed only so far', async () => {
    let deep = text('深处');
    for (let level = 0; level < 200; level += 1) deep = container(0xf003, [deep]);
    const extracted = await read(makePpt({ slides: [[deep, text('浅处')]] }));
    expect(textOf(extracted, `${main}#slide-1`)).toBe('浅处');
  });
});
