import { describe, expect, test } from 'vitest';
import { isOpaquePicture } from '../../../shared/extraction/ooxml/opaque-picture.ts';
import { factsOf, hiddenWords, makeDocx, paragraph, read, textOf, wordPart } from './make-office.ts';
import { makeJpeg, makePng } from './make-picture.ts';

const kind = 'docx.text-under-shape';
/** A4 with margins of an inch; words of ten and a half points. */
const page =
  '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:left="1440" w:right="1440" w:bottom="1440"/></w:sectPr>';
const styles = wordPart(
  'styles',
  '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:styleId="远"><w:pPr><w:spacing w:before="1200"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="远之下"><w:basedOn w:val="远"/></w:style>',
);
const emu = (points: number) => Math.round(points * 12_700);
const white = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>';

interface Made {
  readonly at?: readonly [number, number];
  readonly size?: readonly [number, number];
  readonly from?: readonly [string, string];
  readonly behind?: string;
  readonly order?: number;
  readonly wrap?: string;
  readonly fill?: string;
  readonly outline?: string;
  readonly turn?: string;
  readonly words?: string;
  readonly more?: string;
}

const textBox = (words: string) =>
  words === '' ? '' : `<wps:txbx><w:txbxContent>${paragraph(words)}</w:txbxContent></wps:txbx>`;

function shape({
  size = [200, 30],
  fill = white,
  outline = 'rect',
  turn = '',
  words = '',
  more = '',
}: Made): string {
  const frame = `<a:xfrm${turn}><a:off x="0" y="0"/><a:ext cx="${emu(size[0])}" cy="${emu(size[1])}"/></a:xfrm>`;
  return `<wps:wsp><wps:spPr>${frame}<a:prstGeom prst="${outline}"/>${fill}</wps:spPr>${more}${textBox(words)}<wps:bodyPr/></wps:wsp>`;
}

/** A run with a drawing that floats. */
function floating(made: Made, content = shape(made)): string {
  const {
    at = [0, 0],
    size = [200, 30],
    from = ['column', 'paragraph'],
    behind = '0',
    order = 2,
    wrap = 'wrapNone',
  } = made;
  const axis = (name: string, index: 0 | 1) =>
    `<wp:position${name} relativeFrom="${from[index]}"><wp:posOffset>${emu(at[index])}</wp:posOffset></wp:position${name}>`;
  return `<w:r><w:drawing><wp:anchor behindDoc="${behind}" relativeHeight="${order}">${axis('H', 0)}${axis('V', 1)}<wp:extent cx="${emu(size[0])}" cy="${emu(size[1])}"/><wp:${wrap}/><wp:docPr id="1" name="形"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><a:graphicData>${content}</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>`;
}

const line = (content: string, words: string, properties = '') =>
  `<w:p><w:pPr>${properties}</w:pPr>${content}<w:r><w:t>${words}</w:t></w:r></w:p>`;

async function covered(body: string, parts: Record<string, string | Uint8Array> = {}) {
  const media = Object.keys(parts).filter((name) => name.includes('media'));
  const extracted = await read(
    makeDocx({
      body: body + page,
      parts: { 'word/styles.xml': styles, ...parts },
      related: [
        { id: 's', kind: 'styles', target: 'styles.xml' },
        ...media.map((name, index) => ({
          id: `p${index}`,
          kind: 'image',
          target: name.replace('word/', ''),
        })),
      ],
    }),
  );
  return { extracted, quotes: factsOf(extracted, kind).map(({ quote }) => quote) };
}

