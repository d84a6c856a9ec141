/** Reader for plain text, tables in text form and Markdown, in whatever encoding they come. */
import { startCollecting } from '../collector.ts';
import type { Reader } from '../reader.ts';
import { decodeText } from './decode-text.node.ts';
import { collectLines } from './text-lines.ts';

/** A reader for the given kind of text. */
export function textReader(type: 'txt' | 'csv'): Reader {
  return async (bytes, context) => {
    const collector = startCollecting(type, context.budget);
    const { text, isLossy } = decodeText(bytes);
    collectLines(text, '(text)', collector);
    if (isLossy) collector.skip('(text)', 'damaged');
    return collector.finish();
  };
}
