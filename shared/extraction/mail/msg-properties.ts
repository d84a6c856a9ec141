/** Properties of an Outlook message: streams named by number and type, and small values in one list ([MS-OXMSG] 2.1.3, 2.4). */
import { uint16At, uint32At } from '../../base/bounded-reader.ts';
import type { OleStream } from '../../intake/ole-container.ts';
import type { Collector } from '../collector.ts';
import { codePageLabel } from '../ole/code-pages.ts';
import type { ReadContext } from '../reader.ts';

const property = /^__substg1\.0_([0-9a-f]{4})([0-9a-f]{4})$/i;
const valueList = '__properties_version1.0';
const entryBytes = 16;
/** PidTagMessageCodepage, PidTagInternetCodepage. */
const codePageProperties = [0x3ffd, 0x3fde];
/** What our offices wrote before messages were in Unicode. */
const usualEncoding = 'gb18030';

/** Number of the property that a stream or storage holds, in small hexadecimal digits; empty when it holds none. */
export function propertyId(name: string): string {
  return property.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** Encoding of texts that are not in Unicode, as the message says (type 001E). */
export function messageEncoding(streams: readonly OleStream[], collector: Collector): string {
  const list = streams.find(({ name }) => name.toLowerCase() === valueList);
  const content = list === undefined ? null : collector.attempt(valueList, () => list.read());
  if (content === null) return usualEncoding;
  const values = new Map<number, number>();
  // Lists begin with 8, 24 or 32 bytes of their own, so that entries stand at every eighth byte.
  for (let at = content.length - entryBytes; at >= 8; at -= entryBytes) {
    if (uint16At(content, at) === 0x0003) values.set(uint16At(content, at + 2), uint32At(content, at + 8));
  }
  const codePage = codePageProperties.map((id) => values.get(id)).find((each) => each !== undefined);
  // Unicode here says that the texts are in streams of type 001F.
  return codePage === undefined || codePage === 1200 || codePage === 20127
    ? usualEncoding
    : codePageLabel(codePage);
}

/** Text of a stream: UTF-16 for type 001F, the message's own encoding for 001E, nothing for others. */
export function textOf(
  stream: OleStream,
  {
    context,
    collector,
    encoding,
  }: { readonly context: ReadContext; readonly collector: Collector; readonly encoding: string },
): string {
  const type = property.exec(stream.name)?.[2]?.toLowerCase();
  if (type !== '001f' && type !== '001e') return '';
  const content = collector.attempt(stream.name, () => stream.read());
  if (content === null) return '';
  return (context.decode(content, type === '001f' ? 'utf-16le' : encoding) ?? '').replace(/\0/g, '');
}
