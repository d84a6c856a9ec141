import { beforeEach, describe, expect, test } from 'vitest';
import type { ExtractedText } from '../../../shared/extraction/extracted-text.ts';
import { covers, shapeOfBox, shapeOfPath } from '../../../shared/extraction/pdf/paint/shape.ts';
import { factsOf, hiddenWords, read, textOf } from './make-office.ts';
import { makePdf } from './make-pdf.ts';

/** Words at a place, and a filled rectangle. */
const text = (words: string, y: number, before = '') => `BT ${before} /F1 20 Tf 100 ${y} Td (${words}) Tj ET`;
const box = (x: number, y: number, width: number, height: number, color = '0 0 0') =>
  `q ${color} rg ${x} ${y} ${width} ${height} re f Q`;

/** A font with its own widths and a known code, which is read without pdf.js where the page is plain. */
const ownWidths = `/Type/Font/Subtype/TrueType/BaseFont/Arial/Encoding/WinAnsiEncoding/FirstChar 32/LastChar 126/Widths[${'556 '.repeat(95)}]`;
let font: string | undefined;

async function readPage(
  content: string,
  more: Partial<Parameters<typeof makePdf>[0]> = {},
): Promise<ExtractedText> {
  return read(makePdf({ content, page: '', ...(font === undefined ? {} : { font }), ...more }), '页.pdf');
}

/** Words under a picture of one pixel with these entries, and whatever object 7 may be. */
async function underPicture(entries: string, mask = 'A'): Promise<ExtractedText> {
  const gray = '/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8';
  return readPage(`${text('under', 700)} q 200 0 0 60 90 680 cm /I1 Do Q ${text('seen', 500)}`, {
    page: '/Resources<</Font<</F1 5 0 R>>/XObject<</I1 6 0 R>>>>',
    objects: [
      `<</Type/XObject/Subtype/Image/Width 1/Height 1${entries}/Length 4>>\nstream\nABCD\nendstream`,
      `<</Type/XObject/Subtype/Image/N 1${gray}/Filter/ASCIIHexDecode/Length 3>>\nstream\n${hexadecimal(mask)}>\nendstream`,
    ],
  });
}

const hexadecimal = (signs: string) => Buffer.from(signs, 'latin1').toString('hex');

const kinds = (extracted: ExtractedText) => [...new Set(extracted.hidden.map(({ kind }) => kind))];

describe.each([
  ['a font that pdf.js knows', undefined],
  ['a font with its own widths', ownWidths],
])('text that a PDF paints out of sight in %s', (_, each) => {
  beforeEach(() => {
    font = each;
  });

  test('in rendering mode 3 is told from the rest of its line', async () => {
    const extracted = await readPage(
      'BT /F1 20 Tf 100 700 Td (Seen ) Tj 3 Tr (unseen) Tj 0 Tr ( again) Tj ET',
    );
    expect(textOf(extracted, 'pages')).toBe('Seen unseen again\n');
    expect(hiddenWords(extracted, 'pdf.invisible-text').map((words) => words.trim())).toEqual(['unseen']);
    expect(factsOf(extracted, 'pdf.invisible-text')).toMatchObject([{ quote: 'unseen', place: { page: 1 } }]);
  });

  test('with no opacity or no colour is transparent', async () => {
    const page = '/Resources<</Font<</F1 5 0 R>>/ExtGState<</G1<</ca 0>>>>>>';
    const extracted = await readPage(`q /G1 gs ${text('glass', 700)} Q ${text('solid', 650)}`, { page });
    expect(hiddenWords(extracted, 'pdf.transparent-text')).toEqual(['glass']);
    expect(hiddenWords(extracted, null)).toContain('solid');
  });

  test('in a layer that is off is told with the layer', async () => {
    const extracted = await readPage(`/OC /L1 BDC ${text('layered', 700)} EMC ${text('plain', 650)}`, {
      page: '/Resources<</Font<</F1 5 0 R>>/Properties<</L1 6 0 R>>>>',
      catalog: '/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]>>>>',
      objects: ['<</Type/OCG/Name(Draft)>>'],
    });
    expect(hiddenWords(extracted, 'pdf.hidden-layer')).toEqual(['layered']);
  });

  test('outside the page or outside its clip is off the page', async () => {
    const extracted = await readPage(`${text('below', -300)} q 0 0 10 10 re W n ${text('clipped', 700)} Q`);
    expect(hiddenWords(extracted, 'pdf.off-page-text').sort()).toEqual(['below', 'clipped']);
  });

  test('in the colour of the paper is white text, on a dark ground it is not', async () => {
    const extracted = await readPage(
      `1 1 1 rg ${text('onpaper', 700)} ${box(90, 590, 300, 40)} 1 1 1 rg ${text('onblack', 600)}`,
    );
    expect(hiddenWords(extracted, 'pdf.white-text')).toEqual(['onpaper']);
    expect(hiddenWords(extracted, null)).toContain('onblack');
  });
});

