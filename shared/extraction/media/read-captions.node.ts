/**
 * Reader for captions: WebVTT (W3C) and SubRip. What is shown is text with its time; comments, names of cues and speakers are
 * words that stand in the file and are not shown.
 */
import { startCollecting } from '../collector.ts';
import { decodeText } from '../plain/decode-text.node.ts';
import type { Reader } from '../reader.ts';
import { captionWords } from './caption-words.ts';

const timing = /^\s*((?:\d{1,9}:)?\d{1,3}:\d\d[.,]\d{1,3})[ \t]*-->/;
const note = 'media.caption-note';

/** A reader for the given kind of captions. */
export function captionReader(type: 'vtt' | 'srt'): Reader {
  return async (bytes, context) => {
    const collector = startCollecting(type, context.budget);
    const { text, isLossy } = decodeText(bytes);
    const part = collector.start('(text)', 'body');
    let seconds: number | null = null;
    let notes = 0;
    const add = (words: string, line: number, hidden: string | null) => {
      if (words.trim() === '') return;
      part.separate('\n');
      part.add(words, { place: { line, ...(seconds === null ? {} : { seconds }) }, hidden });
      if (hidden !== null) notes += 1;
    };
    for (const [index, line] of text
      .replace(/^\ufeff/, '')
      .split(/\r\n|\r|\n/)
      .entries()) {
      const begin = timing.exec(line)?.[1];
      if (begin !== undefined) seconds = secondsOf(begin);
      else if (line.trim() === '') seconds = null;
      else if (seconds === null) {
        const isPlain = line.startsWith('WEBVTT') || /^\s*\d+\s*$/.test(line);
        add(isPlain ? line.replace(/^WEBVTT|^\s*\d+\s*$/, '') : line, index + 1, note);
      } else {
        const words = captionWords(line);
        add(words.shown, index + 1, null);
        for (const each of words.notes) add(each, index + 1, note);
      }
    }
    if (notes > 0) collector.fact({ kind: note, path: '(text)', count: notes });
    collector.keep(part);
    if (isLossy) collector.skip('(text)', 'damaged');
    return collector.finish();
  };
}

function secondsOf(text: string): number {
  return text
    .replace(',', '.')
    .split(':')
    .reduce((sum, piece) => sum * 60 + Number(piece), 0);
}
