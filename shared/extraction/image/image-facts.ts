/** Gathers what a picture says about itself, whatever part of the file it stands in. */
import type { Collector } from '../collector.ts';
import type { Decode, ReadContext } from '../reader.ts';

export type ImageKind =
  | 'image.exif'
  | 'image.gps'
  | 'image.device-serial'
  | 'image.person'
  | 'image.xmp'
  | 'image.iptc'
  | 'image.comment'
  | 'image.thumbnail'
  | 'image.thumbnail-differs'
  | 'image.trailing-data';

export interface ImageFacts {
  readonly decode: Decode;
  readonly context: ReadContext;
  /** Notes a fact with its words; the same words are noted once for each kind. */
  add(kind: ImageKind, words?: string): void;
  /** Words that belong to a kind without being a fact of their own. */
  words(kind: ImageKind, words: string): void;
  /** Notes a small copy of the picture; its bytes where they are a picture file of their own. */
  copy(bytes?: Uint8Array): void;
}

export interface OpenImage extends ImageFacts {
  /** Copies whose pixels can be looked at. */
  readonly copies: readonly Uint8Array[];
  finish(): void;
}

/** Copies that are compared with the picture; a file has two or three. */
const mostCopies = 8;

/** Path of everything found in a picture, so that it is told from its container. */
export const picturePath = '(picture)';

/** Facts of one picture; `finish` hands them over. */
export function startImage(collector: Collector, context: ReadContext): OpenImage {
  const facts = new Map<ImageKind, Set<string>>();
  const lines = new Map<string, ImageKind>();
  const words = (kind: ImageKind, text: string) => {
    const clean = text.replace(/\0/g, '').trim();
    if (clean !== '' && !lines.has(clean)) lines.set(clean, kind);
  };
  const add = (kind: ImageKind, text = '') => {
    const known = facts.get(kind) ?? new Set<string>();
    facts.set(kind, known);
    if (text.trim() !== '') known.add(text.trim());
    words(kind, text);
  };
  const copies: Uint8Array[] = [];
  return {
    decode: context.decode,
    context,
    add,
    words,
    copies,
    copy(bytes) {
      add('image.thumbnail');
      if (bytes !== undefined && bytes.length > 0 && copies.length < mostCopies) copies.push(bytes);
    },
    finish() {
      for (const [kind, quotes] of facts) {
        collector.fact({ kind, path: picturePath, quote: [...quotes].join('\n') });
      }
      collector.lines(
        picturePath,
        'properties',
        [...lines].map(([text, hidden]) => ({ text, mark: { place: {}, hidden } })),
      );
    },
  };
}
