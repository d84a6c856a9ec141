/** Takes streams out of their filters (ISO 32000-2, 7.4), except those for pictures. */
import {
  asArray,
  asDictionary,
  asName,
  asNumber,
  type PdfDictionary,
  type PdfStream,
  type PdfValue,
} from './pdf-value.ts';

/** Inflates within a bound; as much as can be had of damaged data, null when it is too much. */
export type Inflate = (bytes: Uint8Array, most: number) => Uint8Array | null;

export interface FilterContext {
  readonly inflate: Inflate;
  readonly resolve: (value: PdfValue | undefined) => PdfValue;
  /** Bytes that one stream may come to. */
  readonly most: number;
}

/** What was behind the filters, and the name of the filter that was left in place because it is for pictures. */
export interface Decoded {
  readonly bytes: Uint8Array;
  readonly pictureFilter: string | null;
}

const shortNames: Readonly<Record<string, string>> = {
  Fl: 'FlateDecode',
  AHx: 'ASCIIHexDecode',
  A85: 'ASCII85Decode',
  LZW: 'LZWDecode',
  RL: 'RunLengthDecode',
  DCT: 'DCTDecode',
};

/** Null when a filter is not known or the data are over the bound. */
export function decodeStream({ dictionary, raw }: PdfStream, context: FilterContext): Decoded | null {
  const entry = context.resolve(dictionary.get('Filter') ?? dictionary.get('F'));
  const named = Array.isArray(entry)
    ? asArray(entry).map((each) => asName(context.resolve(each)))
    : [asName(entry)];
  const parameters = context.resolve(dictionary.get('DecodeParms') ?? dictionary.get('DP'));
  let bytes = raw;
  for (const [index, name] of named.filter((each) => each !== '').entries()) {
    const own = asDictionary(context.resolve(Array.isArray(parameters) ? parameters[index] : parameters));
    const filter = shortNames[name] ?? name;
    if (/^(?:DCT|JPX|JBIG2|CCITTFax)Decode$/.test(filter)) return { bytes, pictureFilter: filter };
    const next = applyFilter(filter, bytes, { own, context });
    if (next === null || next.length > context.most) return null;
    bytes = next;
  }
  return { bytes, pictureFilter: null };
}

function applyFilter(
  filter: string,
  bytes: Uint8Array,
  { own, context }: { readonly own: PdfDictionary | null; readonly context: FilterContext },
): Uint8Array | null {
  switch (filter) {
    case 'FlateDecode':
      return withoutPredictor(context.inflate(bytes, context.most), own);
    case 'LZWDecode':
      return withoutPredictor(fromLzw(bytes, asNumber(own?.get('EarlyChange')) ?? 1, context.most), own);
    case 'ASCIIHexDecode':
      return fromHex(bytes);
    case 'ASCII85Decode':
      return fromAscii85(bytes);
    case 'RunLengthDecode':
      return fromRunLength(bytes, context.most);
    default:
      return null;
  }
}

/** Undoes the differences to the row above (PNG, 7.4.4.4); TIFF's are not used for what we read. */
function withoutPredictor(bytes: Uint8Array | null, own: PdfDictionary | null): Uint8Array | null {
  const predictor = asNumber(own?.get('Predictor')) ?? 1;
  if (bytes === null || predictor < 10) return bytes;
  const colors = asNumber(own?.get('Colors')) ?? 1;
  const bits = asNumber(own?.get('BitsPerComponent')) ?? 8;
  const columns = asNumber(own?.get('Columns')) ?? 1;
  const pixel = Math.max(1, (colors * bits) >> 3);
  const width = Math.max(1, (colors * bits * columns + 7) >> 3);
  const rows = Math.ceil(bytes.length / (width + 1));
  const out = new Uint8Array(rows * width);
  for (let row = 0; row < rows; row += 1) {
    const from = row * (width + 1);
    undoRow(bytes.subarray(from + 1, from + 1 + width), bytes[from] ?? 0, {
      out,
      at: row * width,
      width,
      pixel,
    });
  }
  return out;
}

