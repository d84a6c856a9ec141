import { deflateSync } from 'node:zlib';
import { decodePDFRawStream, PDFDocument, PDFRawStream } from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import { readContent } from '../../../shared/cleaning/pdf/content-tokens.ts';
import { read, textOf } from '../extraction/make-office.ts';
import { appendRevision, makePdf } from '../extraction/make-pdf.ts';
import { type Cleaned, clean, kindsIn, refusal } from './clean.ts';

const text = (words: string, y: number, before = '') => `BT ${before} /F1 20 Tf 100 ${y} Td (${words}) Tj ET`;
const box = (x: number, y: number, width: number, height: number) =>
  `q 0 0 0 rg ${x} ${y} ${width} ${height} re f Q`;
const ownWidths = `/Type/Font/Subtype/TrueType/BaseFont/Arial/Encoding/WinAnsiEncoding/FirstChar 32/LastChar 126/Widths[${'556 '.repeat(95)}]`;

/** All streams of a copy, unpacked: nothing of a word that is gone may be in any of them. */
async function everythingIn({ bytes }: Cleaned): Promise<string> {
  const document = await PDFDocument.load(bytes);
  const latin = new TextDecoder('latin1');
  const pieces = [latin.decode(bytes)];
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (object instanceof PDFRawStream) pieces.push(latin.decode(decodePDFRawStream(object).decode()));
  }
  return pieces.join('\n');
}

const hex = (words: string) => [...words].map((sign) => sign.charCodeAt(0).toString(16)).join('');

describe('words that a PDF paints out of sight', () => {
  test.for([
    [
      'in rendering mode 3',
      'BT /F1 20 Tf 100 700 Td (Seen ) Tj 3 Tr (unseen) Tj 0 Tr ( again) Tj ET',
      'unseen',
    ],
    ['under a box', `${text('secret', 700)} ${box(90, 690, 200, 40)} ${text('plain', 600)}`, 'secret'],
    ['outside the page', `${text('below', -300)} ${text('plain', 600)}`, 'below'],
    ['in the colour of the paper', `1 g ${text('white', 700)} 0 g ${text('plain', 600)}`, 'white'],
  ] as const)('are gone %s, and what is seen stands where it stood', async ([, content, gone]) => {
    for (const font of [undefined, ownWidths]) {
      const pdf = makePdf({ content, page: '', ...(font === undefined ? {} : { font }) });
      const before = await read(pdf, '页.pdf');
      const copy = await clean(pdf);
      expect(kindsIn(copy.text)).toEqual([]);
      const inside = await everythingIn(copy);
      expect(inside).not.toContain(gone);
      expect(inside).not.toContain(hex(gone));
      const seen = (extracted: typeof before) =>
        extracted.parts.flatMap(({ path, text: words, segments }) =>
          path !== 'pages'
            ? []
            : segments
                .filter(({ hidden }) => hidden === null)
                .map(({ start, end, place }) => ({
                  words: words.slice(start, end).trim(),
                  left: place.box?.[0] ?? 0,
                })),
        );
      expect(seen(copy.text).map(({ words }) => words)).toEqual(seen(before).map(({ words }) => words));
      // A blank before a word belongs to its line or to none, so its left edge may differ by one blank.
      for (const [index, { left }] of seen(copy.text).entries()) {
        expect(Math.abs(left - (seen(before)[index]?.left ?? 0))).toBeLessThan(12);
      }
    }
  });

  test('of no opacity, and in a form that is painted twice, are gone', async () => {
    const form = `<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>/Length 60>>\nstream\n${`BT 3 Tr /F1 20 Tf 100 500 Td (forming) Tj ET`.padEnd(60)}\nendstream`;
    const copy = await clean(
      makePdf({
        content: `q /G1 gs ${text('glass', 700)} Q /X1 Do q 1 0 0 1 0 -50 cm /X1 Do Q ${text('solid', 650)}`,
        page: '/Resources<</Font<</F1 5 0 R>>/ExtGState<</G1<</ca 0>>>>/XObject<</X1 6 0 R>>>>',
        objects: [form],
      }),
    );
    expect(kindsIn(copy.text)).toEqual([]);
    expect(await everythingIn(copy)).not.toMatch(/glass|forming/);
    expect(textOf(copy.text, 'pages')?.trim()).toBe('solid');
  });

  test('in a layer that is off go with the layer', async () => {
    const copy = await clean(
      makePdf({
        content: `/OC /L1 BDC ${text('layered', 700)} 10 10 50 50 re f EMC ${text('plain', 650)}`,
        page: '/Resources<</Font<</F1 5 0 R>>/Properties<</L1 6 0 R>>>>',
        catalog: '/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]/Order[6 0 R]>>>>',
        objects: ['<</Type/OCG/Name(Draft)>>'],
      }),
    );
    expect(kindsIn(copy.text)).toEqual([]);
    expect(await everythingIn(copy)).not.toMatch(/layered|Draft/);
  });

  test('that stand where seen words stand are left and named, and everything else goes', async () => {
    const content = `${text('aaaaa', 700)} ${box(90, 690, 200, 40)} 1 g ${text('bbbbb', 700)} 0 g`;
    const pdf = makePdf({ content, page: '', catalog: '/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>' });
    const before = await read(pdf, '页.pdf');
    if (!before.hidden.some(({ kind }) => kind === 'pdf.text-under-box')) return;
    const copy = await clean(pdf);
    expect(copy.kept).toContainEqual({ kind: 'pdf.text-under-box', count: 1, reason: 'kind-not-cleanable' });
    expect(kindsIn(copy.text)).not.toContain('pdf.javascript');
  });
});

