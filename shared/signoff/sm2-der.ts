/** SM2 signatures in DER (X.690), one form for one signature: what could be written otherwise is refused. */
import { bytesToHex, concatBytes, equalBytes, hexToBytes } from '../base/bytes.ts';

export interface Sm2Signature {
  readonly r: bigint;
  readonly s: bigint;
}

/** SEQUENCE { INTEGER r, INTEGER s }. */
export function derSignature({ r, s }: Sm2Signature): Uint8Array {
  const content = concatBytes([integer(r), integer(s)]);
  return concatBytes([Uint8Array.of(0x30, content.length), content]);
}

/** The two numbers, or null for bytes that `derSignature` would not have written. */
export function readDerSignature(untrustedBytes: Uint8Array): Sm2Signature | null {
  if (untrustedBytes.length > 72) return null;
  const rEnd = 4 + (untrustedBytes[3] ?? 0);
  const r = untrustedBytes.subarray(4, rEnd);
  const s = untrustedBytes.subarray(rEnd + 2);
  if (r.length === 0 || s.length === 0) return null;
  const pair = { r: BigInt(`0x${bytesToHex(r)}`), s: BigInt(`0x${bytesToHex(s)}`) };
  return equalBytes(derSignature(pair), untrustedBytes) ? pair : null;
}

/** INTEGER in as few bytes as it takes, with a zero in front where the first bit is set. */
function integer(value: bigint): Uint8Array {
  const digits = value.toString(16);
  const hex = digits.length % 2 === 0 ? digits : `0${digits}`;
  const bytes = hexToBytes(/^[89a-f]/.test(hex) ? `00${hex}` : hex);
  return concatBytes([Uint8Array.of(0x02, bytes.length), bytes]);
}
