/** Papers made for tests: docx files out of words, read with the program's own reader. */
import { join } from 'node:path';
import { Document, FootnoteReferenceRun, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { nodeHash } from '../../../shared/base/hash.node.ts';
import { extractText } from '../../../shared/extraction/extract-text.node.ts';
import type { ExtractedText } from '../../../shared/extraction/extracted-text.ts';
import { documentBlocks } from '../../../shared/publishing/official/document-blocks.ts';
import type { OfficialDocument } from '../../../shared/publishing/official/document-element.ts';
import { wordsOf } from '../../../shared/publishing/official/document-element.ts';
import { recogniseElements } from '../../../shared/publishing/official/recognise-elements.ts';
import type { Finding } from '../../../shared/screening/finding.ts';
import { loadRuleSets } from '../../../shared/screening/load-rules.node.ts';
import { screen } from '../../../shared/screening/screen.ts';
import { got } from '../../store/test-store.ts';

export const noon = '2026-11-23T04:00:00.000Z';

/** A line of words, a table of cells, or a line with a footnote. */
export type PaperLine =
  | string
  | readonly (readonly string[])[]
  | { readonly text: string; readonly note: string };

export async function makeDocx(lines: readonly PaperLine[]): Promise<Uint8Array> {
  const footnotes: Record<string, { children: Paragraph[] }> = {};
  const children = lines.map((line) => {
    if (typeof line === 'string') return new Paragraph({ children: [new TextRun(line)] });
    if ('note' in line) {
      const id = Object.keys(footnotes).length + 1;
      footnotes[String(id)] = { children: [new Paragraph(line.note)] };
      return new Paragraph({ children: [new TextRun(line.text), new FootnoteReferenceRun(id)] });
    }
    return new Table({
      rows: line.map(
        (row) =>
          new TableRow({
            children: row.map((cell) => new TableCell({ children: [new Paragraph(cell)] })),
          }),
      ),
    });
  });
  const file = new Document({ footnotes, sections: [{ children }] });
  return new Uint8Array(await Packer.toBuffer(file));
}

export async function readBytes(bytes: Uint8Array, name = '文件.docx'): Promise<ExtractedText> {
  return got(await extractText({ bytes, name }));
}

export async function readPaper(lines: readonly PaperLine[]): Promise<ExtractedText> {
  return readBytes(await makeDocx(lines));
}

export function recognised(text: ExtractedText): OfficialDocument {
  return recogniseElements(documentBlocks(text));
}

/** Elements by name with their words, e.g. `['title', '关于某事的通知']`. */
export function named({ elements }: OfficialDocument): readonly (readonly [string, string])[] {
  return elements.map((element) => [element.element, wordsOf(element)] as const);
}

const rules = join(import.meta.dirname, '../../../resources/rules');

/** Findings of the shipped rules about form. */
export async function formFindings(text: ExtractedText): Promise<readonly Finding[]> {
  const all = got(await loadRuleSets(rules));
  const ruleSets = all.filter(({ id }) => id === 'FMT' || id === 'DN');
  return screen({ text, ruleSets, scope: 'document', hash: nodeHash, key: new Uint8Array(32) });
}

/** An invented notice with everything that an official document has. */
export const notice: readonly PaperLine[] = [
  '栖霞湾市人民政府办公室文件',
  '栖政办发〔2026〕8号',
  '栖霞湾市人民政府办公室关于印发',
  '《栖霞湾市图书馆夜间开放办法》的通知',
  '各县（区）人民政府，市政府各部门：',
  '现将《栖霞湾市图书馆夜间开放办法》印发给你们，请认真贯彻执行。',
  '一、总体要求',
  '（一）开放时间',
  '1.每日开放至二十二时。',
  '（1）法定节假日除外。',
  [
    ['馆名', '座位（个）', '电话'],
    ['市图书馆', '320', '0990-5550123'],
    ['临港区图书馆', '', '0990-5550124'],
  ],
  '附件：1.夜间开放图书馆名单',
  '2.读者须知',
  '栖霞湾市人民政府办公室',
  '2026年11月20日',
  '（此件公开发布）',
  '栖霞湾市图书馆夜间开放办法',
  '第一章　总则',
  '第一条　为了方便读者，制定本办法。',
  '附件1',
  '夜间开放图书馆名单',
  '栖霞湾市图书馆。',
  '附件2',
  '读者须知',
  '请保持安静。',
  '抄送：市委各部门，市人大常委会办公室。',
  '栖霞湾市人民政府办公室　2026年11月20日印发',
];