describe('running words under a shape', () => {
  test('of the paragraph that it hangs on, with their place, marked in the text', async () => {
    const { extracted } = await covered(
      paragraph('前一段照常可见') +
        line(floating({ size: [105, 20] }), '拟定补偿每户三万元，其余文字都在外面'),
    );
    expect(factsOf(extracted, kind)).toMatchObject([
      { place: { paragraph: 2 }, quote: '拟定补偿每户三万元，' },
    ]);
    expect(hiddenWords(extracted, kind)).toEqual(['拟定补偿每户三万元，']);
    expect(hiddenWords(extracted, null)).toEqual(['文件', '前一段照常可见', '其余文字都在外面']);
    expect(textOf(extracted, 'word/document.xml')).toBe(
      '前一段照常可见\n拟定补偿每户三万元，其余文字都在外面',
    );
  });

  test('of paragraphs above and below, and of none that it does not reach', async () => {
    const body = ['第一段话', '第二段话', '第三段话', '第四段话', '第五段话'];
    const at = (offset: number, height: number) =>
      covered(
        body
          .map((words, index) =>
            line(index === 2 ? floating({ at: [0, offset], size: [300, height] }) : '', words),
          )
          .join(''),
      );
    expect((await at(14, 30)).quotes).toEqual(['第四段话', '第五段话']);
    expect((await at(-16, 16)).quotes).toEqual(['第二段话']);
    expect((await at(200, 100)).quotes).toEqual([]);
  });

  test.each([
    ['it lies behind the text', { behind: '1' }],
    ['the text gives way to it', { wrap: 'wrapSquare' }],
    ['it is not filled', { fill: '<a:noFill/>' }],
    ['it says nothing of a fill', { fill: '' }],
    [
      'it can be seen through',
      { fill: '<a:solidFill><a:srgbClr val="FF0000"><a:alpha val="40000"/></a:srgbClr></a:solidFill>' },
    ],
    ['its outline is not known', { outline: 'heart' }],
    ['it is turned', { turn: ' rot="2700000"' }],
    ['it is too low', { size: [200, 5] as const }],
    ['it hangs on a line that nobody knows', { from: ['column', 'line'] as const }],
  ])('are not claimed where %s', async (_, made) => {
    expect((await covered(line(floating(made), '一直看得见的文字'))).quotes).toEqual([]);
  });

  test.each([
    [
      'a fill of its style',
      {
        fill: '',
        more: '<wps:style><a:fillRef idx="1"><a:schemeClr val="accent1"/></a:fillRef></wps:style>',
      },
    ],
    [
      'a gradient',
      { fill: '<a:gradFill><a:gsLst><a:gs pos="0"><a:srgbClr val="FFFFFF"/></a:gs></a:gsLst></a:gradFill>' },
    ],
    ['a circle large enough', { outline: 'ellipse', at: [-200, -200] as const, size: [600, 400] as const }],
    ['a shape on its head', { turn: ' rot="10800000"' }],
  ])('are found under %s', async (_, made) => {
    expect((await covered(line(floating(made), '盖在下面的话'))).quotes).toEqual(['盖在下面的话']);
  });

  test('are looked for where spacing, alignment and breaks of the page put them', async () => {
    const low = { at: [0, 1], size: [300, 20] } as const;
    const spaced =
      line(floating({ ...low, from: ['column', 'margin'] }), '开头') +
      line('', '离得很远', '<w:pStyle w:val="远之下"/>');
    expect((await covered(spaced)).quotes).toEqual(['开头']);
    const right = line(floating({ size: [100, 20] }), '靠右的话', '<w:jc w:val="right"/>');
    expect((await covered(right)).quotes).toEqual([]);
    const next = `${line(floating({ at: [0, 0], size: [500, 700], from: ['page', 'page'] }), '封面')}<w:p><w:r><w:br w:type="page"/></w:r></w:p>${paragraph('下一页的正文')}`;
    expect((await covered(next)).quotes).toEqual(['封面']);
  });

  test('are not claimed where a picture in the line, or one that words flow round, moves them', async () => {
    const high = `<w:r><w:drawing><wp:inline><wp:extent cx="${emu(90)}" cy="${emu(90)}"/></wp:inline></w:drawing></w:r>`;
    const low = floating({ at: [0, 13], size: [200, 40] });
    expect((await covered(line(low, '题') + line('', '正在下面'))).quotes).toEqual(['正在下面']);
    expect((await covered(line(low + high, '题') + line('', '正在下面'))).quotes).toEqual([]);
    const round = line(floating({ at: [0, 200], wrap: 'wrapTopAndBottom' }), '');
    expect((await covered(round + line(low, '题') + line('', '正在下面'))).quotes).toEqual([]);
  });

  test('in a cell are judged by the cell alone', async () => {
    const cell = (content: string) =>
      `<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>${content}</w:tc>`;
    const table = `<w:tbl><w:tr>${cell(line(floating({ size: [150, 60] }), '格里的数'))}${cell(paragraph('旁边的数'))}</w:tr></w:tbl>`;
    expect((await covered(table + paragraph('表后的话'))).quotes).toEqual(['格里的数']);
  });

  test('that are deleted or hidden anyway keep their own kind', async () => {
    const gone = '<w:del w:author="林虚构"><w:r><w:delText>删掉的话</w:delText></w:r></w:del>';
    const { extracted, quotes } = await covered(line(floating({}) + gone, '留着的话'));
    expect(quotes).toEqual(['留着的话']);
    expect(hiddenWords(extracted, 'docx.tracked-changes')).toEqual(['删掉的话']);
  });
});