interface RowTarget {
  readonly out: Uint8Array;
  readonly at: number;
  readonly width: number;
  readonly pixel: number;
}

function undoRow(row: Uint8Array, kind: number, { out, at, width, pixel }: RowTarget): void {
  for (let index = 0; index < row.length; index += 1) {
    const left = index >= pixel ? (out[at + index - pixel] ?? 0) : 0;
    const up = at >= width ? (out[at + index - width] ?? 0) : 0;
    const corner = at >= width && index >= pixel ? (out[at + index - width - pixel] ?? 0) : 0;
    const guess = [0, left, up, (left + up) >> 1, nearest(left, up, corner)][kind] ?? 0;
    out[at + index] = ((row[index] ?? 0) + guess) & 255;
  }
}

function nearest(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

function fromHex(bytes: Uint8Array): Uint8Array {
  const digits: number[] = [];
  for (const byte of bytes) {
    if (byte === 0x3e) break;
    const digit = Number.parseInt(String.fromCharCode(byte), 16);
    if (!Number.isNaN(digit)) digits.push(digit);
  }
  return Uint8Array.from({ length: Math.ceil(digits.length / 2) }, (_, index) => {
    return (digits[index * 2] ?? 0) * 16 + (digits[index * 2 + 1] ?? 0);
  });
}

function fromAscii85(bytes: Uint8Array): Uint8Array {
  const out: number[] = [];
  let group: number[] = [];
  const flush = () => {
    const missing = 5 - group.length;
    if (missing >= 4) return;
    const padded = [...group, 84, 84, 84, 84].slice(0, 5);
    const value = padded.reduce((sum, digit) => sum * 85 + digit, 0);
    const four = [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256);
    out.push(...four.slice(0, 4 - missing));
    group = [];
  };
  for (const byte of bytes) {
    if (byte === 0x7e) break;
    if (byte === 0x7a && group.length === 0) out.push(0, 0, 0, 0);
    else if (byte >= 0x21 && byte <= 0x75) group.push(byte - 0x21);
    if (group.length === 5) flush();
  }
  flush();
  return Uint8Array.from(out);
}

function fromRunLength(bytes: Uint8Array, most: number): Uint8Array {
  const out: number[] = [];
  for (let at = 0; at < bytes.length && out.length <= most; ) {
    const length = bytes[at] ?? 128;
    if (length === 128) break;
    if (length < 128) {
      for (const byte of bytes.subarray(at + 1, at + 2 + length)) out.push(byte);
      at += length + 2;
    } else {
      for (let count = 257 - length; count > 0; count -= 1) out.push(bytes[at + 1] ?? 0);
      at += 2;
    }
  }
  return Uint8Array.from(out);
}

function fromLzw(bytes: Uint8Array, early: number, most: number): Uint8Array {
  const out: number[] = [];
  let table: number[][] = [];
  let width = 9;
  let last: readonly number[] | null = null;
  let [buffer, held] = [0, 0];
  const reset = () => {
    table = Array.from({ length: 258 }, (_, code) => [code]);
    width = 9;
    last = null;
  };
  reset();
  for (const byte of bytes) {
    buffer = ((buffer << 8) | byte) & 0xff_ffff;
    held += 8;
    if (held < width) continue;
    held -= width;
    const code = (buffer >> held) & ((1 << width) - 1);
    if (code === 257 || out.length > most) break;
    if (code === 256) {
      reset();
      continue;
    }
    const entry: readonly number[] = table[code] ?? (last === null ? [] : [...last, last[0] ?? 0]);
    for (const value of entry) out.push(value);
    if (last !== null && table.length < 4096) table.push([...last, entry[0] ?? 0]);
    last = entry;
    width = Math.min(12, Math.max(9, 32 - Math.clz32(table.length + early)));
  }
  return Uint8Array.from(out);
}