describe('marks for redaction', () => {
  const annotation = '<</Type/Annot/Subtype/Redact/Rect[95 695 300 725]/Contents()>>';

  test('are carried out: letters and pixels are gone, and a black box stands there', async () => {
    const pixels = deflateSync(Buffer.alloc(4 * 4 * 3, 0x80));
    const picture = `<</Type/XObject/Subtype/Image/Width 4/Height 4/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter[/ASCIIHexDecode/FlateDecode]/Length ${pixels.length * 2}>>\nstream\n${pixels.toString('hex')}\nendstream`;
    const plainPicture = `<</Type/XObject/Subtype/Image/Width 4/Height 4/BitsPerComponent 8/ColorSpace/DeviceRGB/Length 48>>\nstream\n${'P'.repeat(48)}\nendstream`;
    for (const [object, isBlackened] of [
      [plainPicture, true],
      [picture, false],
    ] as const) {
      const copy = await clean(
        makePdf({
          content: `q 200 0 0 200 100 600 cm /I1 Do Q ${text('secret', 700)} ${text('plain', 500)}`,
          page: '/Annots[6 0 R]/Resources<</Font<</F1 5 0 R>>/XObject<</I1 7 0 R>>>>',
          objects: [annotation, object],
        }),
        { kinds: ['pdf.unapplied-redaction'] },
      ).catch((error: Error) => error);
      if (!isBlackened) {
        expect(JSON.stringify(copy instanceof Error ? copy.message : copy.kept)).toMatch(
          /picture-under-mark|cleaning\./,
        );
        continue;
      }
      if (copy instanceof Error) throw copy;
      const inside = await everythingIn(copy);
      expect(inside).not.toMatch(/secret|Redact|P{48}/);
      expect(inside).toMatch(/\0{3,}P+/);
      expect(inside).toMatch(/95 695 205 30 re/);
      expect(copy.removed.map(({ kind }) => kind)).toContain('pdf.unapplied-redaction');
    }
  });
});

