/**
 * Advice on how well an interpretation reads. It never blocks anything. The list of worn words is the program's own and short; the
 * limit for a sentence is a rule of thumb, no standard.
 */
import type { InterpretationSource } from './interpretation-source.ts';
import { blockLines } from './plain-text.ts';

export type AdviceName =
  | 'long-sentence'
  | 'worn-word'
  | 'undefined-abbreviation'
  | 'unexplained-term'
  | 'number-without-unit'
  | 'copied-from-document';

export interface ReadingAdvice {
  readonly advice: AdviceName;
  /** Block it is about; empty for the whole. */
  readonly block: string;
  /** The words it is about, shortened. */
  readonly words: string;
  /** Characters of a sentence, or the share of copied sentences in hundredths. */
  readonly measure: number;
}

export const longestSentence = 60;
export const largestShare = 70;

/** Words of reports that readers outside an office do not use. */
const wornWords = [
  '抓手',
  '闭环',
  '赋能',
  '顶层设计',
  '常态长效',
  '压实责任',
  '抓实抓细',
  '统筹推进',
  '纵深推进',
  '提质增效',
  '久久为功',
];
const latin = /(?<![A-Za-z])[A-Z]{2,6}(?![A-Za-z])/gu;
const commonLatin = new Set(['PDF', 'APP', 'ID']);
const abbreviation = /以下简称[“‘《]?(?<name>[^”’》）)，。]{1,12})/gu;
const quoted = /“(?<name>[\p{Script=Han}A-Za-z0-9]{3,12})”/gu;
const bareNumber = /(?:共|达|约|不少于|不超过|超过|至少|最高)\s?(?<number>\d[\d,.]*)(?=[，。；、！]|$)/gu;

/**
 * Advice in reading order.
 * @param documentText visible text of the document that is interpreted
 */
export function readingAdvice(source: InterpretationSource, documentText: string): readonly ReadingAdvice[] {
  const explained = source.terms.map(({ term }) => term);
  const whole = source.blocks.flatMap(blockLines).join('\n');
  const defined = [...whole.matchAll(abbreviation)].map(({ groups }) => groups?.name ?? '');
  const blocks = source.blocks.flatMap((block) => {
    const text = blockLines(block).join('\n');
    return adviceOn(text, [...explained, ...defined]).map((each) => ({ ...each, block: block.id }));
  });
  return [...blocks, ...copied(whole, documentText)];
}

function adviceOn(text: string, known: readonly string[]): readonly Omit<ReadingAdvice, 'block'>[] {
  const isKnown = (name: string) => known.some((each) => each.includes(name) || name.includes(each));
  const found: Omit<ReadingAdvice, 'block'>[] = [];
  for (const sentence of sentencesOf(text)) {
    const length = [...sentence].length;
    if (length > longestSentence) found.push(adviceFor('long-sentence', sentence, length));
  }
  for (const word of wornWords) if (text.includes(word)) found.push(adviceFor('worn-word', word, 0));
  for (const [word] of text.matchAll(latin)) {
    if (!commonLatin.has(word) && !isKnown(word)) found.push(adviceFor('undefined-abbreviation', word, 0));
  }
  for (const { groups } of text.matchAll(quoted)) {
    const name = groups?.name ?? '';
    const isDefined = new RegExp(`“${name}”(?:是|指|，是|，指|包括|不含)`, 'u').test(text);
    if (!isKnown(name) && !isDefined) found.push(adviceFor('unexplained-term', name, 0));
  }
  for (const { groups } of text.matchAll(bareNumber)) {
    found.push(adviceFor('number-without-unit', groups?.number ?? '', 0));
  }
  return found;
}

function adviceFor(advice: AdviceName, words: string, measure: number): Omit<ReadingAdvice, 'block'> {
  const shown = [...words];
  return { advice, words: shown.length > 30 ? `${shown.slice(0, 30).join('')}…` : words, measure };
}

function sentencesOf(text: string): readonly string[] {
  return text
    .split(/[。！？；\n]/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

/** An interpretation is no excerpt: sentences that stand in the document word for word. */
function copied(text: string, documentText: string): readonly ReadingAdvice[] {
  const bare = (each: string) => each.replace(/[\s\p{P}]/gu, '');
  const document = bare(documentText);
  const sentences = sentencesOf(text)
    .map(bare)
    .filter((sentence) => sentence.length >= 8);
  if (sentences.length === 0) return [];
  const same = sentences.filter((sentence) => document.includes(sentence)).length;
  const share = Math.round((same / sentences.length) * 100);
  if (share <= largestShare) return [];
  return [{ advice: 'copied-from-document', block: '', words: '', measure: share }];
}
