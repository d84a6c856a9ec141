import { describe, expect, test } from 'vitest';
import { inflateBounded } from '../../../shared/extraction/pdf/objects/inflate.node.ts';
import { openObjects } from '../../../shared/extraction/pdf/objects/open-objects.ts';
import { pagesOf } from '../../../shared/extraction/pdf/objects/page-list.ts';
import { pageSources } from '../../../shared/extraction/pdf/plain-page.node.ts';
import { parseCharacterMap } from '../../../shared/extraction/pdf/quick/character-map.ts';
import { quickItems } from '../../../shared/extraction/pdf/quick/quick-items.ts';
import { readQuickPage } from '../../../shared/extraction/pdf/quick/quick-page.ts';
import { read, textOf } from './make-office.ts';
import { type MadePdf, makePdf } from './make-pdf.ts';

const limits = { inflate: inflateBounded, most: 1_000_000 };
const bytesOf = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0) & 255);
const stream = (text: string) => `<</Length ${text.length}>>\nstream\n${text}\nendstream`;
const latin = `/Type/Font/Subtype/TrueType/BaseFont/Arial/Encoding/WinAnsiEncoding/FirstChar 32/LastChar 255/Widths[${'500 '.repeat(224)}]`;
const chinese =
  '/Type/Font/Subtype/Type0/BaseFont/Song/Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/Song/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000/W[3[500 500]7 9 250]>>]';
const characters = stream(
  '1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfchar <0001> <5E02> <0002> <653F> endbfchar 2 beginbfrange <0003> <0004> <0061> <0010> <0011> [<5E9C> <00660066>] endbfrange',
);

function quick(content: string, more: Partial<MadePdf> = {}) {
  const objects = openObjects(makePdf({ content, page: '', font: latin, ...more }), limits);
  const [page] = pagesOf(objects, 10);
  return page === undefined ? null : readQuickPage(page, [0, 0, 595, 842], { objects, fonts: new Map() });
}

const textsOf = (content: string, more: Partial<MadePdf> = {}) =>
  quick(content, more)?.texts.map(({ text, x, y, width }) => [text, x, y, width]) ?? null;

describe('a plain page', () => {
  test('is read with the place and the width of each stretch', () => {
    expect(textsOf('BT /F1 10 Tf 100 700 Td (ab) Tj 0 -20 Td 2 Tc (c) Tj ET')).toEqual([
      ['ab', 100, 700, 10],
      ['c', 100, 680, 7],
    ]);
  });

  test('is read by the operators for lines, leading, spacing, scale and rise', () => {
    const content =
      'BT /F1 10 Tf 12 TL 1 0 0 1 50 500 Tm (one) Tj T* (two) Tj (three) \' 3 1 (f r) " 50 Tz 2 Ts 0 -30 TD (low) Tj ET';
    expect(textsOf(content)).toEqual([
      ['one', 50, 500, 15],
      ['two', 50, 488, 15],
      ['three', 50, 476, 25],
      ['f r', 50, 464, 21],
      ['low', 50, 436, 9],
    ]);
  });

  test('is read in Chinese through the map that comes with the font', () => {
    const more = { font: chinese, objects: [characters] };
    expect(textsOf('BT /F1 10 Tf 100 700 Td <0001000200030010> Tj ET', more)).toEqual([
      ['市政a府', 100, 700, 35],
    ]);
    expect(textsOf('BT /F1 10 Tf 100 700 Td <00010099> Tj ET', more)).toBeNull();
  });

  test('is read through its forms', () => {
    const form = 'BT /F1 10 Tf 5 5 Td (inside) Tj ET';
    const more = {
      page: '/Resources<</Font<</F1 5 0 R>>/XObject<</X1 6 0 R>>>>',
      objects: [
        `<</Type/XObject/Subtype/Form/BBox[0 0 200 50]/Matrix[1 0 0 1 100 600]/Length ${form.length}>>\nstream\n${form}\nendstream`,
      ],
    };
    expect(textsOf('q /X1 Do Q', more)).toEqual([['inside', 105, 605, 30]]);
  });

  test('puts blanks where a gap reads as one, but not between ideographs set apart', () => {
    expect(textsOf('BT /F1 10 Tf 9 9 Td [(two)-300(words)-50(joined)] TJ ET')?.[0]?.[0]).toBe(
      'two wordsjoined',
    );
    const apart = textsOf('BT /F1 10 Tf 9 9 Td [<0001>-300<0002>-900<0010>] TJ ET', {
      font: chinese,
      objects: [characters],
    });
    expect(apart?.[0]?.[0]).toBe('市政 府');
  });

  test('joins stretches of a line and parts lines', () => {
    const page = quick(
      'BT /F1 10 Tf 100 700 Td (left) Tj 24 0 Td (right) Tj -24 -14 Td (next) Tj 20 4 Td (2) Tj 0 0 Td (back) Tj ET',
    );
    expect(quickItems(page?.texts ?? []).map(({ str, hasEOL }) => [str, hasEOL])).toEqual([
      ['left', false],
      [' right', true],
      ['next', true],
      ['2', false],
      ['back', true],
    ]);
  });

  test('has its pictures told, with their own size', () => {
    const page = quick('BT /F1 10 Tf 100 700 Td (a) Tj ET q 50 0 0 60 300 300 cm /I1 Do Q', {
      page: '/Resources<</Font<</F1 5 0 R>>/XObject<</I1 6 0 R>>>>',
      objects: ['<</Type/XObject/Subtype/Image/Width 7/Height 9/Length 1>>\nstream\nA\nendstream'],
    });
    expect(page?.areas).toMatchObject([{ bounds: [300, 300, 350, 360], picture: [7, 9] }]);
  });
});