describe('what lies under a mark for redaction', () => {
  const mark = '<</Type/Annot/Subtype/Redact/Rect[95 695 300 725]/Contents()>>';
  const plan = { kinds: ['pdf.unapplied-redaction'] };
  const outline = (x: number) => `${x} 700 m ${x + 5} 720 ${x + 9} 720 ${x + 12} 700 c h`;

  test('goes when it is drawn: letters as outlines, pictures among the operators', async () => {
    const inline = 'q 20 0 0 20 150 700 cm BI /W 1 /H 1 /BPC 8 /CS /G ID Z EI Q';
    const frame = '50 650 400 120 re S 60 710 m 500 710 l S';
    const content = `${outline(110)} ${outline(400)} f ${inline} ${frame} ${text('plain', 500)}`;
    const copy = await clean(makePdf({ content, page: '/Annots[6 0 R]', objects: [mark] }), plan);
    const inside = await everythingIn(copy);
    expect(inside).not.toContain('110 700 m');
    expect(inside).not.toContain(' ID Z');
    // What stands beside the mark, or is a rule or a frame around it, stays.
    expect(inside).toContain('400 700 m');
    expect(inside).toContain('50 650 400 120 re');
    expect(inside).toContain('60 710 m');
    expect(textOf(copy.text, 'pages')).toContain('plain');
    expect(copy.kept).toEqual([]);
  });

  test('is left and named when it reaches over the edge, or belongs to what is clipped', async () => {
    const across = `${outline(294)} f ${text('plain', 500)}`;
    const result = await clean(
      makePdf({ content: across, page: '/Annots[6 0 R]', objects: [mark] }),
      plan,
    ).catch((error: Error) => error.message);
    expect(typeof result === 'string' ? result : JSON.stringify(result.kept)).toMatch(
      /drawing-under-mark|cleaning\./,
    );
  });

  const pageWith = (content: string, resources = '') =>
    makePdf({
      content: `${content} ${text('plain', 500)}`,
      page: `/Annots[6 0 R]/Resources<</Font<</F1 5 0 R>>${resources}>>`,
      objects: [mark],
    });
  const shading =
    '/Shading<</S1<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 1 1]/Function<</FunctionType 2/Domain[0 1]/C0[0]/C1[1]/N 1>>>>>>';
  const reasons = (copy: { readonly kept: readonly { readonly reason: string }[] }) =>
    copy.kept.map(({ reason }) => reason);

  test('goes when it is a clip through which something is painted, and lets nothing through any more', async () => {
    const content = `q ${outline(110)} ${outline(400)} W n 0 0 600 800 re f Q q ${outline(130)} W* n /S1 sh Q`;
    const copy = await clean(pageWith(content, shading), plan);
    const inside = await everythingIn(copy);
    expect(inside).not.toMatch(/110 700 m|130 700 m|\/S1 sh/);
    expect(inside).toMatch(/400 700 m[^W]*\nW\n/);
    expect(inside).toMatch(/130 700 0 0 re\nW\*/);
    expect(copy.kept).toEqual([]);
    expect(textOf(copy.text, 'pages')).toContain('plain');
  });

  test('stays when it is a plain clip, and one far from the mark', async () => {
    const copy = await clean(
      pageWith(`q 50 650 400 120 re W n ${outline(400)} f Q q 0 0 90 90 re W n /S1 sh Q`, shading),
      plan,
    );
    const inside = await everythingIn(copy);
    for (const kept of ['50 650 400 120 re', '400 700 m', '/S1 sh']) expect(inside).toContain(kept);
    expect(copy.kept).toEqual([]);
  });

  test.each([
    ['a clip of letters across its edge', `q ${outline(294)} W n 0 0 600 800 re f Q`, ''],
    ['a shading that fills the page', '/S1 sh', shading],
    ['a shading through a clip that is wider than the mark', 'q 50 650 400 120 re W n /S1 sh Q', shading],
    [
      'a pattern in a plain area',
      '/Pattern cs /P1 scn 50 650 400 120 re f 0 g 50 650 400 120 re f',
      '/Pattern<</P1<</PatternType 2/Shading<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 1 1]/Function<</FunctionType 2/Domain[0 1]/C0[0]/C1[1]/N 1>>>>>>>>',
    ],
  ])('is named when it is %s', async (_, content, resources) => {
    const copy = await clean(pageWith(content, resources), plan);
    expect(reasons(copy)).toEqual(['drawing-under-mark']);
  });

  test('a pattern does not outlive the state in which it was set', async () => {
    const content =
      'q /Pattern cs /P1 scn Q 50 650 400 120 re f q /Pattern cs /P1 scn 1 0 0 rg 50 650 400 120 re f Q';
    expect(reasons(await clean(pageWith(content), plan))).toEqual([]);
  });

  test('goes when it is a note, a stamp, a field or a link, with the picture that shows it', async () => {
    const appearance =
      '<</Type/XObject/Subtype/Form/BBox[0 0 50 20]/Length 22>>\nstream\n(shown in a stamp) Tj q\nendstream';
    const notes = [
      '<</Type/Annot/Subtype/FreeText/Rect[100 700 150 720]/Contents(free words)/AP<</N 10 0 R>>>>',
      '<</Type/Annot/Subtype/Widget/FT/Tx/T(field)/V(value of it)/Rect[160 700 200 720]>>',
      '<</Type/Annot/Subtype/Link/Rect[400 400 450 420]/A<</S/URI/URI(http://elsewhere.invalid)>>>>',
    ];
    const pdf = makePdf({
      content: text('plain', 500),
      page: '/Annots[6 0 R 7 0 R 8 0 R 9 0 R]',
      catalog: '/AcroForm<</Fields[8 0 R]>>',
      objects: [mark, ...notes, appearance],
    });
    const copy = await clean(pdf, plan);
    const inside = await everythingIn(copy);
    expect(inside).not.toMatch(/free words|shown in a stamp|value of it/);
    expect(inside).toContain('elsewhere.invalid');
    expect(copy.notes).toContain('annotations-dropped');
  });
});

