/**
 * Reader for tar archives: every member is opened in turn, nothing is ever written. Sources: POSIX.1-2001 pax (records
 * `length key=value`), GNU tar manual (long names in members of kind `L`).
 */

import { readTarHeader, tarBlockBytes } from '../../intake/tar-header.ts';
import { isUtf8 } from '../../intake/text-encoding.ts';
import { type Collector, startCollecting } from '../collector.ts';
import type { ReadContext, Reader } from '../reader.ts';
import { stop } from '../stop.ts';
import { noteRepeated } from './note-repeated.ts';
import { entryPath } from './open-zip.ts';

interface Member {
  readonly name: string;
  readonly kind: string;
  readonly content: Uint8Array;
}

/** Stops with `damaged` or `over-limit` when a header is wrong before the end of the archive. */
export const readTar: Reader = async (bytes, context) => {
  const collector = startCollecting('tar', context.budget);
  const members: Member[] = [];
  collector.attempt('(archive)', () => {
    for (const member of listMembers(bytes, context, collector)) members.push(member);
  });
  collector.lines(
    '(names)',
    'attachment-name',
    members.map(({ name }) => ({ text: name, mark: { place: {}, hidden: null } })),
  );
  noteRepeated(
    members.filter(({ kind }) => kind !== '5').map(({ name }) => name),
    collector,
  );
  for (const { name, kind, content } of members) {
    const path = entryPath(name);
    if (kind === '5') continue;
    if (/^[07]$/.test(kind)) {
      if (content.length > 0) await context.nested(collector, path, content);
      // A link's target is a path, devices and pipes have no content: nothing is followed.
    } else collector.skip(path, 'unsupported-format');
  }
  return collector.finish();
};

/** Members in order. GNU and pax headers lend their names to the member behind them. */
function* listMembers(bytes: Uint8Array, context: ReadContext, collector: Collector): Generator<Member> {
  let at = 0;
  let longName: string | null = null;
  while (at < bytes.length) {
    const header = readTarHeader(bytes, at);
    if (header === null) {
      noteRest(bytes, at, collector);
      return;
    }
    context.budget.entries -= 1;
    if (context.budget.entries < 0) stop('over-limit', 'entries');
    const start = at + tarBlockBytes;
    if (header.size > bytes.length - start) stop('damaged', 'tar');
    const content = bytes.subarray(start, start + header.size);
    at = start + Math.ceil(header.size / tarBlockBytes) * tarBlockBytes;
    if (header.kind === 'L') longName = decodeName(content, context).replace(/\0+$/, '');
    else if (header.kind === 'x') longName = paxPath(content, context) ?? longName;
    else if (header.kind !== 'g' && header.kind !== 'K') {
      yield { name: longName ?? decodeName(header.rawName, context), kind: header.kind, content };
      longName = null;
    }
  }
}

/** Zeros are the end; anything else belongs to no member. */
function noteRest(bytes: Uint8Array, at: number, collector: Collector): void {
  const rest = bytes.subarray(at);
  const first = rest.findIndex((value) => value !== 0);
  if (first === -1) return;
  collector.skip('(trailing-data)', first < tarBlockBytes ? 'damaged' : 'unknown-part');
}

function decodeName(raw: Uint8Array, { decode }: ReadContext): string {
  return decode(raw, isUtf8(raw) ? 'utf-8' : 'gb18030') ?? '';
}

function paxPath(content: Uint8Array, context: ReadContext): string | null {
  let at = 0;
  while (at < content.length) {
    const space = content.indexOf(0x20, at);
    const length = space === -1 ? Number.NaN : Number(decodeName(content.subarray(at, space), context));
    if (!Number.isInteger(length) || length <= space - at || at + length > content.length) return null;
    const record = decodeName(content.subarray(space + 1, at + length - 1), context);
    if (record.startsWith('path=')) return record.slice('path='.length);
    at += length;
  }
  return null;
}
