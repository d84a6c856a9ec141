/**
 * Writes a paper as docx in the geometry of GB/T 9704-2012: A4, 37 mm above and 28 mm at the binding, a type area of 156 × 225 mm,
 * 22 lines of 28 characters, 方正小标宋 for the title, 仿宋, 黑体 and 楷体 by name with fallbacks for machines that lack them.
 */
import {
  AlignmentType,
  convertMillimetersToTwip,
  Document,
  DocumentGridType,
  Footer,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  type Table,
  TextRun,
} from 'docx';
import { fieldsTable, gridTable, tableStyle } from './form-tables.node.ts';
import type { FormBlock, FormLayout, OfficialForm } from './official-form.ts';
import { withoutMarks } from './official-form.ts';
import { tidyDocx } from './tidy-docx.ts';

/** Half-points: 二号 is 22 pt, 三号 16 pt, 四号 14 pt. */
const sizes = { title: 44, text: 32, pageNumber: 28, note: 21 } as const;

const fonts = {
  title: { ascii: 'SimSun', hAnsi: 'SimSun', eastAsia: '方正小标宋简体' },
  text: { ascii: 'FangSong', hAnsi: 'FangSong', eastAsia: '仿宋' },
  first: { ascii: 'SimHei', hAnsi: 'SimHei', eastAsia: '黑体' },
  second: { ascii: 'KaiTi', hAnsi: 'KaiTi', eastAsia: '楷体' },
  number: { ascii: 'SimSun', hAnsi: 'SimSun', eastAsia: '宋体' },
} as const;

const mm = convertMillimetersToTwip;
const sides = { short: mm(210), long: mm(297) };
/** Lines of 225 mm by 22; in twentieths of a point. */
const linePitch = Math.round(mm(225) / 22);
/** What 28 characters of 三号 must give up to fit into 156 mm, in 4096ths of a point for each. */
const charSpace = Math.round((mm(156) / 28 / 20 - 16) * 4096);

/**
 * Bytes of the docx file: same paper, same moment, same bytes.
 * @param at ISO 8601, the moment recorded in the file
 */
export async function writeForm(form: OfficialForm, at: string): Promise<Uint8Array> {
  const title = withoutMarks(form.title);
  const document = new Document({
    creator: '',
    lastModifiedBy: '',
    title,
    styles: {
      default: { document: { run: { font: fonts.text, size: sizes.text } } },
      paragraphStyles: [{ id: tableStyle, name: tableStyle, run: { snapToGrid: false } }],
    },
    sections: [
      {
        properties: {
          page: { size: sizeOf(form.layout), margin: marginOf(form.layout) },
          grid: { type: DocumentGridType.LINES_AND_CHARS, linePitch, charSpace },
        },
        footers: { default: pageNumbers() },
        children: [heading(title), ...form.blocks.flatMap((block) => written(block, form.layout))],
      },
    ],
  });
  return tidyDocx(new Uint8Array(await Packer.toBuffer(document)), { font: '仿宋', at });
}

/** The library turns width and height round for a page that lies. */
function sizeOf(layout: FormLayout) {
  const orientation = layout === 'portrait' ? PageOrientation.PORTRAIT : PageOrientation.LANDSCAPE;
  return { width: sides.short, height: sides.long, orientation };
}

function marginOf(layout: FormLayout) {
  const upright = {
    top: mm(37),
    right: mm(26),
    bottom: mm(35),
    left: mm(28),
    header: mm(15),
    footer: mm(28),
  };
  // A page that lies is bound at the same edge of the sheet, which is above then.
  return layout === 'portrait'
    ? upright
    : { top: mm(28), right: mm(20), bottom: mm(26), left: mm(20), header: mm(12), footer: mm(18) };
}

/** Width that is written on. */
export function textWidth(layout: FormLayout): number {
  return layout === 'portrait' ? mm(156) : sides.long - mm(40);
}

function heading(text: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: linePitch, line: 640, lineRule: 'exact' },
    children: [new TextRun({ text, font: fonts.title, size: sizes.title })],
  });
}

/** — 1 —, in 四号 宋体 (GB/T 9704-2012, 7.5). */
function pageNumbers(): Footer {
  const children = ['— ', PageNumber.CURRENT, ' —'];
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children, font: fonts.number, size: sizes.pageNumber })],
      }),
    ],
  });
}

function written(block: FormBlock, layout: FormLayout): readonly (Paragraph | Table)[] {
  switch (block.block) {
    case 'text':
      return block.lines.map((line) => paragraph(line));
    case 'heading':
      return [paragraph(block.text, block.level === 1 ? fonts.first : fonts.second)];
    case 'address':
      return [new Paragraph({ spacing: exact, children: [run(block.text)] })];
    case 'fields':
      return [fieldsTable(block.rows, textWidth(layout))];
    case 'table':
      return [gridTable(block, textWidth(layout))];
    case 'closing':
      return closing(block.organ, block.date);
    case 'note':
      return [
        new Paragraph({
          spacing: { before: 160 },
          children: [new TextRun({ text: withoutMarks(block.text), size: sizes.note })],
        }),
      ];
    default:
      return block satisfies never;
  }
}

const exact = { line: linePitch, lineRule: 'exact' } as const;

function run(text: string, font: (typeof fonts)[keyof typeof fonts] = fonts.text): TextRun {
  return new TextRun({ text: withoutMarks(text), font, size: sizes.text });
}

function paragraph(text: string, font?: (typeof fonts)[keyof typeof fonts]): Paragraph {
  return new Paragraph({
    spacing: exact,
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: sizes.text * 20 },
    children: [run(text, font)],
  });
}

/** Four characters free at the right of the date, the organ centred over it as well as lines can tell. */
function closing(organ: string, date: string): readonly Paragraph[] {
  const line = (text: string, right: number) =>
    new Paragraph({
      spacing: exact,
      alignment: AlignmentType.RIGHT,
      indent: { right },
      keepNext: true,
      children: [run(text)],
    });
  return [line('', 0), line(organ, sizes.text * 20), line(date, sizes.text * 40)];
}