describe.each([
  ['a font that pdf.js knows', undefined],
  ['a font with its own widths', ownWidths],
])('text under something in %s', (_, each) => {
  beforeEach(() => {
    font = each;
  });

  test('is found under a box painted later, word for word', async () => {
    const extracted = await readPage(`${text('Name Wang Wu end', 700)} ${box(155, 695, 95, 25)}`);
    const [fact] = factsOf(extracted, 'pdf.text-under-box');
    expect(fact?.quote).toMatch(/^Wang Wu$/);
    expect(fact?.place.box?.[1]).toBeGreaterThan(100);
    expect(hiddenWords(extracted, null).join('')).toMatch(/Name.*end/s);
  });

  test('is found under many small boxes, polygons and white areas alike', async () => {
    const strips = Array.from({ length: 40 }, (_, index) => box(95 + index * 5, 695, 5, 25)).join(' ');
    const polygon = 'q 0.2 0 0 rg 90 590 m 300 590 l 310 605 l 300 630 l 90 630 l h f Q';
    const extracted = await readPage(
      `${text('strips', 700)} ${strips} ${text('polygon', 600)} ${polygon} ${text('white', 500)} ${box(90, 490, 300, 40, '1 1 1')}`,
    );
    expect(hiddenWords(extracted, 'pdf.text-under-box')).toEqual(['strips', 'polygon', 'white']);
  });

  test('is found in the colour of the box under it', async () => {
    const extracted = await readPage(`${box(90, 690, 300, 40)} ${text('same', 700)}`);
    expect(hiddenWords(extracted, 'pdf.text-under-box')).toEqual(['same']);
  });

  test('is found under a form that an annotation paints, and as a redaction never carried out', async () => {
    const appearance =
      '<</Type/XObject/Subtype/Form/BBox[0 0 300 40]/Length 25>>\nstream\n0 0 0 rg 0 0 300 40 re f \nendstream';
    const annotation = (subtype: string) => ({
      page: `/Annots[<</Type/Annot/Subtype/${subtype}/Rect[90 690 390 730]/AP<</N 6 0 R>>/T(Shen)>>]`,
      objects: [appearance],
    });
    const square = await readPage(text('covered', 700), annotation('Square'));
    expect(hiddenWords(square, 'pdf.text-under-box')).toEqual(['covered']);
    const redact = await readPage(text('planned', 700), annotation('Redact'));
    expect(factsOf(redact, 'pdf.unapplied-redaction').map(({ quote }) => quote)).toContain('planned');
    expect(kinds(redact)).not.toContain('pdf.text-under-box');
  });

  test('is a redaction never carried out over a picture too, where there are no words', async () => {
    const extracted = await readPage('', {
      page: '/Annots[<</Type/Annot/Subtype/Redact/Rect[90 690 390 730]/T(Shen)>>]',
    });
    expect(factsOf(extracted, 'pdf.unapplied-redaction')).toMatchObject([
      { place: { page: 1, box: [90, 112, 300, 40] } },
    ]);
  });

  test('is found under a highlight as dark as the text, not under a yellow one', async () => {
    const highlight = (color: string) => ({
      page: `/Annots[<</Type/Annot/Subtype/Highlight/Rect[90 690 390 730]/QuadPoints[90 730 390 730 90 690 390 690]/C[${color}]>>]`,
    });
    const dark = await readPage(text('marked', 700), highlight('0 0 0'));
    expect(factsOf(dark, 'pdf.dark-highlight')).toMatchObject([{ quote: 'marked' }]);
    expect(kinds(await readPage(text('marked', 700), highlight('1 1 0')))).toEqual([]);
  });

  test('is found under a picture', async () => {
    const picture = '/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8';
    const extracted = await readPage(`${text('photo', 700)} q 300 0 0 40 90 690 cm /I1 Do Q`, {
      page: '/Resources<</Font<</F1 5 0 R>>/XObject<</I1 6 0 R>>>>',
      objects: [`<</Type/XObject${picture}/Length 1>>\nstream\nA\nendstream`],
    });
    expect(hiddenWords(extracted, 'pdf.image-over-text')).toEqual(['photo']);
  });

  test.each([
    ['a box painted before', `${box(90, 690, 300, 40, '0.8 0.8 0.8')} ${text('fine', 700)}`],
    ['a box over half of it', `${text('fine', 700)} ${box(90, 706, 300, 40)}`],
    ['an outline', `${text('fine', 700)} 90 690 300 40 re S`],
    ['a line through it', `${text('fine', 700)} ${box(90, 704, 300, 2)}`],
    ['a box beside it', `${text('fine', 700)} ${box(300, 690, 200, 40)}`],
    ['a box with a hole', `${text('fine', 700)} q 50 650 400 120 re 90 690 300 40 re f* Q`],
    ['a box that a clip keeps away', `${text('fine', 700)} q 0 0 50 50 re W n ${box(90, 690, 300, 40)} Q`],
    [
      'a box under the same words painted again',
      `${text('fine', 700)} ${box(90, 690, 300, 40, '1 1 0')} 0 g ${text('fine', 700)}`,
    ],
    ['words that only say what was done', `${text('REDACTED', 700)} ${box(90, 690, 300, 40)}`],
    [
      'a white area that cuts a word by accident',
      `${text('importance', 700)} ${box(160, 690, 300, 40, '1 1 1')}`,
    ],
  ])('is not claimed for %s', async (_, content) => {
    expect(kinds(await readPage(content)).filter((kind) => kind !== 'pdf.white-text')).toEqual([]);
  });

  test.each([
    ['a curve', 'q 0 g 60 640 m 60 800 420 800 420 640 c f Q'],
    ['a pattern', 'q /Pattern cs /P1 scn 90 690 300 40 re f Q'],
    ['a form', 'q /X1 Do Q'],
    ['a form within a clip over all of it', 'q 80 680 320 60 re W n /X1 Do Q'],
    ['an area filled by a thick outline and a box', 'q 0 g 40 w 90 710 m 390 710 l S 90 690 300 40 re f Q'],
  ])('is found under %s', async (_, cover) => {
    const form = `<</Type/XObject/Subtype/Form/BBox[0 0 600 800]/Length 23>>\nstream\n0 g 90 690 300 40 re f \nendstream`;
    const pattern = `<</Type/Pattern/PatternType 2/Shading<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 600 0]/Extend[true true]/Function<</FunctionType 2/Domain[0 1]/C0[0]/C1[0.3]/N 1>>>>>>`;
    const extracted = await readPage(`${text('covered', 700)} ${cover}`, {
      page: '/Resources<</Font<</F1 5 0 R>>/XObject<</X1 6 0 R>>/Pattern<</P1 7 0 R>>>>',
      objects: [form, pattern],
    });
    expect(hiddenWords(extracted, 'pdf.text-under-box')).toEqual(['covered']);
  });

  test.each([
    ['a group drawn through a mask', '/SMask<</Type/Mask/S/Luminosity/G 7 0 R>>'],
    ['a group that is blended', '/BM/Multiply'],
    ['a faint group', '/ca 0.4'],
  ])('is not claimed for %s, whatever the group sets within', async (_, state) => {
    const group = '/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Group<</S/Transparency/CS/DeviceRGB>>';
    const inside = '/G2 gs 0 g 90 690 300 40 re f';
    const extracted = await readPage(`${text('through', 700)} q /G1 gs /X1 Do Q`, {
      page: `/Resources<</Font<</F1 5 0 R>>/XObject<</X1 6 0 R>>/ExtGState<</G1<<${state}>>>>>>`,
      objects: [
        `<<${group}/Resources<</ExtGState<</G2<</BM/Normal/SMask/None/ca 1>>>>>>/Length ${inside.length}>>\nstream\n${inside}\nendstream`,
        `<<${group}/Length 22>>\nstream\n0.5 g 0 0 600 800 re f\nendstream`,
      ],
    });
    expect(kinds(extracted)).toEqual([]);
  });

  test('is not claimed for letters that a colour is poured into', async () => {
    const extracted = await readPage(`q ${text('poured', 700, '7 Tr')} 1 0 0 rg 0 0 595 842 re f Q`);
    expect(kinds(extracted)).toEqual([]);
  });

  test('is not claimed for words set again over the box with other spaces', async () => {
    const again = 'BT 1 g /F1 20 Tf 0.6 Tc 101 701 Td (headline) Tj ET';
    expect(kinds(await readPage(`${text('headline', 700)} ${box(90, 690, 300, 40)} ${again}`))).toEqual([]);
  });

  test('is not claimed for a paragraph set again over the box with other line breaks, but for other words', async () => {
    const first = '1 g BT /F1 20 Tf 100 700 Td (LOCK DOWN CULTURE AND) Tj 0 -24 Td (CONTROL) Tj ET';
    const black = box(90, 660, 400, 70);
    const again = '1 g BT /F1 20 Tf 103 702 Td (LOCK DOWN) Tj 0 -24 Td (CULTURE AND CONTROL) Tj ET';
    expect(kinds(await readPage(`${first} ${black} ${again}`))).toEqual([]);
    const other = again.replace('CONTROL', 'CONSENT');
    const extracted = await readPage(`0 g ${first.slice(4)} ${black} ${other}`);
    expect(kinds(extracted)).toEqual(['pdf.text-under-box']);
  });

  test.each([
    ['as a fax', '/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/CCITTFaxDecode'],
    ['as JBIG2', '/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/JBIG2Decode'],
    ['as JPEG 2000', '/Filter/JPXDecode'],
    ['in colours for print', '/ColorSpace/DeviceCMYK/BitsPerComponent 8'],
    ['in a named colour space', '/ColorSpace[/ICCBased 7 0 R]/BitsPerComponent 8'],
  ])('is told when it lies under a picture kept %s', async (_, entries) => {
    const extracted = await underPicture(entries);
    expect(kinds(extracted)).toEqual(['pdf.image-over-text']);
    expect(hiddenWords(extracted, 'pdf.image-over-text')).toEqual(['under']);
    expect(extracted.notInspected.map(({ path }) => path)).not.toContain('page-1#pictures');
  });

  test.each([
    ['with a mask of its own', '/Filter/JPXDecode/SMaskInData 1'],
    ['with a mask beside it', '/Filter/JBIG2Decode/BitsPerComponent 1/SMask 7 0 R'],
    ['that some colours are left out of', '/Filter/CCITTFaxDecode/BitsPerComponent 1/Mask[0 0]'],
  ])('under a picture that is not decoded, %s, is said to be uninspected', async (_, entries) => {
    const extracted = await underPicture(entries);
    expect(kinds(extracted)).toEqual([]);
    expect(extracted.notInspected).toContainEqual({
      path: 'page-1#pictures',
      reason: 'unsupported-format',
    });
  });

  test('is told when it lies under a picture whose mask hides none of it, and not under one that is clear', async () => {
    const plain = '/ColorSpace/DeviceGray/BitsPerComponent 8/SMask 7 0 R';
    expect(kinds(await underPicture(plain, '\xff'))).toEqual(['pdf.image-over-text']);
    expect(kinds(await underPicture(plain, '\x00'))).toEqual([]);
  });

  test('is told as hidden text without a mapping when a scan lies over it, and not at all for a scan with a layer under it', async () => {
    const picture = '/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8';
    const scan = { objects: [`<</Type/XObject${picture}/Length 1>>\nstream\nA\nendstream`] };
    const page = '/Resources<</Font<</F1 5 0 R>>/XObject<</I1 6 0 R>>>>';
    const recognised = await readPage(
      `${text('layer', 700, '3 Tr')} q 595 0 0 842 0 0 cm /I1 Do Q ${box(90, 690, 300, 40)}`,
      {
        ...scan,
        page,
      },
    );
    expect(kinds(recognised)).not.toContain('pdf.text-under-box');
    expect(hiddenWords(recognised, 'pdf.invisible-text')).toEqual(['layer']);
  });

  test('is white text on a light box of its own colour, under a box on a dark one', async () => {
    const light = await readPage(`${box(90, 690, 300, 40, '1 1 0.8')} 1 1 0.8 rg ${text('pale', 700)}`);
    expect(kinds(light)).toEqual(['pdf.white-text']);
    const dark = await readPage(`${box(90, 690, 300, 40, '0 0 0.2')} 0 0 0.2 rg ${text('night', 700)}`);
    expect(kinds(dark)).toEqual(['pdf.text-under-box']);
  });

  test('is not claimed for a see-through marker', async () => {
    const page = '/Resources<</Font<</F1 5 0 R>>/ExtGState<</G1<</ca 0.5>>/G2<</BM/Multiply>>>>>>';
    const extracted = await readPage(
      `${text('marker', 700)} q /G1 gs ${box(90, 690, 300, 40)} Q ${text('blend', 600)} q /G2 gs ${box(90, 590, 300, 40, '1 1 0')} Q`,
      { page },
    );
    expect(kinds(extracted)).toEqual([]);
  });
});