describe('words of a text box', () => {
  const box = (words: string, made: Made = {}) => floating({ size: [200, 40], order: 1, words, ...made });
  const cover = (made: Made = {}) => floating({ at: [-5, -5], size: [220, 60], order: 9, ...made });

  test('under a shape that is painted later, wherever both are counted from', async () => {
    const far = { at: [20, 500] as const };
    const over = { at: [15, 495] as const };
    expect((await covered(line(box('框里的话', far) + cover(over), ''))).quotes).toEqual(['框里的话']);
    expect((await covered(line(cover({ ...over, order: 0 }) + box('框里的话', far), ''))).quotes).toEqual([]);
    const ofPage = { from: ['page', 'page'] as const };
    expect(
      (
        await covered(
          line(box('版心上方', { ...ofPage, at: [300, 30] }) + cover({ ...ofPage, at: [295, 25] }), ''),
        )
      ).quotes,
    ).toEqual(['版心上方']);
    expect((await covered(line(box('只盖一角', far) + cover({ at: [150, 495] }), ''))).quotes).toEqual([]);
  });

  test('within a group, back to front', async () => {
    const inGroup = (inner: string) =>
      floating(
        { at: [0, 300] },
        `<wpg:wgp xmlns:wpg="urn:wpg"><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${emu(200)}" cy="${emu(30)}"/><a:chOff x="0" y="0"/><a:chExt cx="${emu(200)}" cy="${emu(30)}"/></a:xfrm></wpg:grpSpPr>${inner}</wpg:wgp>`,
      );
    const words = shape({ fill: '<a:noFill/>', words: '组里的话' });
    const plate = shape({});
    expect((await covered(line(inGroup(words + plate), ''))).quotes).toEqual(['组里的话']);
    expect((await covered(line(inGroup(plate + words), ''))).quotes).toEqual([]);
  });
});