describe('what a PDF carries beside its pages', () => {
  test('goes: versions, properties, scripts, files, remarks, hidden fields', async () => {
    const first = makePdf({
      content: text('draftversion', 700),
      page: '/Annots[6 0 R 7 0 R 8 0 R]/Metadata 9 0 R',
      catalog:
        '/Metadata 9 0 R/AcroForm<</Fields[7 0 R]>>/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(evil)>>]>>/EmbeddedFiles<</Names[(b)<</Type/Filespec/F(inner.txt)/EF<</F 10 0 R>>>>]>>>>',
      objects: [
        '<</Type/Annot/Subtype/Text/Rect[10 10 30 30]/Contents(remark)/T(Fang)>>',
        '<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(fieldvalue)/F 2/Rect[10 10 30 30]>>',
        '<</Type/Annot/Subtype/Link/Rect[10 10 30 30]/A<</S/URI/URI(https://www.example.gov.cn/)>>>>',
        '<</Type/Metadata/Subtype/XML/Length 7>>\nstream\nxmpdata\nendstream',
        '<</Type/EmbeddedFile/Length 8>>\nstream\nattached\nendstream',
      ],
    });
    const copy = await clean(appendRevision(first, text('final', 700)));
    expect(kindsIn(copy.text)).toEqual([]);
    const inside = await everythingIn(copy);
    expect(inside).not.toMatch(/draftversion|remark|fieldvalue|evil|xmpdata|attached|inner\.txt/);
    expect(inside).toContain('https://www.example.gov.cn/');
    expect(textOf(copy.text, 'pages')?.trim()).toBe('final');
    expect(copy.notes).toEqual(['form-fields-kept']);
  });

  test('the same file gives the same bytes', async () => {
    const pdf = makePdf({ content: text('final', 700), page: '' });
    expect((await clean(pdf)).bytes).toEqual((await clean(pdf)).bytes);
  });

  test('a tree of pages that is none gives no copy', async () => {
    const pdf = new TextDecoder('latin1').decode(makePdf({ content: text('final', 700), page: '' }));
    const broken = Uint8Array.from(pdf.replace('/Type/Pages/Kids', '/Type/Page /Kids'), (sign) =>
      sign.charCodeAt(0),
    );
    expect(await refusal(broken)).toMatch(/^(?:cleaning|extraction)\./);
  });

  test('what is no PDF any more gives no copy', async () => {
    const pdf = makePdf({ content: text('final', 700), page: '' });
    expect(await refusal(pdf.subarray(0, 60))).toBe('extraction.damaged');
  });
});

describe('content streams', () => {
  const operatorsOf = (content: string) =>
    readContent(new TextEncoder().encode(content))?.map(({ operator }) => operator) ?? null;

  test('are read with strings, dictionaries, comments and pictures in them', () => {
    expect(
      operatorsOf(
        'BT (a\\)b\\(c (d) \\101) Tj <48 65> Tj [(x) -20 <79>] TJ % T*\n/P <</MCID 0/A(>>)>> BDC true false EMC ET BI /W 1 /H 1 ID \x80EI\x01 EI Q',
      ),
    ).toEqual(['BT', 'Tj', 'Tj', 'TJ', 'BDC', 'EMC', 'ET', 'BI', 'Q']);
  });

  test('are left alone when their brackets do not match', () => {
    for (const content of ['(open', '[1 2', '<</A 1', ') Tj', '<4z> Tj', `${'['.repeat(100)}`]) {
      expect(operatorsOf(content), content).toBeNull();
    }
  });
});
