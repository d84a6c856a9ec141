/** The segmenter of this process: one for all, since its dictionary takes some ten megabytes. */
import { openSegmenter } from '../text/jieba-segmenter.node.ts';
import type { SegmenterState, WordSegmenter } from '../text/word-segmenter.ts';

let opened: WordSegmenter | null | undefined;

/** Null where the native module does not load; terms across the edges of words are then not lowered. */
export function processSegmenter(): WordSegmenter | null {
  opened ??= openSegmenter();
  return opened;
}

/** As reports say it. */
export function segmenterState(): SegmenterState {
  return processSegmenter() === null ? 'absent' : 'present';
}
