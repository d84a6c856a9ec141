/** RAR 5 archives with stored members, written byte by byte (RARLAB technote "RAR 5.0 archive format"). */
import { crc32 } from '../../../shared/intake/crc32.ts';
import { join, numbers } from '../intake/make-zip.ts';

export interface MadeMember {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly encrypted?: boolean;
  readonly folder?: boolean;
  /** Makes the member a link to this path: 1 symbolic, 4 hard. */
  readonly link?: { readonly kind: number; readonly target: string };
  /** Size the header claims. */
  readonly claimedBytes?: number;
  readonly claimedCrc?: number;
  /** Packing information as the format has it; 0 is stored. */
  readonly packing?: number;
}

const signature = Uint8Array.from([0x52, 0x61, 0x72, 0x21, 0x1a, 0x07, 0x01, 0x00]);
const encoder = new TextEncoder();

export function makeRar(members: readonly MadeMember[], { volume = false, sealed = false } = {}): Uint8Array {
  if (sealed)
    return join([signature, block(4, 0, join([number(0), number(0), number(15), new Uint8Array(16)]))]);
  const main = block(1, 0, number(volume ? 1 : 0));
  return join([signature, main, ...members.map(memberBlock), block(5, 0, number(0))]);
}

function memberBlock(member: MadeMember): Uint8Array {
  const content = typeof member.content === 'string' ? encoder.encode(member.content) : member.content;
  const name = encoder.encode(member.name);
  const extra = join([
    ...(member.encrypted ? [record(1, join([number(0), number(0), number(15), new Uint8Array(32)]))] : []),
    ...(member.link === undefined ? [] : [record(5, linkOf(member.link))]),
  ]);
  const fields = join([
    number(member.folder ? 1 : 4),
    number(member.claimedBytes ?? content.length),
    number(0x20),
    ...(member.folder ? [] : [numbers([4, member.claimedCrc ?? crc32(content)])]),
    number(member.packing ?? 0),
    number(1),
    number(name.length),
    name,
  ]);
  return join([block(2, extra.length > 0 ? 3 : 2, fields, { extra, data: content.length }), content]);
}

function linkOf({ kind, target }: { readonly kind: number; readonly target: string }): Uint8Array {
  const path = encoder.encode(target);
  return join([number(kind), number(0), number(path.length), path]);
}

function record(type: number, content: Uint8Array): Uint8Array {
  const inner = join([number(type), content]);
  return join([number(inner.length), inner]);
}

function block(
  type: number,
  flags: number,
  fields: Uint8Array,
  { extra = new Uint8Array(), data = 0 }: { readonly extra?: Uint8Array; readonly data?: number } = {},
): Uint8Array {
  const inner = join([
    number(type),
    number(flags),
    ...(flags & 1 ? [number(extra.length)] : []),
    ...(flags & 2 ? [number(data)] : []),
    fields,
    extra,
  ]);
  const sized = join([number(inner.length), inner]);
  return join([numbers([4, crc32(sized)]), sized]);
}

/** Seven bits a byte, lowest first. */
function number(value: number): Uint8Array {
  const bytes: number[] = [];
  for (let left = value; ; left = Math.floor(left / 128)) {
    bytes.push((left % 128) | (left >= 128 ? 0x80 : 0));
    if (left < 128) return Uint8Array.from(bytes);
  }
}
