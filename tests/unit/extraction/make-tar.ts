/** Tar archives written byte by byte (POSIX.1-1988 ustar). */
import { join } from '../intake/make-zip.ts';

export interface MadeTarMember {
  readonly name: string | Uint8Array;
  readonly content?: string | Uint8Array;
  /** `0` file, `1` hard link, `2` symbolic link, `5` folder, `x` pax, `L` long name. */
  readonly kind?: string;
  readonly link?: string;
  readonly claimedBytes?: number;
  readonly prefix?: string;
}

const encoder = new TextEncoder();

export function makeTar(members: readonly MadeTarMember[], end = new Uint8Array(1024)): Uint8Array {
  return join([...members.flatMap((member) => [header(member), padded(bytesOf(member.content ?? ''))]), end]);
}

function header({
  name,
  content = '',
  kind = '0',
  link = '',
  claimedBytes,
  prefix = '',
}: MadeTarMember): Uint8Array {
  const block = new Uint8Array(512);
  block.set(bytesOf(name).subarray(0, 100));
  block.set(encoder.encode('0000644\0'), 100);
  const size = claimedBytes ?? bytesOf(content).length;
  block.set(encoder.encode(`${size.toString(8).padStart(11, '0')}\0`), 124);
  block.set(encoder.encode(kind), 156);
  block.set(encoder.encode(link), 157);
  block.set(encoder.encode('ustar\x0000'), 257);
  block.set(encoder.encode(prefix), 345);
  block.fill(0x20, 148, 156);
  const sum = block.reduce((total, value) => total + value, 0);
  block.set(encoder.encode(`${sum.toString(8).padStart(6, '0')}\0 `), 148);
  return block;
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? encoder.encode(content) : content;
}

function padded(bytes: Uint8Array): Uint8Array {
  return join([bytes, new Uint8Array((512 - (bytes.length % 512)) % 512)]);
}
