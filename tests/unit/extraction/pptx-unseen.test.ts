import { describe, expect, test } from 'vitest';
import { makeZip } from '../intake/make-zip.ts';
import { factsOf, hiddenWords, read, relationships } from './make-office.ts';
import { makeJpeg, makePng } from './make-picture.ts';

const names =
  'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const frame = (x: number, y: number, width: number, height: number, more = '') =>
  `<a:xfrm${more}><a:off x="${x}" y="${y}"/><a:ext cx="${width}" cy="${height}"/></a:xfrm>`;
const fill = (color: string) => `<a:solidFill><a:srgbClr val="${color}"/></a:solidFill>`;
const words = (text: string, color = '', more = '') =>
  `<p:txBody><a:p><a:r><a:rPr>${color === '' ? '' : fill(color)}${more}</a:rPr><a:t>${text}</a:t></a:r></a:p></p:txBody>`;
let ids = 0;
const drawn = (properties: string, body = '', { attributes = '', placeholder = '' } = {}) => {
  ids += 1;
  return `<p:sp><p:nvSpPr><p:cNvPr id="${ids}" name="形${ids}"${attributes}/><p:nvPr>${placeholder}</p:nvPr></p:nvSpPr><p:spPr>${properties}</p:spPr>${body}</p:sp>`;
};
const rectangle = '<a:prstGeom prst="rect"/>';
const textBox = frame(1000, 1000, 2000, 500);

/** One slide of 10,000 by 8,000 with a layout and a master. */
async function readDrawn(
  shapes: string,
  {
    background = '',
    layout = '',
    master = '',
    styles = '',
    after = '',
    picture = null as Uint8Array | null,
  } = {},
) {
  const models = {
    slide1: ['slideLayout', 'slideLayouts/slideLayout1'],
    slideLayout1: ['slideMaster', 'slideMasters/slideMaster1'],
  };
  const page = (root: string, ground: string, content: string, end = '') =>
    `<p:${root} ${names}><p:cSld>${ground}<p:spTree>${content}</p:spTree></p:cSld>${end}</p:${root}>`;
  const related = (folder: string, name: keyof typeof models) => ({
    name: `ppt/${folder}/_rels/${name}.xml.rels`,
    content: relationships([
      { id: 'm', kind: models[name][0] ?? '', target: `../${models[name][1]}.xml` },
      ...(picture === null ? [] : [{ id: 'p', kind: 'image', target: '../media/p.jpeg' }]),
    ]),
  });
  const extracted = await read(
    makeZip([
      {
        name: '[Content_Types].xml',
        content:
          '<Types><Override PartName="/ppt/presentation.xml" ContentType="application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"/></Types>',
      },
      {
        name: '_rels/.rels',
        content: relationships([{ id: 'r1', kind: 'officeDocument', target: 'ppt/presentation.xml' }]),
      },
      {
        name: 'ppt/presentation.xml',
        content: `<p:presentation ${names}><p:sldIdLst><p:sldId r:id="a"/></p:sldIdLst><p:sldSz cx="10000" cy="8000"/></p:presentation>`,
      },
      {
        name: 'ppt/_rels/presentation.xml.rels',
        content: relationships([{ id: 'a', kind: 'slide', target: 'slides/slide1.xml' }]),
      },
      ...(picture === null ? [] : [{ name: 'ppt/media/p.jpeg', content: picture }]),
      { name: 'ppt/slides/slide1.xml', content: page('sld', background, shapes, after) },
      related('slides', 'slide1'),
      { name: 'ppt/slideLayouts/slideLayout1.xml', content: page('sldLayout', '', layout) },
      related('slideLayouts', 'slideLayout1'),
      {
        name: 'ppt/slideMasters/slideMaster1.xml',
        content: page(
          'sldMaster',
          '<p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>',
          master,
          `<p:clrMap bg1="lt1" tx1="dk1"/><p:txStyles>${styles}</p:txStyles>`,
        ),
      },
      {
        name: 'ppt/slideMasters/_rels/slideMaster1.xml.rels',
        content: relationships([{ id: 't', kind: 'theme', target: '../theme/theme1.xml' }]),
      },
      {
        name: 'ppt/theme/theme1.xml',
        content: `<a:theme ${names}><a:clrScheme name="x"><a:dk1><a:srgbClr val="000000"/></a:dk1><a:lt1><a:srgbClr val="FFFFFF"/></a:lt1></a:clrScheme></a:theme>`,
      },
    ]),
  );
  return extracted;
}