describe('areas', () => {
  test('are whole, with holes, and rounded', () => {
    const square = shapeOfBox([0, 0, 10, 10], [1, 0, 0, 1, 5, 5]);
    expect(covers(square, [6, 6])).toBe(true);
    expect(covers(square, [4, 6])).toBe(false);
    const turned = shapeOfBox([0, 0, 10, 10], [0.7, 0.7, -0.7, 0.7, 0, 0]);
    expect(covers(turned, [0, 7])).toBe(true);
    expect(covers(turned, [6, 1])).toBe(false);
    const curve = shapeOfPath(
      new Float32Array([0, 0, 0, 2, 0, 10, 10, 10, 10, 0, 4]),
      [1, 0, 0, 1, 0, 0],
      false,
    );
    expect(curve !== null && covers(curve, [5, 4])).toBe(true);
    expect(curve !== null && covers(curve, [5, 9])).toBe(false);
  });

  test.each([
    ['nothing', new Float32Array([])],
    ['an unknown command', new Float32Array([9, 1, 2])],
    ['a path cut off', new Float32Array([0, 1])],
    ['a drawing of endless corners', new Float32Array(90_000).fill(1)],
  ])('of %s do not exist', (_, packed) => {
    expect(shapeOfPath(packed, [1, 0, 0, 1, 0, 0], false)).toBeNull();
  });
});