describe('a page gets the full judgement', () => {
  const word = 'BT /F1 10 Tf 100 700 Td (word) Tj ET';
  const states =
    '/Resources<</Font<</F1 5 0 R>>/ExtGState<</G1<</ca 0>>/G2<</BM/Multiply>>/G3<</SMask<<>>>>/G4<</Font[5 0 R 1]>>>>/ColorSpace<</C1[/Separation/Gold/DeviceGray 9 0 R]/C2[/ICCBased 8 0 R]>>>>';

  test.each([
    ['for a rendering mode', `3 Tr ${word}`],
    ['for no opacity', `/G1 gs ${word}`],
    ['for a blend', `/G2 gs ${word}`],
    ['for a mask', `/G3 gs ${word}`],
    ['for a font set by a state', `/G4 gs ${word}`],
    ['for white letters', `1 g ${word}`],
    ['for white letters beside a box', `0 g 0 0 9 9 re f 1 g ${word}`],
    ['for white letters half on a box', `0 g 90 690 20 30 re f 1 g ${word}`],
    ['for an ink of unknown colour', `/C1 cs 1 scn ${word}`],
    ['for a box over them', `${word} 90 690 100 30 re f`],
    ['for a triangle near them', `${word} 90 690 m 120 690 l 105 740 l f`],
    ['for stripes', `${word} ${Array.from({ length: 9 }, (_, at) => `${100 + at} 690 1 30 re f`).join(' ')}`],
    ['for letters alike to the box under them', `0.2 g 90 690 100 30 re f 0.21 g ${word}`],
    ['for a shading under them', `/S1 sh ${word}`],
    ['for a layer', `/OC /L1 BDC ${word} EMC`],
    ['for turned letters', `q 0 1 -1 0 300 0 cm ${word} Q`],
    ['for letters outside the page', `BT /F1 10 Tf 700 700 Td (word) Tj ET`],
    ['for a clip', `q 0 0 90 90 re W n ${word} Q`],
    ['for a clip that is no box', `q 0 0 m 500 0 l 500 800 l W n ${word} Q`],
    ['for a picture within the content', `BI /W 1 /H 1 ID x EI ${word}`],
    ['for letters without a font', 'BT 100 700 Td (word) Tj ET'],
    ['for an empty page', ''],
  ])('%s', (_, content) => {
    expect(quick(content, { page: states })).toBeNull();
  });

  test.each([
    ['a frame of thin boxes', `${word} 90 690 100 0.5 re f 90 720 100 0.5 re f 90 690 0.5 30 re f`],
    ['an underline', `${word} 100 699 20 0.7 re f`],
    ['white letters on a dark box', `0 g 90 690 100 30 re f 1 g ${word}`],
    ['a light ground', `0.9 g 90 690 100 30 re f 0 g ${word}`],
    ['a see-through marker', `${word} q /G2 gs 1 1 0 rg 90 690 100 30 re f Q`],
    ['a clip around the page', `q 0 0 595 842 re W* n ${word} Q`],
    ['colours of a profile', `/C2 cs 0 0 0 scn ${word}`],
    ['ink', `0 0 0 1 k ${word}`],
  ])('but not for %s', (_, content) => {
    const profile = [stream(''), stream(''), '<</N 3/Length 0>>\nstream\n\nendstream'];
    expect(quick(content, { page: states, objects: profile })?.texts).toHaveLength(1);
  });

  test.each([
    ['another kind of font', '/Type/Font/Subtype/Type3'],
    ['a font without widths', '/Type/Font/Subtype/Type1/BaseFont/Helvetica'],
    ['a code of the font itself', `${latin.replace('/Encoding/WinAnsiEncoding', '')}`],
    ['a code with differences', latin.replace('/WinAnsiEncoding', '<</Differences[65/B]>>')],
    ['a code read downwards', chinese.replace('Identity-H', 'Identity-V')],
    ['a map that refers to another', `${chinese.replace('6 0 R', '7 0 R')}`],
  ])('for %s', (_, font) => {
    expect(quick(word, { font, objects: [characters, stream('/Other usecmap')] })).toBeNull();
  });
});

