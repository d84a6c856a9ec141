/**
 * One source of an interpretation, from which every form is made: text, questions and answers, 一图读懂, comparison, timeline.
 * Graphic blocks are data, never drawings, so that each word in them is text: screened, searched and read aloud.
 */
import * as z from 'zod/mini';

/** The nine points of the 2016 plan on open government. */
export const ninePoints = [
  '背景依据',
  '目标任务',
  '主要内容',
  '涉及范围',
  '执行口径',
  '注意事项',
  '关键词诠释',
  '惠民利民举措',
  '新旧政策差异',
] as const;
export type NinePoint = (typeof ninePoints)[number];

export const templates = [
  'text',
  'questions',
  'picture',
  'comparison',
  'timeline',
  'flow',
  'who-gets-what',
  'figures',
] as const;
export type Template = (typeof templates)[number];

const digest = z.string().check(z.regex(/^[0-9a-f]{64}$/u));
const optional = z.string().check(z.maxLength(2_000));
const point = z.enum(ninePoints);

/** Shapes whose lower bounds are those of finished content, or none while somebody is still writing. */
function shapes(isFinished: boolean) {
  const least = isFinished ? 1 : 0;
  return {
    words: z.string().check(z.minLength(least), z.maxLength(10_000)),
    short: z.string().check(z.minLength(least), z.maxLength(200)),
    /** Described in words for whoever does not see the drawing (WCAG 2.2, 1.1.1). */
    alt: z.string().check(z.minLength(4 * least), z.maxLength(500)),
    many: <T>(each: z.ZodMiniType<T>) => z.array(each).check(z.minLength(least), z.maxLength(200)),
  };
}

function blockSchema(isFinished: boolean) {
  const { words, short, alt, many } = shapes(isFinished);
  /** A figure or date taken from a paragraph of the document, with the digest that the paragraph had then. */
  const link = z.strictObject({ value: short, paragraph: z.int().check(z.gte(0)), digest });
  const common = {
    id: z.string().check(z.regex(/^[a-z0-9-]{1,40}$/u)),
    points: z.optional(z.array(point)),
    links: z.optional(z.array(link).check(z.maxLength(100))),
  };
  const drawn = { ...common, caption: short, alt };
  return z.discriminatedUnion('block', [
    z.strictObject({ ...common, block: z.literal('heading'), text: short }),
    z.strictObject({ ...common, block: z.literal('paragraph'), text: words }),
    z.strictObject({ ...common, block: z.literal('question'), question: short, answer: words }),
    z.strictObject({
      ...common,
      block: z.literal('comparison'),
      caption: short,
      before: short,
      after: short,
      rows: many(z.strictObject({ matter: short, before: words, after: words })),
    }),
    z.strictObject({
      ...common,
      block: z.literal('who-gets-what'),
      caption: short,
      rows: many(z.strictObject({ who: short, what: words, how: optional, when: optional })),
    }),
    z.strictObject({
      ...common,
      block: z.literal('duties'),
      caption: short,
      rows: many(z.strictObject({ task: words, lead: z.array(short), support: z.array(short) })),
    }),
    z.strictObject({
      ...drawn,
      block: z.literal('timeline'),
      entries: many(z.strictObject({ when: short, text: words })),
    }),
    z.strictObject({
      ...drawn,
      block: z.literal('flow'),
      steps: many(z.strictObject({ title: short, text: optional, who: optional })),
    }),
    z.strictObject({
      ...drawn,
      block: z.literal('figures'),
      figures: many(z.strictObject({ value: short, unit: optional, label: short })),
    }),
    z.strictObject({
      ...drawn,
      block: z.literal('chart'),
      unit: short,
      bars: many(z.strictObject({ label: short, value: z.number().check(z.gte(0), z.lte(1e15)) })),
    }),
  ]);
}

function sourceSchema(isFinished: boolean) {
  const { words, short } = shapes(isFinished);
  return z.strictObject({
    schema: z.literal('xianshen.interpretation/1'),
    template: z.enum(templates),
    title: short,
    document: z.strictObject({ title: short, documentNumber: optional, sha256: digest }),
    /** 解释部门 and 咨询电话: asked of every interpretation. */
    department: short,
    telephone: short,
    hours: optional,
    terms: z.array(z.strictObject({ term: short, meaning: words })).check(z.maxLength(200)),
    blocks: z.array(blockSchema(isFinished)).check(z.maxLength(500)),
    /** Points that do not apply, each with the reason; it is no part of what is published. */
    absent: z.optional(z.array(z.strictObject({ point, reason: short })).check(z.maxLength(9))),
  });
}

export const interpretationSchema = sourceSchema(true);
/** The same while it is being written: anything may still be empty. */
export const draftSchema = sourceSchema(false);

export type InterpretationSource = z.infer<typeof interpretationSchema>;
export type InterpretationBlock = InterpretationSource['blocks'][number];
export type BlockName = InterpretationBlock['block'];
export type GraphicBlock = Extract<InterpretationBlock, { readonly alt: string }>;
export type FactLink = NonNullable<InterpretationBlock['links']>[number];

/** Blocks that are drawn. */
export function isGraphic(each: InterpretationBlock): each is GraphicBlock {
  return 'alt' in each;
}
