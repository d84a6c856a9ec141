/**
 * A paper of the office as plain data: what stands on it, in order, without any word about how it is set. Writers turn it into
 * a docx file; tests look at the data.
 */

/** 纵向 or 横向. */
export type FormLayout = 'portrait' | 'landscape';

export type FormBlock =
  /** Running text; 三号仿宋, first line indented by two characters, 22 lines of 28 characters to a page. */
  | { readonly block: 'text'; readonly lines: readonly string[] }
  /** Heading within the text; 一级 in 黑体, 二级 in 楷体 (GB/T 9704-2012, 7.3.3). */
  | { readonly block: 'heading'; readonly level: 1 | 2; readonly text: string }
  /** Who is addressed (主送机关). */
  | { readonly block: 'address'; readonly text: string }
  /** Label and value, one pair to a row. */
  | { readonly block: 'fields'; readonly rows: readonly FormField[] }
  | {
      readonly block: 'table';
      /** Shares of the width, in any unit. */
      readonly widths: readonly number[];
      readonly header: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  /** Organ and date at the lower right (发文机关署名、成文日期). */
  | { readonly block: 'closing'; readonly organ: string; readonly date: string }
  | { readonly block: 'note'; readonly text: string };

export interface FormField {
  readonly label: string;
  readonly values: readonly string[];
}

export interface OfficialForm {
  readonly title: string;
  readonly layout: FormLayout;
  readonly blocks: readonly FormBlock[];
}

/** Every word of a paper as it is printed, one line to a paragraph or cell: what a check reads. */
export function formLines({ title, blocks }: OfficialForm): readonly string[] {
  return [title, ...blocks.flatMap(linesOf)].map(withoutMarks);
}

function linesOf(block: FormBlock): readonly string[] {
  switch (block.block) {
    case 'text':
      return block.lines;
    case 'heading':
    case 'address':
    case 'note':
      return [block.text];
    case 'fields':
      return block.rows.flatMap(({ label, values }) => [label, ...values]);
    case 'table':
      return [...block.header, ...block.rows.flat()];
    case 'closing':
      return [block.organ, block.date];
    default:
      return block satisfies never;
  }
}

/** A date as official papers write it: 2026年11月23日, in Arabic numerals without padding (GB/T 9704-2012, 7.3.5.4). */
export function officialDate(isoDay: string): string {
  const [year, month, day] = isoDay.split('-').map(Number);
  return year === undefined || month === undefined || day === undefined ? '' : `${year}年${month}月${day}日`;
}

/**
 * Characters that look like a secrecy mark are never printed, whatever a field holds: the star of the marks becomes a hollow one
 * (Secrecy Law, art. 22: marks are made by who determines the secret, not by a form).
 */
export function withoutMarks(text: string): string {
  return text.replaceAll('★', '☆');
}
