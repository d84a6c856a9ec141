/** Text of a file without markup: every line is a place. */
import type { Collector } from '../collector.ts';
import type { SegmentPlace } from '../extracted-text.ts';

/** Adds the whole text as one part; paragraphs are lines. */
export function collectLines(text: string, path: string, collector: Collector): void {
  const part = collector.start(path, 'body');
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  lines.forEach((line, index) => {
    const place: SegmentPlace = { paragraph: index + 1, line: index + 1 };
    if (index > 0) part.separate('\n');
    part.add(line, { place, hidden: null });
  });
  collector.keep(part);
}
