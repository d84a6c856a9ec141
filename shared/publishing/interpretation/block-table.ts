/** A block as a table of words: what docx shows, what is read aloud beside a drawing, and what plain text says. */
import type { InterpretationBlock } from './interpretation-source.ts';

export interface BlockTable {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Null for running text, which is no table. */
export function blockTable(block: InterpretationBlock): BlockTable | null {
  switch (block.block) {
    case 'comparison':
      return {
        caption: block.caption,
        head: ['事项', block.before, block.after],
        rows: block.rows.map((row) => [row.matter, row.before, row.after]),
      };
    case 'who-gets-what':
      return {
        caption: block.caption,
        head: ['对象', '可以得到什么', '怎么办', '什么时候'],
        rows: block.rows.map((row) => [row.who, row.what, row.how, row.when]),
      };
    case 'duties':
      return {
        caption: block.caption,
        head: ['任务', '牵头单位', '配合单位'],
        rows: block.rows.map((row) => [row.task, row.lead.join('、'), row.support.join('、')]),
      };
    case 'timeline':
      return {
        caption: block.caption,
        head: ['时间', '事项'],
        rows: block.entries.map(({ when, text }) => [when, text]),
      };
    case 'flow':
      return {
        caption: block.caption,
        head: ['步骤', '环节', '办理单位', '说明'],
        rows: block.steps.map(({ title, text, who }, index) => [String(index + 1), title, who, text]),
      };
    case 'figures':
      return {
        caption: block.caption,
        head: ['指标', '数值'],
        rows: block.figures.map(({ value, unit, label }) => [label, `${value}${unit}`]),
      };
    case 'chart':
      return {
        caption: block.caption,
        head: ['项目', `数值（${block.unit}）`],
        rows: block.bars.map(({ label, value }) => [label, String(value)]),
      };
    default:
      return null;
  }
}
