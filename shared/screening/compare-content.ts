/** An interpretation against its document as a whole: it explains instead of copying, and says what changed. */
import type { Match } from './match.ts';
import type { PackageDocument } from './package-document.ts';
import type { ScreenedPart } from './screened-part.ts';

const shortestSentence = 12;
const fewestSentences = 4;
const mostCopied = 0.7;
const repeals = /同时废止|予以废止|作如下修[订改]/u;
const compares = /新旧|差异|相比|原《|原规定|原办法|原政策|对比|变化|修订(?:内容|要点)/u;

/** More than seven of ten sentences stand in the document word for word. */
export function compareCopied(screened: ScreenedPart, document: PackageDocument): readonly Match[] {
  const words = screened.view('folded').text;
  const sentences = words
    .split(/[。;!?\n]/u)
    .map((sentence) => sentence.replace(/\s/gu, ''))
    .filter(({ length }) => length >= shortestSentence);
  if (sentences.length < fewestSentences) return [];
  const source = document.words.replace(/\s/gu, '');
  const share = sentences.filter((sentence) => source.includes(sentence)).length / sentences.length;
  if (share <= mostCopied) return [];
  return [whole('copied', { percent: Math.round(share * 100) })];
}

/** The document repeals or amends another, and the interpretation says nothing of the difference. */
export function compareOldAndNew(screened: ScreenedPart, document: PackageDocument): readonly Match[] {
  if (!repeals.test(document.words) || compares.test(screened.view('folded').text)) return [];
  return [whole('old-and-new', {})];
}

function whole(matcher: string, values: Readonly<Record<string, number>>): Match {
  return { start: 0, end: 0, matcher, confidence: 0.75, values };
}
