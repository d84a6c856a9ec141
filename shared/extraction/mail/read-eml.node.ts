/** Reader for stored mail and web archives: headers, texts, attachments opened in turn. */
import { entryPath } from '../archive/open-zip.ts';
import { type Collector, startCollecting } from '../collector.ts';
import { collectHtml } from '../plain/collect-html.ts';
import { decodeText } from '../plain/decode-text.node.ts';
import { collectLines } from '../plain/text-lines.ts';
import type { ReadContext, Reader } from '../reader.ts';
import {
  bodyBytes,
  decodeWords,
  type MimePart,
  parameterOf,
  parsePart,
  splitParts,
} from './mime-part.node.ts';

const shownHeaders = ['subject', 'from', 'sender', 'to', 'cc', 'date'];
/** Nobody sees these, and they name people, machines and addresses within the office. */
const unseenHeaders = [
  'bcc',
  'reply-to',
  'return-path',
  'received',
  'message-id',
  'x-originating-ip',
  'x-mailer',
  'organization',
];

/** Never fails: what is no part is text. */
export const readEml: Reader = async (bytes, context) => {
  const collector = startCollecting('eml', context.budget);
  const part = parsePart(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'));
  const lines = (names: readonly string[], hidden: string | null) =>
    names.flatMap((name) => {
      const text = decodeWords(part.headers.get(name) ?? '', context.decode);
      return text === '' ? [] : [{ text, mark: { place: {}, hidden } }];
    });
  collector.lines('(headers)', 'header', [
    ...lines(shownHeaders, null),
    ...lines(unseenHeaders, 'eml.unseen-header'),
  ]);
  await readPart(part, { collector, context, path: 'part', depth: 0 });
  return collector.finish();
};

interface Target {
  readonly collector: Collector;
  readonly context: ReadContext;
  readonly path: string;
  readonly depth: number;
}

async function readPart(part: MimePart, target: Target): Promise<void> {
  const { collector, context, path, depth } = target;
  const type = part.headers.get('content-type') ?? 'text/plain';
  const boundary = parameterOf(type, 'boundary', context.decode);
  if (/^multipart\//i.test(type) && boundary !== '') {
    if (depth >= context.limits.nesting) return collector.skip(path, 'over-limit');
    for (const [index, source] of splitParts(part.body, boundary).entries()) {
      context.budget.entries -= 1;
      if (context.budget.entries < 0) return collector.skip(path, 'over-limit');
      await readPart(parsePart(source), { ...target, path: `${path}-${index + 1}`, depth: depth + 1 });
    }
    return;
  }
  const disposition = part.headers.get('content-disposition') ?? '';
  const name =
    parameterOf(disposition, 'filename', context.decode) || parameterOf(type, 'name', context.decode);
  if (name === '' && !/^attachment/i.test(disposition) && /^text\//i.test(type)) readText(part, type, target);
  else await readAttachment(part, name, target);
}

function readText(part: MimePart, type: string, { collector, context, path }: Target): void {
  const bytes = bodyBytes(part);
  const charset = parameterOf(type, 'charset', context.decode);
  const declared = charset === '' ? null : context.decode(bytes, charset);
  const text = declared !== null && !declared.includes('\ufffd') ? declared : decodeText(bytes).text;
  if (/^text\/html/i.test(type)) collectHtml(text, `(${path})`, collector);
  else collectLines(text, `(${path})`, collector);
}

async function readAttachment(
  part: MimePart,
  name: string,
  { collector, context, path }: Target,
): Promise<void> {
  const bytes = bodyBytes(part);
  context.budget.inflatedBytes -= bytes.length;
  if (context.budget.inflatedBytes < 0) return collector.skip(path, 'over-limit');
  const shown = entryPath(name === '' ? path : name);
  collector.lines(`${shown}#name`, 'attachment-name', [{ text: name, mark: { place: {}, hidden: null } }]);
  if (bytes.length > 0) await context.nested(collector, shown, bytes);
}
