/** What an interpretation begins with under each template: blocks with the questions a reader asks, and places to fill in. */
import type {
  BlockName,
  InterpretationBlock,
  InterpretationSource,
  NinePoint,
  Template,
} from './interpretation-source.ts';

export interface DraftStart {
  readonly template: Template;
  readonly document: InterpretationSource['document'];
  readonly department: string;
  readonly telephone: string;
}

/** Headings that the plan asks of every interpretation, with the point that each of them covers. */
const mainParts: readonly NinePoint[] = ['背景依据', '目标任务', '主要内容', '涉及范围', '执行口径'];
const usualQuestions: readonly (readonly [question: string, point: NinePoint])[] = [
  ['为什么要制定这份文件？依据是什么？', '背景依据'],
  ['要达到什么目标？', '目标任务'],
  ['主要内容有哪些？', '主要内容'],
  ['适用范围是什么？哪些人受益？', '涉及范围'],
  ['具体怎么办理、怎么执行？', '执行口径'],
  ['有什么需要注意？', '注意事项'],
];

/** A draft with nothing but its frame. */
export function startDraft({ template, document, department, telephone }: DraftStart): InterpretationSource {
  const name = nameOf(document.title);
  return {
    schema: 'xianshen.interpretation/1',
    template,
    title: (template === 'picture' ? `一图读懂${name}` : `${name}政策解读`).slice(0, 200),
    document,
    department,
    telephone,
    hours: '',
    terms: [],
    blocks: numbered(blocksOf(template)),
    absent: [],
  };
}

/** What a notice issues is what people speak of: 关于印发《……》的通知. */
function nameOf(title: string): string {
  return /《[^《》]+》/u.exec(title)?.[0] ?? `《${title}》`;
}

type Unnumbered = InterpretationBlock extends infer Each
  ? Each extends InterpretationBlock
    ? Omit<Each, 'id'>
    : never
  : never;

function numbered(blocks: readonly Unnumbered[]): InterpretationBlock[] {
  return blocks.map((block, index) => ({ ...block, id: `b${index + 1}` }));
}

function blocksOf(template: Template): readonly Unnumbered[] {
  const opening = part('背景依据');
  switch (template) {
    case 'text':
      return mainParts.flatMap(part);
    case 'questions':
      return usualQuestions.map(([question, point]) => ({
        block: 'question',
        question,
        answer: '',
        points: [point],
      }));
    case 'picture':
      return [
        ...opening,
        emptyBlock('figures'),
        emptyBlock('flow'),
        emptyBlock('who-gets-what'),
        emptyBlock('timeline'),
      ];
    case 'comparison':
    case 'timeline':
    case 'flow':
    case 'who-gets-what':
    case 'figures':
      return [...opening, { ...emptyBlock(template), points: pointsOf[template] }, ...part('涉及范围')];
    default:
      return template satisfies never;
  }
}

const pointsOf: Record<Exclude<Template, 'text' | 'questions' | 'picture'>, NinePoint[]> = {
  comparison: ['新旧政策差异'],
  timeline: ['目标任务'],
  flow: ['执行口径'],
  'who-gets-what': ['惠民利民举措'],
  figures: ['主要内容'],
};

function part(point: NinePoint): readonly Unnumbered[] {
  return [
    { block: 'heading', text: point, points: [point] },
    { block: 'paragraph', text: '' },
  ];
}

/** A block with nothing in it but one row to begin with. */
export function emptyBlock(block: BlockName): Unnumbered {
  switch (block) {
    case 'heading':
    case 'paragraph':
      return { block, text: '' };
    case 'question':
      return { block, question: '', answer: '' };
    case 'comparison':
      return {
        block,
        caption: '新旧对照',
        before: '原规定',
        after: '新规定',
        rows: [{ matter: '', before: '', after: '' }],
      };
    case 'who-gets-what':
      return { block, caption: '谁能得到什么', rows: [{ who: '', what: '', how: '', when: '' }] };
    case 'duties':
      return { block, caption: '谁来负责', rows: [{ task: '', lead: [''], support: [] }] };
    case 'timeline':
      return { block, caption: '时间安排', alt: '', entries: [{ when: '', text: '' }] };
    case 'flow':
      return { block, caption: '办理流程', alt: '', steps: [{ title: '', text: '', who: '' }] };
    case 'figures':
      return { block, caption: '关键数字', alt: '', figures: [{ value: '', unit: '', label: '' }] };
    case 'chart':
      return { block, caption: '数据图', alt: '', unit: '', bars: [{ label: '', value: 0 }] };
    default:
      return block satisfies never;
  }
}

/** An id that no block of the draft has. */
export function nextBlockId(blocks: readonly Pick<InterpretationBlock, 'id'>[]): string {
  const numbers = blocks.map(({ id }) => Number(/^b(\d{1,6})$/u.exec(id)?.[1] ?? 0));
  return `b${Math.max(0, ...numbers) + 1}`;
}