describe('pictures in front of text', () => {
  const picture = (more = '') =>
    `<pic:pic><pic:blipFill><a:blip r:embed="p0">${more}</a:blip></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${emu(200)}" cy="${emu(30)}"/></a:xfrm></pic:spPr></pic:pic>`;
  const body = (more = '') => line(floating({}, picture(more)), '照片盖住的话');

  test('hide it when they have no holes', async () => {
    const parts = { 'word/media/p.jpeg': makeJpeg([[0xfe, '照片里的备注']]) };
    const { extracted, quotes } = await covered(body(), parts);
    expect(quotes).toEqual(['照片盖住的话']);
    // It is read like any other picture all the same.
    expect(factsOf(extracted, 'image.comment')).toMatchObject([{ quote: '照片里的备注' }]);
    expect((await covered(body('<a:clrChange/>'), parts)).quotes).toEqual([]);
    expect((await covered(body('<a:alphaModFix amt="50000"/>'), parts)).quotes).toEqual([]);
    expect((await covered(body(), {})).quotes).toEqual([]);
  });

  test('a seal on a see-through ground hides nothing', () => {
    const png = (colorType: number, ...more: [string, string][]) =>
      makePng([
        ['IHDR', Uint8Array.from([0, 0, 0, 1, 0, 0, 0, 1, 8, colorType, 0, 0, 0])],
        ...more,
        ['IDAT', 'x'],
      ]);
    expect([isOpaquePicture(png(2)), isOpaquePicture(png(6))]).toEqual([true, false]);
    expect(isOpaquePicture(png(3, ['tRNS', 'xx']))).toBe(false);
    const gif = [...Buffer.from('GIF89a'), 1, 0, 1, 0, 0, 0, 0, 0x21, 0xf9, 4, 0, 0, 0, 0, 0];
    expect(isOpaquePicture(Uint8Array.from(gif))).toBe(true);
    expect(isOpaquePicture(Uint8Array.from(gif.with(16, 1)))).toBe(false);
    expect(isOpaquePicture(new Uint8Array(40))).toBe(false);
  });
});

describe('drawings of older programs', () => {
  const drawn = (name: string, style: string, more = '', inner = '') =>
    `<w:r><w:pict><v:${name} style="position:absolute;${style}"${more}>${inner}</v:${name}></w:pict></w:r>`;
  const over = 'margin-left:0;margin-top:0;width:200pt;height:30pt;z-index:5';

  test.each([
    ['a rectangle', 'rect', over, '', '', ['旧文字在此']],
    ['a text box of a fill', 'shape', over, ' type="#_x0000_t202" fillcolor="white"', '', ['旧文字在此']],
    ['lengths in other units', 'rect', 'width:10cm;height:1cm;z-index:5', '', '', ['旧文字在此']],
    ['not behind the text', 'rect', over.replace('z-index:', 'z-index:-'), '', '', []],
    ['not without a fill', 'rect', over, ' filled="f"', '', []],
    ['not half seen through', 'rect', over, '', '<v:fill opacity=".5"/>', []],
    ['not where the text gives way', 'rect', over, '', '<w10:wrap xmlns:w10="urn:w10" type="square"/>', []],
    ['not an outline of its own', 'shape', over, ' path="m0,0l9,9e"', '', []],
    ['not one that stands in the line', 'rect', over, '', '', []],
  ])('%s', async (title, name, style, more, inner, quotes) => {
    const drawing = drawn(name, style, more, inner);
    const body = title.endsWith('in the line') ? drawing.replace('position:absolute;', '') : drawing;
    expect((await covered(line(body, '旧文字在此'))).quotes).toEqual(quotes);
  });

  test('a group with a text box under a plate', async () => {
    const words = `<v:rect style="left:0;top:0;width:1000;height:500" filled="f"><v:textbox><w:txbxContent>${paragraph('组合旧话')}</w:txbxContent></v:textbox></v:rect>`;
    const plate = '<v:rect style="left:0;top:0;width:1000;height:1000"/>';
    const group = (inner: string) =>
      line(
        drawn('group', `${over.replace('30pt', '60pt')};margin-top:300pt`, ' coordsize="1000,1000"', inner),
        '',
      );
    expect((await covered(group(words + plate))).quotes).toEqual(['组合旧话']);
    expect((await covered(group(plate + words))).quotes).toEqual([]);
  });

  test('copies for old programs are not looked at twice', async () => {
    const copy = `<mc:AlternateContent><mc:Choice Requires="wps">${floating({ fill: '<a:noFill/>' })}</mc:Choice><mc:Fallback>${drawn('rect', over)}</mc:Fallback></mc:AlternateContent>`;
    expect((await covered(line(copy, '看得见'))).quotes).toEqual([]);
  });
});