describe('a map from codes to characters', () => {
  test('counts up within a range, over the edge of a byte too', () => {
    const map = parseCharacterMap(bytesOf('1 beginbfrange <00> <02> <4EFF> endbfrange'));
    expect([...(map ?? [])]).toEqual([
      [0, '\u4eff'],
      [1, '\u4f00'],
      [2, '\u4f01'],
    ]);
  });

  test('of nonsense is empty', () => {
    expect(parseCharacterMap(bytesOf('beginbfchar (x) endbfchar <9> <1> <3> endbfrange'))?.size).toBe(0);
  });
});

describe('a file read quickly', () => {
  const content = 'BT /F1 10 Tf 100 700 Td (first line) Tj 0 -14 Td (second) Tj ET';

  test('says the same as one that is not', async () => {
    const plain = await read(makePdf({ content, page: '', font: latin }), '甲.pdf');
    const judged = await read(
      makePdf({
        content: `${content} 0 0 1 1 re f BI /W 1 /H 1 /BPC 8 /CS /G ID x EI`,
        page: '',
        font: latin,
      }),
      '乙.pdf',
    );
    expect(textOf(plain, 'pages')).toBe('first line\nsecond\n');
    expect(textOf(judged, 'pages')).toBe(textOf(plain, 'pages'));
    const place = (extracted: typeof plain) =>
      extracted.parts.find(({ path }) => path === 'pages')?.segments[0]?.place;
    expect(place(plain)).toEqual(place(judged));
  });

  test.each([
    ['turned', '/Rotate 90'],
    ['cropped', '/CropBox[50 50 500 800]'],
    ['with a link', '/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]>>]'],
  ])('keeps its places when the page is %s', async (_, page) => {
    const plain = await read(makePdf({ content, page, font: latin }), '甲.pdf');
    const judged = await read(
      makePdf({ content: `${content} BI /W 1 /H 1 /BPC 8 /CS /G ID x EI`, page, font: latin }),
      '乙.pdf',
    );
    const places = (extracted: typeof plain) =>
      extracted.parts.find(({ path }) => path === 'pages')?.segments.map(({ place }) => place);
    expect(places(plain)).toEqual(places(judged));
  });

  test('is left to pdf.js when the pages are not the same', () => {
    const objects = openObjects(makePdf({ content, page: '', font: latin }), limits);
    expect(pageSources(objects, 1)).toHaveLength(1);
    expect(pageSources(objects, 2)).toHaveLength(0);
  });
});