describe('what stands on a slide and is not seen', () => {
  test('words off its edge, in groups too, with the words marked', async () => {
    const group = `<p:grpSp><p:grpSpPr><a:xfrm><a:off x="20000" y="0"/><a:ext cx="100" cy="100"/><a:chOff x="0" y="0"/><a:chExt cx="5000" cy="5000"/></a:xfrm></p:grpSpPr>${drawn(textBox, words('组内'))}</p:grpSp>`;
    const extracted = await readDrawn(
      drawn(textBox, words('台上')) +
        drawn(frame(10_000, 0, 500, 500), words('右侧底稿')) +
        drawn(frame(9999, 0, 500, 500), words('露一线')) +
        drawn(frame(-900, 0, 500, 500, ' rot="2700000"'), words('转过')) +
        group,
    );
    expect(factsOf(extracted, 'pptx.off-slide')).toMatchObject([
      { place: { slide: 1 }, quote: '右侧底稿' },
      { quote: '组内' },
    ]);
    expect(hiddenWords(extracted, 'pptx.off-slide')).toEqual(['右侧底稿', '组内']);
    expect(hiddenWords(extracted, null)).toEqual(expect.arrayContaining(['台上', '露一线', '转过']));
  });

  test('shapes that are switched off', async () => {
    const extracted = await readDrawn(
      drawn(textBox, words('关掉的'), { attributes: ' hidden="1"' }) +
        drawn(textBox, '', { attributes: ' hidden="1"' }),
    );
    expect(factsOf(extracted, 'pptx.hidden-shape')).toMatchObject([{ quote: '关掉的' }]);
    expect(hiddenWords(extracted, 'pptx.hidden-shape')).toEqual(['关掉的']);
  });

  test('words under an opaque rectangle that is painted later and never moves', async () => {
    const cover = drawn(`${frame(500, 500, 4000, 4000)}${rectangle}${fill('FF0000')}`, words('盖板'));
    const under = drawn(textBox, words('盖住的'));
    expect(factsOf(await readDrawn(under + cover), 'pptx.text-under-shape')).toMatchObject([
      { quote: '盖住的' },
    ]);
    expect(factsOf(await readDrawn(cover + under), 'pptx.text-under-shape')).toEqual([]);
    const glass = cover.replace(
      '<a:srgbClr val="FF0000"/>',
      '<a:srgbClr val="FF0000"><a:alpha val="40000"/></a:srgbClr>',
    );
    expect(factsOf(await readDrawn(under + glass), 'pptx.text-under-shape')).toEqual([]);
    const small = drawn(`${frame(500, 500, 600, 4000)}${rectangle}${fill('FF0000')}`);
    expect(factsOf(await readDrawn(under + small), 'pptx.text-under-shape')).toEqual([]);
    const moving = `<p:timing><p:spTgt spid="${ids - 2}"/><p:bldP spid="${/id="(\d+)"/.exec(cover)?.[1]}"/></p:timing>`;
    expect(factsOf(await readDrawn(under + cover, { after: moving }), 'pptx.text-under-shape')).toEqual([]);
  });

  test('words under a gradient, an ellipse large enough, a shape turned by quarters, within groups too', async () => {
    const under = drawn(textBox, words('盖住的'));
    const quotes = async (cover: string) =>
      factsOf(await readDrawn(under + cover), 'pptx.text-under-shape').map(({ quote }) => quote);
    const gradient = (color: string) =>
      `<a:gradFill><a:gsLst><a:gs pos="0">${color}</a:gs></a:gsLst></a:gradFill>`;
    const large = `${frame(500, 500, 4000, 4000)}${rectangle}`;
    expect(await quotes(drawn(large + gradient('<a:srgbClr val="FF0000"/>')))).toEqual(['盖住的']);
    expect(
      await quotes(drawn(large + gradient('<a:srgbClr val="FF0000"><a:alpha val="0"/></a:srgbClr>'))),
    ).toEqual([]);
    const ellipse = (box: string) => drawn(`${box}<a:prstGeom prst="ellipse"/>${fill('FF0000')}`);
    expect(await quotes(ellipse(frame(900, 900, 2200, 700)))).toEqual([]);
    expect(await quotes(ellipse(frame(0, 0, 4000, 2500)))).toEqual(['盖住的']);
    // High and narrow as written, wide and low as shown.
    const turned = (turn: number) =>
      drawn(`${frame(1700, 100, 600, 2300, ` rot="${turn}"`)}${rectangle}${fill('FF0000')}`);
    expect(await quotes(turned(5_400_000))).toEqual(['盖住的']);
    expect(await quotes(turned(0) + turned(1_800_000))).toEqual([]);
    const group = (turn: string) =>
      `<p:grpSp><p:grpSpPr><a:xfrm${turn}><a:off x="500" y="500"/><a:ext cx="4000" cy="4000"/><a:chOff x="0" y="0"/><a:chExt cx="10" cy="10"/></a:xfrm></p:grpSpPr>${drawn(`${frame(0, 0, 10, 10)}${rectangle}${fill('FF0000')}`)}</p:grpSp>`;
    expect(await quotes(group(''))).toEqual(['盖住的']);
    expect(await quotes(group(' rot="900000"'))).toEqual([]);
  });

  test('words under a picture without holes', async () => {
    const under = drawn(textBox, words('盖住的'));
    const photo = (more = '') =>
      `<p:pic><p:nvPicPr><p:cNvPr id="95" name="照片"/></p:nvPicPr><p:blipFill><a:blip r:embed="p">${more}</a:blip></p:blipFill><p:spPr>${frame(0, 0, 9000, 8000)}</p:spPr></p:pic>`;
    const filled = drawn(
      `${frame(0, 0, 9000, 8000)}${rectangle}<a:blipFill><a:blip r:embed="p"/></a:blipFill>`,
    );
    const quotes = async (cover: string, picture: Uint8Array | null) =>
      factsOf(await readDrawn(under + cover, { picture }), 'pptx.text-under-shape').map(({ quote }) => quote);
    expect(await quotes(photo(), makeJpeg([]))).toEqual(['盖住的']);
    expect(await quotes(filled, makeJpeg([]))).toEqual(['盖住的']);
    expect(await quotes(photo('<a:alphaModFix amt="1000"/>'), makeJpeg([]))).toEqual([]);
    expect(await quotes(photo(), makePng([]))).toEqual([]);
    expect(await quotes(photo(), null)).toEqual([]);
  });

  test('words in the colour of the shape, of what lies below, or of the background', async () => {
    const own = drawn(`${textBox}${rectangle}${fill('1F497D')}`, words('同色', '1F497D'));
    const plate = drawn(`${frame(0, 2000, 9000, 3000)}${rectangle}${fill('C00000')}`);
    const onPlate = drawn(frame(100, 2100, 500, 500), words('板上白', 'FFFFFF') + words('板上红', 'C00000'));
    const onGround = drawn(frame(100, 6000, 500, 500), words('底上白', 'FEFEFE'));
    const shadowed = drawn(
      frame(100, 7000, 500, 500),
      words('有影', 'FFFFFF', '<a:effectLst><a:outerShdw/></a:effectLst>'),
    );
    const extracted = await readDrawn(own + plate + onPlate + onGround + shadowed);
    expect(hiddenWords(extracted, 'pptx.invisible-color')).toEqual(['同色', '板上红', '底上白']);
    const dark = { background: `<p:bg><p:bgPr>${fill('000000')}</p:bgPr></p:bg>` };
    expect(hiddenWords(await readDrawn(onGround, dark), 'pptx.invisible-color')).toEqual([]);
    const picture = { background: '<p:bg><p:bgPr><a:blipFill/></p:bgPr></p:bg>' };
    expect(hiddenWords(await readDrawn(onGround, picture), 'pptx.invisible-color')).toEqual([]);
  });

  test('nothing is claimed over a picture, a shape of the layout or a place holder that is filled', async () => {
    const pale = drawn(frame(100, 100, 500, 500), words('白字', 'FFFFFF'));
    const photo = `<p:pic><p:nvPicPr><p:cNvPr id="90" name="照片"/></p:nvPicPr><p:blipFill/><p:spPr>${frame(0, 0, 9000, 8000)}</p:spPr></p:pic>`;
    expect(hiddenWords(await readDrawn(photo + pale), 'pptx.invisible-color')).toEqual([]);
    const band = drawn(`${frame(0, 0, 10_000, 1000)}${rectangle}${fill('003366')}`);
    expect(hiddenWords(await readDrawn(pale, { layout: band }), 'pptx.invisible-color')).toEqual([]);
    const title = '<p:ph type="title"/>';
    const model = drawn(`${textBox}${fill('003366')}`, '', { placeholder: title });
    const onModel = drawn('', words('题', 'FFFFFF'), { placeholder: title });
    expect(hiddenWords(await readDrawn(onModel, { master: model }), 'pptx.invisible-color')).toEqual([]);
    const bare = drawn(textBox, '', { placeholder: title });
    expect(hiddenWords(await readDrawn(onModel, { master: bare }), 'pptx.invisible-color')).toEqual(['题']);
  });

  test('what a crop cuts off a picture, unless it only straightens an edge', async () => {
    const cropped = (crop: string) =>
      `<p:pic><p:nvPicPr><p:cNvPr id="91" name="会场"/></p:nvPicPr><p:blipFill><a:srcRect ${crop}/></p:blipFill><p:spPr>${textBox}</p:spPr></p:pic>`;
    const extracted = await readDrawn(
      cropped('r="40000"') + cropped('l="1000" b="1000"') + cropped('l="-20000"'),
    );
    expect(factsOf(extracted, 'pptx.cropped-image')).toMatchObject([{ place: { slide: 1 }, quote: '会场' }]);
  });
});

