/** Decodes a web page by its own declaration and hands it to the tokenizer. */
import { latin1 } from '../../base/bounded-reader.ts';
import { startCollecting } from '../collector.ts';
import type { Reader } from '../reader.ts';
import { collectHtml } from './collect-html.ts';
import { decodeAs, decodeText } from './decode-text.node.ts';

/** Reader for HTML. */
export const readHtml: Reader = async (bytes, context) => {
  const collector = startCollecting('html', context.budget);
  const html = decodeHtml(bytes);
  collectHtml(html, '(html)', collector);
  if (html.includes('\ufffd')) collector.skip('(html)', 'damaged');
  return collector.finish();
};

/** The declaration is believed only when what it yields has no broken characters: pages often declare what they are not. */
function decodeHtml(bytes: Uint8Array): string {
  const declared = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(latin1(bytes, 0, 4096))?.[1];
  const believed = declared === undefined ? null : decodeAs(bytes, declared);
  return believed !== null && !believed.includes('\ufffd') ? believed : decodeText(bytes).text;
}
