/** Writes a review slip as docx on A4, in fonts by name that offices have. */
import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { ReviewSlip, SlipWords } from './review-slip.ts';
import { tidyDocx } from './tidy-docx.ts';

const bodyFont = { ascii: 'FangSong', hAnsi: 'FangSong', eastAsia: '仿宋' };
const titleFont = { ascii: 'SimHei', hAnsi: 'SimHei', eastAsia: '黑体' };
/** Half-points: 小四 is 12 pt, 二号 is 22 pt. */
const bodySize = 24;
const titleSize = 36;
const labelWidth = convertMillimetersToTwip(36);
const valueWidth = convertMillimetersToTwip(120);

/**
 * Bytes of the docx file: same slip, same words, same bytes.
 * @param at ISO 8601, the moment recorded in the file
 */
export async function writeReviewSlip(slip: ReviewSlip, words: SlipWords, at: string): Promise<Uint8Array> {
  const document = new Document({
    creator: '',
    lastModifiedBy: '',
    title: words.title,
    styles: { default: { document: { run: { font: bodyFont, size: bodySize } } } },
    sections: [
      {
        properties: { page: { size: pageSize, margin: pageMargin } },
        children: [heading(words.title), slipTable(slip, words), footnote(words.footnote)],
      },
    ],
  });
  return tidyDocx(new Uint8Array(await Packer.toBuffer(document)), { font: '仿宋', at });
}

const pageSize = { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) };
/** Type area of GB/T 9704-2012: 37 mm above, 28 mm at the binding, 156 mm wide. */
const pageMargin = {
  top: convertMillimetersToTwip(37),
  bottom: convertMillimetersToTwip(35),
  left: convertMillimetersToTwip(28),
  right: convertMillimetersToTwip(26),
};

function heading(text: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 240 },
    children: [new TextRun({ text, font: titleFont, size: titleSize })],
  });
}

function footnote(text: string): Paragraph {
  return new Paragraph({ spacing: { before: 200 }, children: [new TextRun({ text, size: 20 })] });
}

function slipTable(slip: ReviewSlip, words: SlipWords): Table {
  const { fields } = words;
  const rows: readonly (readonly [string, readonly string[]])[] = [
    [fields.packageNumber, [slip.packageNumber]],
    [fields.office, [slip.office]],
    [fields.name, [slip.catalogue.title]],
    [fields.documentNumber, [slip.catalogue.documentNumber || words.none]],
    [fields.formedOn, [slip.catalogue.formedOn]],
    [fields.attribute, [words.attributes[slip.catalogue.attribute]]],
    [
      fields.files,
      slip.parts.map((part) => `${words.slots[part.slot]} ${part.name}  ${part.sha256.slice(0, 16)}`),
    ],
    [fields.content, [slip.content]],
    [fields.counts, [words.countsLine(slip.counts)]],
    [fields.ruleSets, [slip.ruleSets.join('  ')]],
    [fields.decisions, decisionLines(slip, words)],
    [
      fields.signatures,
      slip.signatures.map((each) => `${words.stages[each.stage]}  ${each.name}  ${each.at}  ${each.keyId}`),
    ],
  ];
  return new Table({
    width: { size: labelWidth + valueWidth, type: WidthType.DXA },
    columnWidths: [labelWidth, valueWidth],
    borders: {
      top: line,
      bottom: line,
      left: line,
      right: line,
      insideHorizontal: line,
      insideVertical: line,
    },
    rows: rows.map(
      ([label, values]) =>
        new TableRow({ cantSplit: false, children: [cell([label], labelWidth), cell(values, valueWidth)] }),
    ),
  });
}

const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' };

function decisionLines(slip: ReviewSlip, words: SlipWords): readonly string[] {
  if (slip.decisions.length === 0) return [words.none];
  return slip.decisions.map(
    ({ rule, place, action, reason, name }) => `${rule}（${place}）${action}：${reason}  ${name}`,
  );
}

function cell(lines: readonly string[], width: number): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    children: lines.map((text) => new Paragraph({ children: [new TextRun({ text })] })),
  });
}
