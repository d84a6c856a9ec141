/** Text and terms of common characters in a fixed disorder, the same each time, without any real document. */
import { fold } from '../../shared/text/fold.ts';
import { officialText } from './sample-text.ts';

/** Characters of the invented sentences, and of the block where the most common characters of the national standard lie. */
const common = [...new Set(officialText(2_000).replace(/\P{Script=Han}/gu, ''))];
/** Only those that folding leaves as they are, so that ours and a peer that does not fold find as many. */
const others = Array.from({ length: 2_500 }, (_, index) => String.fromCharCode(0x4e00 + index * 8)).filter(
  (character) => fold(character, { breaks: 'keep' }).text === character,
);

function disorder(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function character(next: (below: number) => number): string {
  const from = next(3) === 0 ? common : others;
  return from[next(from.length)] ?? '';
}

/** Lines of about forty characters with marks between. */
export function variedText(length: number): string {
  const next = disorder(20_261_123);
  const pieces: string[] = [];
  for (let made = 0; made < length; made += 1) {
    const place = made % 41;
    pieces.push(place === 40 ? '\n' : place % 13 === 12 ? '，' : character(next));
  }
  return pieces.join('');
}

/** Terms of two to six characters, all different. */
export function randomTerms(count: number): readonly string[] {
  const next = disorder(count);
  const terms = new Set<string>();
  while (terms.size < count) {
    terms.add(Array.from({ length: 2 + next(5) }, () => character(next)).join(''));
  }
  return [...terms];
}
