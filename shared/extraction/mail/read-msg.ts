/** Reader for Outlook messages: subject, people, text, attachments and messages inside opened ([MS-OXMSG] 2, [MS-OXPROPS]). */
import { encodeUtf8 } from '../../base/utf8.ts';
import { type OleStream, readOleStreams } from '../../intake/ole-container.ts';
import { entryPath } from '../archive/open-zip.ts';
import { type Collector, startCollecting } from '../collector.ts';
import type { ReadContext, Reader } from '../reader.ts';
import { stop } from '../stop.ts';
import { unpackRtf } from './compressed-rtf.ts';
import { htmlInRtf } from './html-in-rtf.ts';
import { messageEncoding, propertyId, textOf } from './msg-properties.ts';

/** Subject, senders, receivers, text, headers of the way it took. */
const words = new Set([
  '0037',
  '0c1a',
  '0c1f',
  '0042',
  '0065',
  '0e04',
  '0e03',
  '0e02',
  '1000',
  '007d',
  '3001',
  '3003',
  '39fe',
]);
const attachmentNames = ['3707', '3704', '3001'];
/** PidTagAttachDataBinary as a stream; PidTagAttachDataObject as a storage that holds a message. */
const attachmentData = '3701';
/** PidTagBodyHtml, PidTagRtfCompressed. */
const htmlBody = '1013';
const richBody = '1009';

/** Stops with `damaged` when the container cannot be read. */
export const readMsg: Reader = async (bytes, context) => {
  const collector = startCollecting('msg', context.budget);
  const streams = readOleStreams(bytes) ?? stop('damaged', 'msg');
  await readMessage(streams, { collector, context, depth: context.depth, encoding: '' });
  return collector.finish();
};

interface Target {
  readonly collector: Collector;
  readonly context: ReadContext;
  /** Files and messages around this one. */
  readonly depth: number;
  readonly encoding: string;
}

async function readMessage(streams: readonly OleStream[], outer: Target): Promise<void> {
  const { collector } = outer;
  const own = streams.filter(({ storages }) => storages.length === 0);
  const target = { ...outer, encoding: messageEncoding(own, collector) };
  const lines = streams.flatMap((stream) => {
    const isAttachment = stream.storages.some((name) => name.startsWith('__attach'));
    return isAttachment || !words.has(propertyId(stream.name)) ? [] : [textOf(stream, target)];
  });
  collector.lines(
    '(message)',
    'body',
    lines.map((text) => ({ text, mark: { place: {}, hidden: null } })),
  );
  await readOtherBodies(own, target);
  const storages = new Set(
    streams.flatMap(({ storages: [first = ''] }) => (first.startsWith('__attach') ? [first] : [])),
  );
  for (const storage of storages) await readAttachment(storage, within(streams, storage), target);
}

/** Streams of a storage, seen from inside it. */
function within(streams: readonly OleStream[], storage: string): readonly OleStream[] {
  return streams.flatMap((stream) =>
    stream.storages[0] === storage ? [{ ...stream, storages: stream.storages.slice(1) }] : [],
  );
}

/** The same letter as a web page or as rich text is read too, since it may say something else. */
async function readOtherBodies(own: readonly OleStream[], { collector, context }: Target): Promise<void> {
  const contentOf = (id: string, path: string) => {
    const stream = own.find(({ name }) => propertyId(name) === id);
    return stream === undefined ? null : collector.attempt(path, () => stream.read());
  };
  const page = contentOf(htmlBody, '(html)');
  if (page !== null && page.length > 0) return context.nested(collector, '(html)', page);
  const rich = contentOf(richBody, '(rtf)');
  if (rich === null || rich.length === 0) return;
  const rtf = unpackRtf(rich, context.budget.inflatedBytes);
  if (rtf === null) return collector.skip('(rtf)', 'damaged');
  context.budget.inflatedBytes -= rtf.length;
  const wrapped = htmlInRtf(rtf, context.decode);
  if (wrapped === null) await context.nested(collector, '(rtf)', rtf.subarray(0, endOf(rtf)));
  else await context.nested(collector, '(html)', encodeUtf8(wrapped.replaceAll('\0', '')));
}

async function readAttachment(storage: string, streams: readonly OleStream[], target: Target): Promise<void> {
  const { collector, context } = target;
  const own = streams.filter(({ storages }) => storages.length === 0);
  const names = attachmentNames.flatMap((id) => own.filter(({ name }) => propertyId(name) === id));
  const name = names.map((stream) => textOf(stream, target)).find((text) => text !== '') ?? storage;
  const path = entryPath(name);
  collector.lines(`${path}#name`, 'attachment-name', [{ text: name, mark: { place: {}, hidden: null } }]);
  const data = own.find((stream) => propertyId(stream.name) === attachmentData);
  const content = data === undefined ? null : collector.attempt(name, () => data.read());
  if (content !== null && content.length > 0) return context.nested(collector, path, content);
  if (data !== undefined) return;
  const inner = streams.find(({ storages: [first = ''] }) => propertyId(first) === attachmentData)
    ?.storages[0];
  if (inner === undefined) collector.skip(path, 'unsupported-format');
  else await readInner(within(streams, inner), path, target);
}

/** A message that was forwarded as a whole lies in the same container. */
async function readInner(streams: readonly OleStream[], path: string, target: Target): Promise<void> {
  const { collector, context } = target;
  const depth = target.depth + 1;
  if (depth > context.limits.nesting) return collector.skip(path, 'over-limit');
  const inside = startCollecting('msg', context.budget);
  await readMessage(streams, { ...target, collector: inside, depth });
  collector.merge(path, inside.finish());
}

/** Outlook ends its rich text with a NUL. */
function endOf(rtf: Uint8Array): number {
  let end = rtf.length;
  while (end > 0 && rtf[end - 1] === 0) end -= 1;
  return end;
}
