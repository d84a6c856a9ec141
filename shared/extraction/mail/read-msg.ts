/** Reader for Outlook messages: subject, people, text, attachments opened ([MS-OXMSG] 2, [MS-OXPROPS]). */
import { type OleStream, readOleStreams } from '../../intake/ole-container.ts';
import { entryPath } from '../archive/open-zip.ts';
import { type Collector, startCollecting } from '../collector.ts';
import type { ReadContext, Reader } from '../reader.ts';
import { stop } from '../stop.ts';

const property = /^__substg1\.0_([0-9a-f]{4})([0-9a-f]{4})$/i;
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
const attachmentData = '3701';
/** PidTagBody, PidTagBodyHtml, PidTagRtfCompressed. */
const plainBody = '1000';
const htmlBody = '1013';
const richBody = '1009';

/** Stops with `damaged` when the container cannot be read. */
export const readMsg: Reader = async (bytes, context) => {
  const collector = startCollecting('msg', context.budget);
  const streams = readOleStreams(bytes) ?? stop('damaged', 'msg');
  const lines = streams.flatMap((stream) => {
    const isAttachment = stream.storages.some((name) => name.startsWith('__attach'));
    return isAttachment || !words.has(idOf(stream)) ? [] : [textOf(stream, context, collector)];
  });
  collector.lines(
    '(message)',
    'body',
    lines.map((text) => ({ text, mark: { place: {}, hidden: null } })),
  );
  await readOtherBodies(streams, collector, context);
  const storages = new Set(
    streams.flatMap(({ storages: [first = ''] }) => (first.startsWith('__attach') ? [first] : [])),
  );
  for (const storage of storages) {
    await readAttachment(
      storage,
      streams.filter(({ storages: [first] }) => first === storage),
      { collector, context },
    );
  }
  return collector.finish();
};

/** The same letter as a web page is read too, since it may say something else; packed rich text is named as not read. */
async function readOtherBodies(
  streams: readonly OleStream[],
  collector: Collector,
  context: ReadContext,
): Promise<void> {
  const own = streams.filter(({ storages }) => storages.length === 0);
  const page = own.find((stream) => idOf(stream) === htmlBody);
  const content = page === undefined ? null : collector.attempt('(html)', () => page.read());
  if (content !== null && content.length > 0) await context.nested(collector, '(html)', content);
  const isReadable = page !== undefined || own.some((stream) => idOf(stream) === plainBody);
  if (!isReadable && own.some((stream) => idOf(stream) === richBody)) {
    collector.skip('(rtf)', 'unsupported-format');
  }
}

function idOf({ name }: OleStream): string {
  return property.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** Type 001F is UTF-16, 001E is in the sender's own encoding, which in our offices is GB 18030. */
function textOf(stream: OleStream, { decode }: ReadContext, collector: Collector): string {
  const type = property.exec(stream.name)?.[2]?.toLowerCase();
  const content =
    type === '001f' || type === '001e' ? collector.attempt(stream.name, () => stream.read()) : null;
  return content === null
    ? ''
    : (decode(content, type === '001f' ? 'utf-16le' : 'gb18030') ?? '').replace(/\0/g, '');
}

async function readAttachment(
  storage: string,
  streams: readonly OleStream[],
  { collector, context }: { readonly collector: Collector; readonly context: ReadContext },
): Promise<void> {
  const own = streams.filter(({ storages }) => storages.length === 1);
  const names = attachmentNames.flatMap((id) => own.filter((stream) => idOf(stream) === id));
  const name =
    names.map((stream) => textOf(stream, context, collector)).find((text) => text !== '') ?? storage;
  collector.lines(`${entryPath(name)}#name`, 'attachment-name', [
    { text: name, mark: { place: {}, hidden: null } },
  ]);
  const data = own.find((stream) => idOf(stream) === attachmentData);
  const content = data === undefined ? null : collector.attempt(name, () => data.read());
  if (content !== null && content.length > 0) await context.nested(collector, entryPath(name), content);
  else if (data === undefined) collector.skip(entryPath(name), 'unsupported-format');
}
