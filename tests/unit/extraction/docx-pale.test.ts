import { describe, expect, test } from 'vitest';
import { croppedShare } from '../../../shared/extraction/ooxml/cropped-share.ts';
import { factsOf, hiddenWords, makeDocx, read, wordPart } from './make-office.ts';

const run = (text: string, properties: string) => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
const line = (content: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`;
const pale = async (body: string, parts: Record<string, string> = {}) => {
  const related = Object.keys(parts).map((name, index) => {
    const target = name.replace('word/', '');
    return { id: `x${index}`, kind: target.replace(/\d*\.xml$/, '').replace('theme/', ''), target };
  });
  const extracted = await read(makeDocx({ body, parts, related }));
  return { extracted, words: hiddenWords(extracted, 'docx.invisible-color') };
};
const whiteColor = '<w:color w:val="FFFFFF"/>';

describe('words that nobody can make out', () => {
  test('white on the page, by value, style and theme, with their place', async () => {
    const theme =
      '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:clrScheme name="x"><a:dk1><a:srgbClr val="000000"/></a:dk1><a:lt1><a:srgbClr val="FFFFFF"/></a:lt1></a:clrScheme></a:theme>';
    const styles = wordPart(
      'styles',
      '<w:style w:type="character" w:styleId="淡"><w:rPr><w:color w:val="FDFDFD"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="白"><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="次" ><w:basedOn w:val="白"/></w:style>',
    );
    const { extracted, words } = await pale(
      line(run('可见', '')) +
        line(run('直接', whiteColor)) +
        line(run('字符样式', '<w:rStyle w:val="淡"/>')) +
        line(run('段落样式', ''), '<w:pStyle w:val="次"/>') +
        line(run('主题', '<w:color w:val="000000" w:themeColor="background1"/>')) +
        line(run('主题深', '<w:color w:val="FFFFFF" w:themeColor="background1" w:themeShade="7F"/>')) +
        line(run('自动', '<w:color w:val="auto"/>'), '<w:pStyle w:val="白"/>'),
      { 'word/styles.xml': styles, 'word/theme/theme1.xml': theme },
    );
    expect(words).toEqual(['直接', '字符样式', '段落样式', '主题']);
    expect(factsOf(extracted, 'docx.invisible-color')[0]).toMatchObject({
      place: { paragraph: 2 },
      quote: '直接',
    });
  });

  test('judged against highlight, shading of run, paragraph and cell', async () => {
    const navy = '<w:shd w:val="clear" w:fill="1F3864"/>';
    const cell = (content: string, properties: string) =>
      `<w:tbl><w:tr><w:tc><w:tcPr>${properties}</w:tcPr>${line(content)}</w:tc></w:tr></w:tbl>`;
    const { words } = await pale(
      line(run('亮底', `${whiteColor}<w:highlight w:val="darkBlue"/>`)) +
        line(run('字底', `${whiteColor}${navy}`)) +
        line(run('段底', whiteColor), navy) +
        cell(run('格底', whiteColor), navy) +
        cell(run('深字深底', '<w:color w:val="1F3864"/>'), navy) +
        line(run('黑字黑亮', '<w:color w:val="000000"/><w:highlight w:val="black"/>')) +
        line(run('花纹', `${whiteColor}<w:shd w:val="pct50" w:fill="FFFFFF"/>`)) +
        line(run('轮廓', `${whiteColor}<w:outline/>`)) +
        line(run('改前', `<w:rPrChange>${whiteColor}</w:rPrChange>`)),
    );
    expect(words).toEqual(['深字深底', '黑字黑亮']);
  });

  test('in a text box, judged against what it is filled with, where that can be told', async () => {
    const inBox = (fill: string, content: string, more = '') =>
      line(
        `<w:r><w:drawing><wp:anchor><wps:wsp xmlns:a="urn:a"><wps:spPr>${fill}<a:ln><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:ln></wps:spPr>${more}<wps:txbx><w:txbxContent>${line(content)}</w:txbxContent></wps:txbx></wps:wsp></wp:anchor></w:drawing></w:r>`,
      );
    const solid = (color: string, change = '') =>
      `<a:solidFill><a:srgbClr val="${color}">${change}</a:srgbClr></a:solidFill>`;
    const { words } = await pale(
      inBox(solid('FFFFFF'), run('白底白字', whiteColor)) +
        inBox(solid('1F3864'), run('蓝底白字', whiteColor)) +
        inBox(solid('1F3864'), run('蓝底蓝字', '<w:color w:val="1F3864"/>')) +
        inBox(solid('000000', '<a:lumMod val="0"/><a:lumOff val="100000"/>'), run('变白', whiteColor)) +
        inBox(solid('FFFFFF', '<a:alpha val="20000"/>'), run('半透', whiteColor)) +
        inBox('<a:noFill/>', run('无底', whiteColor)) +
        inBox('<a:gradFill/>', run('渐变', whiteColor)) +
        inBox('', run('未说', whiteColor)) +
        line(run('页上', whiteColor)),
    );
    expect(words).toEqual(['白底白字', '蓝底蓝字', '变白', '页上']);
  });

  test('not where a picture behind the text or the style of a table may show them', async () => {
    const styles = wordPart(
      'styles',
      '<w:style w:type="table" w:styleId="深"><w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:fill="000000"/></w:tcPr></w:tblStylePr></w:style>',
    );
    const table = `<w:tbl><w:tblPr><w:tblStyle w:val="深"/></w:tblPr><w:tr><w:tc>${line(run('表头', whiteColor))}</w:tc></w:tr></w:tbl>`;
    expect((await pale(table, { 'word/styles.xml': styles })).words).toEqual([]);
    const behind = line('<w:r><w:drawing><wp:anchor behindDoc="1"/></w:drawing></w:r>');
    const { extracted, words } = await pale(line(run('封面', whiteColor)) + behind);
    expect(words).toEqual([]);
    expect(factsOf(extracted, 'docx.invisible-color')).toEqual([]);
    const box = line(`<w:r><w:txbxContent>${line(run('框里', whiteColor))}</w:txbxContent></w:r>`);
    expect((await pale(box)).words).toEqual([]);
    expect((await pale(line(run(' ', whiteColor)))).words).toEqual([]);
  });

  test('letters of two points and less, also by style', async () => {
    const styles = wordPart(
      'styles',
      '<w:style w:type="character" w:styleId="微"><w:rPr><w:sz w:val="2"/></w:rPr></w:style>',
    );
    const { extracted } = await pale(
      line(
        run('一点', '<w:sz w:val="2"/>') +
          run('两点', '<w:sz w:val="4"/>') +
          run('三点', '<w:sz w:val="6"/>'),
      ) + line(run('样式', '<w:rStyle w:val="微"/>')),
      { 'word/styles.xml': styles },
    );
    expect(factsOf(extracted, 'docx.tiny-text')).toMatchObject([{ quote: '一点两点' }, { quote: '样式' }]);
    expect(hiddenWords(extracted, 'docx.tiny-text')).toEqual(['一点两点', '样式']);
  });
});

test('cropped pictures and drawings that are switched off are named with their place', async () => {
  const picture = (name: string, crop: string, hidden = '') =>
    `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="${name}"${hidden}/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:srcRect ${crop}/></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
  const { extracted } = await pale(
    picture('会场', 'l="30000"') + picture('整图', 'l="2000"') + picture('图章', '', ' hidden="1"'),
  );
  expect(factsOf(extracted, 'docx.cropped-image')).toMatchObject([
    { place: { paragraph: 1 }, quote: '会场' },
  ]);
  expect(factsOf(extracted, 'docx.hidden-shape')).toMatchObject([{ place: { paragraph: 3 }, quote: '图章' }]);
});

test('how much a crop hides is the part outside the frame, in thousandths or per cent', () => {
  expect(croppedShare({})).toBe(0);
  expect(croppedShare({ l: '25000', t: '50000' })).toBeCloseTo(0.625);
  expect(croppedShare({ r: '10%' })).toBeCloseTo(0.1);
  expect(croppedShare({ l: '-30000', r: '-30000' })).toBe(0);
  expect(croppedShare({ l: '90000', r: '90000' })).toBe(1);
});