describe('words that take the colour of their ground from elsewhere', () => {
  const level = (number: number, color: string) =>
    `<a:lvl${number}pPr><a:defRPr>${fill(color)}</a:defRPr></a:lvl${number}pPr>`;
  const body = '<p:ph type="body" idx="1"/>';
  const title = '<p:ph type="title"/>';

  test('from the master, by the kind of place holder and the level', async () => {
    const styles = `<p:titleStyle>${level(1, '000000')}</p:titleStyle><p:bodyStyle>${level(1, '000000')}${level(2, 'FFFFFF')}</p:bodyStyle>`;
    const second = words('第二级').replace('<a:p>', '<a:p><a:pPr lvl="1"/>');
    const extracted = await readDrawn(
      drawn(textBox, words('标题'), { placeholder: title }) +
        drawn(textBox, words('第一级'), { placeholder: body }) +
        drawn(textBox, second, { placeholder: body }),
      { styles },
    );
    expect(hiddenWords(extracted, 'pptx.invisible-color')).toEqual(['第二级']);
  });

  test('from the layout, unless the shape or the run says otherwise', async () => {
    const layout = drawn(
      textBox,
      `<p:txBody><a:lstStyle>${level(1, 'FFFFFF')}</a:lstStyle><a:p/></p:txBody>`,
      { placeholder: body },
    );
    const own = words('形状自定').replace('<a:p>', `<a:lstStyle>${level(1, '112233')}</a:lstStyle><a:p>`);
    const extracted = await readDrawn(
      drawn(textBox, words('随版式'), { placeholder: body }) +
        drawn(textBox, own, { placeholder: body }) +
        drawn(textBox, words('自己定', '112233'), { placeholder: body }) +
        drawn(textBox, words('链接', '', '<a:hlinkClick/>'), { placeholder: body }),
      { layout },
    );
    expect(hiddenWords(extracted, 'pptx.invisible-color')).toEqual(['随版式']);
  });

  test('not where the shape has its own ground, or the slide turns the colours round', async () => {
    const styles = `<p:otherStyle>${level(1, 'FFFFFF')}</p:otherStyle>`;
    const dark = drawn(textBox + rectangle + fill('102030'), words('白字深底'));
    expect(hiddenWords(await readDrawn(dark, { styles }), 'pptx.invisible-color')).toEqual([]);
    const after = '<p:clrMapOvr><a:overrideClrMapping bg1="dk1" tx1="lt1"/></p:clrMapOvr>';
    const turned = await readDrawn(drawn(textBox, words('反色')), { styles, after });
    expect(hiddenWords(turned, 'pptx.invisible-color')).toEqual([]);
  });
});
