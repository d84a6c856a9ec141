/**
 * A text in 128 numbers, so that texts can be compared without being read again: of all stretches of eight characters, hashed,
 * the smallest in each of 128 buckets (one-permutation MinHash, Li, Owen and Zhang 2012). The share of equal buckets comes near
 * the share of stretches that two texts have in common.
 */
import type { ExtractedText } from '../extraction/extracted-text.ts';
import { fold } from '../text/fold.ts';
import { isRead } from './package-document.ts';

/** One number a bucket; `emptyBucket` where no stretch fell into it. */
export type TextSketch = readonly number[];

const buckets = 128;
const stretch = 8;
const emptyBucket = -1;
/** Shorter texts look alike too easily: forms, covers, tables of contents. */
const shortest = 200;
/** Characters looked at; a text that begins like another for so long is like it. */
const longest = 1_000_000;

/** Null for a text with too few words to say anything. */
export function sketchText(text: ExtractedText): TextSketch | null {
  const words = text.parts
    .filter(({ role }) => isRead(role) || role === 'sheet')
    .map((part) => fold(part.text.slice(0, longest), { breaks: 'join' }).text)
    .join('')
    .replace(/[\s\p{P}]/gu, '')
    .slice(0, longest);
  if (words.length < shortest) return null;
  const smallest = new Array<number>(buckets).fill(emptyBucket);
  for (let at = 0; at + stretch <= words.length; at += 1) {
    const hash = hashAt(words, at);
    const bucket = hash % buckets;
    const value = Math.floor(hash / buckets);
    const known = smallest[bucket] ?? emptyBucket;
    if (known === emptyBucket || value < known) smallest[bucket] = value;
  }
  return smallest;
}

/** FNV-1a over the units of one stretch, mixed once more so that all bits count. */
function hashAt(words: string, at: number): number {
  let hash = 0x811c9dc5;
  for (let index = at; index < at + stretch; index += 1) {
    hash = Math.imul(hash ^ words.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** From 0, nothing in common, to 1. */
export function similarity(left: TextSketch, right: TextSketch): number {
  let used = 0;
  let same = 0;
  for (let index = 0; index < buckets; index += 1) {
    const a = left[index] ?? emptyBucket;
    const b = right[index] ?? emptyBucket;
    if (a === emptyBucket && b === emptyBucket) continue;
    used += 1;
    if (a === b) same += 1;
  }
  return used === 0 ? 0 : same / used;
}

/** Texts this much alike are the same document with a few words changed. */
export const nearlySame = 0.8;
