/** Pictures of which a document shows a part: in a clean copy the other part is nowhere any more, and the shown part is as it was. */
import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import {
  factsOf,
  inlineCell,
  makeDocx,
  makeXlsx,
  paragraph,
  relationships,
} from '../extraction/make-office.ts';
import { makeZip } from '../intake/make-zip.ts';
import { clean, kindsIn } from './clean.ts';

/** Red on the left, green on the right; the last row is blue. */
const width = 8;
const height = 4;
const colored = Uint8Array.from(
  Array.from({ length: width * height }, (_, index) => {
    if (index >= width * (height - 1)) return [0, 0, 255];
    return index % width < width / 2 ? [255, 0, 0] : [0, 255, 0];
  }).flat(),
);
const png = await sharp(colored, { raw: { width, height, channels: 3 } })
  .png()
  .toBuffer();

async function pixelsOf(bytes: Uint8Array) {
  const { data, info } = await sharp(bytes)
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: [...data] };
}

const drawing = (crop: string, { id = 'p1', inside = '' } = {}) =>
  '<w:p><w:r><w:drawing xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><wp:inline><wp:docPr id="1" name="会场"/><a:graphic><a:graphicData><pic:pic><pic:blipFill>' +
  `<a:blip r:embed="${id}">${inside}</a:blip><a:srcRect ${crop}/><a:stretch><a:fillRect/></a:stretch></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;

function docxWith(body: string, picture: Uint8Array, name = 'media/image1.png'): Uint8Array {
  return makeDocx({
    body: paragraph('会场布置如下。') + body,
    parts: { [`word/${name}`]: picture },
    related: [{ id: 'p1', kind: 'image', target: name }],
  });
}

const mediaOf = (bytes: Uint8Array) =>
  Object.entries(unzipSync(bytes)).filter(([name]) => /\/media\//u.test(name));

describe('a picture in a document', () => {
  test('is cut to what is shown, pixel by pixel, and the whole one is gone', async () => {
    const copy = await clean(docxWith(drawing('l="50000" b="25000"'), png));
    expect(copy.removed).toContainEqual({ kind: 'docx.cropped-image', count: 1 });
    expect(kindsIn(copy.text)).toEqual([]);
    const media = mediaOf(copy.bytes);
    expect(media.map(([name]) => name)).toEqual(['word/media/image1-1.png']);
    const shown = await pixelsOf(media[0]![1]);
    expect(shown).toEqual({
      width: 4,
      height: 3,
      data: Array.from({ length: 12 }, () => [0, 255, 0]).flat(),
    });
    const parts = unzipSync(copy.bytes);
    const text = (name: string) => new TextDecoder().decode(parts[name]);
    expect(text('word/document.xml')).not.toContain('srcRect');
    expect(text('word/document.xml')).toContain('<a:stretch>');
    expect(text('[Content_Types].xml')).toContain(
      'PartName="/word/media/image1-1.png" ContentType="image/png"',
    );
  });

  test('is cut once for the same crop, again for another, and stays whole where it is shown whole', async () => {
    const body = drawing('l="50000"') + drawing('l="50000"') + drawing('t="50000"');
    const cut = await clean(docxWith(body, png));
    expect(mediaOf(cut.bytes)).toHaveLength(2);
    const whole = await clean(docxWith(body + drawing(''), png));
    expect(mediaOf(whole.bytes)).toHaveLength(3);
    expect(kindsIn(whole.text)).toEqual([]);
  });

  test('of less than a pixel is shown to its edge', async () => {
    const copy = await clean(docxWith(drawing('l="31000" r="31000"'), png));
    expect(await pixelsOf(mediaOf(copy.bytes)[0]![1])).toMatchObject({ width: 4, height: 4 });
  });

  test('that is a JPEG keeps its colours and its profile', async () => {
    const jpeg = await sharp(colored, { raw: { width, height, channels: 3 } })
      .resize(64, 32, { kernel: 'nearest' })
      .jpeg({ quality: 95, chromaSubsampling: '4:4:4' })
      .withIccProfile('p3')
      .toBuffer();
    const copy = await clean(docxWith(drawing('l="50000" b="50000"'), jpeg, 'media/image1.jpg'));
    const [made] = mediaOf(copy.bytes);
    expect(made?.[0]).toBe('word/media/image1-1.png');
    const meta = await sharp(made?.[1]).metadata();
    expect(meta).toMatchObject({ format: 'png', width: 32, height: 16, hasProfile: true });
    const before = await sharp(jpeg).extract({ left: 32, top: 0, width: 32, height: 16 }).raw().toBuffer();
    const after = await sharp(made?.[1]).raw().toBuffer();
    const farthest = Math.max(...before.map((value, index) => Math.abs(value - (after[index] ?? 0))));
    expect(farthest).toBeLessThanOrEqual(6);
  });

  test.each([
    ['a coding that is not taken apart', drawing('l="50000"'), new TextEncoder().encode('emf')],
    ['a picture cut off', drawing('l="50000"'), png.subarray(0, 60)],
    ['a frame larger than the picture', drawing('l="-20000" r="60000"'), png],
    [
      'a second copy for effects',
      drawing('l="50000"', {
        inside: '<a:extLst><a:ext><a14:imgLayer xmlns:a14="urn:a14" r:embed="p1"/></a:ext></a:extLst>',
      }),
      png,
    ],
    [
      'an old drawing of the same picture',
      `${drawing('l="50000"')}<w:p><w:r><w:pict><v:shape><v:imagedata r:id="p1"/></v:shape></w:pict></w:r></w:p>`,
      png,
    ],
    ['no picture at all', drawing('l="50000"', { id: 'none' }), png],
  ])('stays whole and is named with %s', async (_, body, picture) => {
    const copy = await clean(docxWith(body, picture));
    expect(copy.kept).toContainEqual({ kind: 'docx.cropped-image', count: 1, reason: 'kind-not-cleanable' });
  });

  test('turned by its record stays whole, since programs differ in turning it', async () => {
    const turned = await sharp(png).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    const copy = await clean(docxWith(drawing('l="50000"'), turned, 'media/image1.jpg'));
    expect(copy.kept).toMatchObject([{ kind: 'docx.cropped-image', reason: 'kind-not-cleanable' }]);
  });

  test('stays whole when nobody chose that', async () => {
    const copy = await clean(docxWith(drawing('l="50000"'), png), { kinds: ['docx.comments'] });
    expect(factsOf(copy.text, 'docx.cropped-image')).toHaveLength(1);
    expect(Buffer.from(mediaOf(copy.bytes)[0]![1])).toEqual(png);
  });

  test('gives the same bytes each time', async () => {
    const document = docxWith(drawing('l="50000"'), png);
    expect((await clean(document)).bytes).toEqual((await clean(document)).bytes);
  });
});

test('a picture on a slide is cut as well', async () => {
  const names =
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
  const picture =
    '<p:pic><p:nvPicPr><p:cNvPr id="9" name="图"/></p:nvPicPr><p:blipFill><a:blip r:embed="i"/><a:srcRect r="50%"/><a:stretch/></p:blipFill></p:pic>';
  const main = 'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml';
  const presentation = makeZip([
    {
      name: '[Content_Types].xml',
      content: `<Types><Override PartName="/ppt/presentation.xml" ContentType="${main}"/></Types>`,
    },
    {
      name: '_rels/.rels',
      content: relationships([{ id: 'r1', kind: 'officeDocument', target: 'ppt/presentation.xml' }]),
    },
    {
      name: 'ppt/presentation.xml',
      content: `<p:presentation ${names}><p:sldIdLst><p:sldId id="256" r:id="a"/></p:sldIdLst></p:presentation>`,
    },
    {
      name: 'ppt/_rels/presentation.xml.rels',
      content: relationships([{ id: 'a', kind: 'slide', target: 'slides/slide1.xml' }]),
    },
    {
      name: 'ppt/slides/slide1.xml',
      content: `<p:sld ${names}><p:cSld><p:spTree>${picture}</p:spTree></p:cSld></p:sld>`,
    },
    {
      name: 'ppt/slides/_rels/slide1.xml.rels',
      content: relationships([{ id: 'i', kind: 'image', target: '../media/image1.png' }]),
    },
    { name: 'ppt/media/image1.png', content: png },
  ]);
  const copy = await clean(presentation);
  expect(kindsIn(copy.text)).toEqual([]);
  expect(mediaOf(copy.bytes).map(([name]) => name)).toEqual(['ppt/media/image1-1.png']);
  expect((await pixelsOf(mediaOf(copy.bytes)[0]![1])).width).toBe(4);
});

test('a picture on a sheet is cut as well', async () => {
  const rel = (id: string, kind: string, target: string) => relationships([{ id, kind, target }]);
  const workbook = makeXlsx({
    sheets: [
      {
        name: '名单',
        content: `<sheetData><row r="1">${inlineCell('A1', '馆')}</row></sheetData><drawing r:id="d"/>`,
      },
    ],
    parts: {
      'xl/worksheets/_rels/sheet1.xml.rels': rel('d', 'drawing', '../drawings/drawing1.xml'),
      'xl/drawings/drawing1.xml':
        '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><xdr:oneCellAnchor><xdr:pic><xdr:blipFill><a:blip r:embed="i"/><a:srcRect b="50000"/></xdr:blipFill></xdr:pic></xdr:oneCellAnchor></xdr:wsDr>',
      'xl/drawings/_rels/drawing1.xml.rels': rel('i', 'image', '../media/image1.png'),
      'xl/media/image1.png': png,
    },
  });
  const copy = await clean(workbook);
  expect(mediaOf(copy.bytes).map(([name]) => name)).toEqual(['xl/media/image1-1.png']);
  expect((await pixelsOf(mediaOf(copy.bytes)[0]![1])).height).toBe(2);
});
