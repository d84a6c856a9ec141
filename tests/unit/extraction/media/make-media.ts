/** Recordings for tests, box by box: as small as the formats allow, and with everything that a real one carries. */
import { numbers } from '../../intake/make-zip.ts';

const encoder = new TextEncoder();
export const utf8 = (text: string) => encoder.encode(text);
export const ascii = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

type Piece = Uint8Array | readonly number[] | string;

export function joined(...pieces: readonly (Uint8Array | readonly number[] | string)[]): Uint8Array {
  return Uint8Array.from(pieces.flatMap((piece) => [...(typeof piece === 'string' ? ascii(piece) : piece)]));
}

export const big = (value: number, length = 4) =>
  Array.from({ length }, (_, index) => Math.floor(value / 256 ** (length - 1 - index)) % 256);
export const little = (value: number, length = 4) => big(value, length).toReversed();

export function box(type: string, ...content: readonly Piece[]): Uint8Array {
  const body = joined(...content);
  return joined(big(8 + body.length), type, body);
}

/** The smallest picture that a reader takes for one. */
export const cover = joined([0xff, 0xd8, 0xff, 0xfe, 0, 14], utf8('封面批注'), [0xff, 0xd9]);

export const international = (type: string, text: string) =>
  box(type, big(utf8(text).length, 2), [0x15, 0xc7], utf8(text));
const item = (type: string, kind: number, value: Uint8Array) =>
  box(type, box('data', big(kind), big(0), value));

export interface MovieParts {
  readonly udta?: Uint8Array;
  readonly meta?: Uint8Array;
  /** Words of a text track, two seconds each. */
  readonly captions?: readonly string[];
  readonly after?: Uint8Array;
  readonly date?: number;
}

/** A movie with one track of sound, one of pictures, and captions if wanted; its samples stand before `moov`. */
export function makeMovie({ udta, meta, captions = [], after, date = 0 }: MovieParts = {}): Uint8Array {
  const ftyp = box('ftyp', 'isom', big(0), 'isommp42');
  const samples = captions.map((text) => joined(big(utf8(text).length, 2), utf8(text)));
  const mdat = box('mdat', 'FRAMES--', ...samples);
  const start = ftyp.length + 8;
  const tracks = [
    track({ id: 1, handler: 'vide', format: 'avc1', sizes: [4], start, date }),
    track({ id: 2, handler: 'soun', format: 'mp4a', sizes: [4], start: start + 4, date }),
    ...(samples.length === 0
      ? []
      : [
          track({
            id: 3,
            handler: 'sbtl',
            format: 'tx3g',
            sizes: samples.map(({ length }) => length),
            start: start + 8,
            date,
          }),
        ]),
  ];
  const header = box('mvhd', big(0), big(date), big(date), big(1000), big(4000), new Uint8Array(80));
  return joined(ftyp, mdat, box('moov', header, ...tracks, udta ?? [], meta ?? []), after ?? []);
}

interface MadeTrack {
  readonly id: number;
  readonly handler: string;
  readonly format: string;
  readonly sizes: readonly number[];
  readonly start: number;
  readonly date: number;
}

function track({ id, handler, format, sizes, start, date }: MadeTrack): Uint8Array {
  const table = box(
    'stbl',
    box('stsd', big(0), big(1), box(format, new Uint8Array(8))),
    box('stts', big(0), big(1), big(sizes.length), big(2000)),
    box('stsc', big(0), big(1), big(1), big(sizes.length), big(1)),
    box('stsz', big(0), big(0), big(sizes.length), ...sizes.map((size) => big(size))),
    box('stco', big(0), big(1), big(start)),
  );
  return box(
    'trak',
    box('tkhd', big(0), big(date), big(date), big(id), new Uint8Array(68)),
    box(
      'mdia',
      box('mdhd', big(0), big(date), big(date), big(1000), big(4000), big(0)),
      box('hdlr', big(0), big(0), handler, new Uint8Array(12), 'Handler\0'),
      box('minf', table),
    ),
  );
}

/** Tags as a telephone writes them. */
export const phoneTags = () =>
  box(
    'udta',
    international('\xa9xyz', '+39.9042+116.4074/'),
    international('\xa9mak', '湖畔手机'),
    box('auth', big(0), [0x15, 0xc7], utf8('沈望舒'), [0]),
    box(
      'meta',
      big(0),
      box('hdlr', big(0), big(0), 'mdir', new Uint8Array(13)),
      box(
        'ilst',
        item('\xa9too', 1, utf8('某剪辑程序 3.1')),
        item('\xa9cmt', 1, utf8('内部彩排版')),
        item('covr', 13, cover),
      ),
    ),
    box('chpl', [1, 0, 0, 0], big(0), [1], big(15_000_000, 8), [utf8('第一部分').length], utf8('第一部分')),
  );

/** Apple's metadata by key. */
export const keyedTags = () => {
  const keys = [
    'com.apple.quicktime.location.ISO6709',
    'com.apple.quicktime.model',
    'com.apple.quicktime.creationdate',
  ];
  const values = ['+31.2304+121.4737/', 'H-1', '2026-03-02T08:00:00+0800'];
  return box(
    'meta',
    box('hdlr', big(0), big(0), 'mdta', new Uint8Array(13)),
    box('keys', big(0), big(keys.length), ...keys.map((key) => box('mdta', key))),
    box(
      'ilst',
      ...values.map((value, index) =>
        joined(big(24 + utf8(value).length), big(index + 1), box('data', big(1), big(0), utf8(value))),
      ),
    ),
  );
};

const sevenBits = (value: number) => [21, 14, 7, 0].map((shift) => (value >> shift) & 0x7f);
export const frame = (name: string, ...content: readonly Piece[]) => {
  const body = joined(...content);
  return joined(name, big(body.length), [0, 0], body);
};
export const id3 = (...frames: readonly Uint8Array[]) => {
  const body = joined(...frames);
  return joined('ID3', [3, 0, 0], sevenBits(body.length), body);
};
export const mp3Sound = joined([0xff, 0xfb, 0x90, 0x64], new Uint8Array(60).fill(7));

export const chunk = (type: string, ...content: readonly Piece[]) => {
  const body = joined(...content);
  return joined(type, little(body.length), body, body.length % 2 === 1 ? [0] : []);
};
export const riff = (...chunks: readonly Uint8Array[]) => {
  const body = joined('WAVE', ...chunks);
  return joined('RIFF', little(body.length), body);
};

export const comments = (...texts: readonly string[]) =>
  joined(
    little(4),
    'prog',
    little(texts.length),
    ...texts.map((text) => joined(little(utf8(text).length), utf8(text))),
  );
export const block = (type: number, content: Uint8Array, isLast = false) =>
  joined([type | (isLast ? 0x80 : 0)], big(content.length, 3), content);
export const flacPicture = () =>
  joined(big(3), big(10), 'image/jpeg', big(6), utf8('封面'), new Uint8Array(16), big(cover.length), cover);

export const oggPage = (packets: readonly Uint8Array[], first: boolean) =>
  joined(
    'OggS',
    [0, first ? 2 : 0],
    new Uint8Array(8),
    little(77),
    new Uint8Array(8),
    [packets.length],
    packets.map(({ length }) => length),
    ...packets,
  );

export const element = (id: readonly number[], ...content: readonly Piece[]) => {
  const body = joined(...content);
  return joined(
    id,
    [0x10 | (body.length >> 24), (body.length >> 16) & 0xff, (body.length >> 8) & 0xff, body.length & 0xff],
    body,
  );
};
export { numbers };
