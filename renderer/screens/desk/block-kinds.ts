/** Blocks of an interpretation by how they are edited: as words in the editor, or as a form. */
import type {
  BlockName,
  InterpretationBlock,
} from '../../../shared/publishing/interpretation/interpretation-source.ts';

export const wordBlocks = ['heading', 'paragraph', 'question'] as const;
export type WordBlock = Extract<InterpretationBlock, { readonly block: (typeof wordBlocks)[number] }>;
export type FormBlock = Exclude<InterpretationBlock, WordBlock>;

/** In the order in which the desk offers them. */
export const formBlocks = [
  'figures',
  'timeline',
  'flow',
  'who-gets-what',
  'comparison',
  'duties',
  'chart',
] as const satisfies readonly Exclude<BlockName, WordBlock['block']>[];

export function isFormBlock(block: InterpretationBlock): block is FormBlock {
  return formBlocks.some((name) => name === block.block);
}

/** Rows of a form: the field that holds them, their columns, and a new one. */
interface RowShape {
  readonly field: 'figures' | 'entries' | 'steps' | 'rows' | 'bars';
  readonly columns: readonly string[];
  readonly empty: Readonly<Record<string, string | number | readonly string[]>>;
}

export const rowShapes: { readonly [Name in (typeof formBlocks)[number]]: RowShape } = {
  figures: {
    field: 'figures',
    columns: ['value', 'unit', 'label'],
    empty: { value: '', unit: '', label: '' },
  },
  timeline: { field: 'entries', columns: ['when', 'text'], empty: { when: '', text: '' } },
  flow: {
    field: 'steps',
    columns: ['title', 'who', 'text'],
    empty: { title: '', text: '', who: '' },
  },
  'who-gets-what': {
    field: 'rows',
    columns: ['who', 'what', 'how', 'when'],
    empty: { who: '', what: '', how: '', when: '' },
  },
  comparison: {
    field: 'rows',
    columns: ['matter', 'before', 'after'],
    empty: { matter: '', before: '', after: '' },
  },
  duties: {
    field: 'rows',
    columns: ['task', 'lead', 'support'],
    empty: { task: '', lead: [''], support: [] },
  },
  chart: { field: 'bars', columns: ['label', 'value'], empty: { label: '', value: 0 } },
};

/** Fields above the rows. */
export function captionFields(
  block: FormBlock,
): readonly ('caption' | 'before' | 'after' | 'unit' | 'alt')[] {
  if (block.block === 'comparison') return ['caption', 'before', 'after'];
  if (block.block === 'chart') return ['caption', 'unit', 'alt'];
  return 'alt' in block ? ['caption', 'alt'] : ['caption'];
}
