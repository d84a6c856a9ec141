/** Character strings in ASN.1 data (ITU-T X.690), wherever they stand: enough to read names without judging a signature. */
import type { Decode } from '../reader.ts';

/** UTF8String, PrintableString, IA5String, and BMPString, which is UTF-16. */
const encodings: ReadonlyMap<number, string> = new Map([
  [0x0c, 'utf-8'],
  [0x13, 'utf-8'],
  [0x16, 'utf-8'],
  [0x1e, 'utf-16be'],
]);
const deepest = 64;
const mostTexts = 10_000;

/** All strings in order; null when the bytes are no ASN.1. */
export function readAsn1Texts(bytes: Uint8Array, decode: Decode): readonly string[] | null {
  const texts: string[] = [];
  return bytes[0] === 0x30 && walk(bytes, { texts, decode, depth: 0 }) ? texts : null;
}

interface Walk {
  readonly texts: string[];
  readonly decode: Decode;
  readonly depth: number;
}

function walk(bytes: Uint8Array, state: Walk): boolean {
  let at = 0;
  while (at < bytes.length) {
    const header = readHeader(bytes, at);
    if (header === null || header.end > bytes.length || state.texts.length > mostTexts) return false;
    const content = bytes.subarray(header.start, header.end);
    const encoding = encodings.get(header.tag);
    if (encoding !== undefined) state.texts.push((state.decode(content, encoding) ?? '').trim());
    // An octet or bit string often wraps more of the same; when it does not, it is taken for what it is: bytes.
    const isConstructed = (header.tag & 0x20) !== 0;
    const wrapped = header.tag === 0x04 ? content : header.tag === 0x03 ? content.subarray(1) : null;
    const inner = { ...state, depth: state.depth + 1 };
    if (isConstructed && (state.depth > deepest || !walk(content, inner))) return false;
    if (wrapped?.[0] === 0x30 && state.depth <= deepest) takeWrapped(wrapped, inner);
    at = header.end;
  }
  return true;
}

function takeWrapped(bytes: Uint8Array, state: Walk): void {
  const texts: string[] = [];
  if (walk(bytes, { ...state, texts })) state.texts.push(...texts);
}

interface Header {
  readonly tag: number;
  readonly start: number;
  readonly end: number;
}

/** One-byte tags and definite lengths of up to four bytes, which is all that DER of this kind needs. */
function readHeader(bytes: Uint8Array, at: number): Header | null {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return null;
  if (first < 0x80) return { tag, start: at + 2, end: at + 2 + first };
  const count = first & 0x7f;
  if (count === 0 || count > 4) return null;
  let length = 0;
  for (let index = 0; index < count; index += 1) length = length * 256 + (bytes[at + 2 + index] ?? 0);
  return { tag, start: at + 2 + count, end: at + 2 + count + length };
}
