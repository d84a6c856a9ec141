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
  | 'image.trailing-data';

export interface ImageFacts {
  readonly decode: Decode;
  readonly context: ReadContext;
  /** Notes a fact with its words; the same words are noted once for each kind. */
  add(kind: ImageKind, words?: string): void;
  /** Words that belong to a kind without being a fact of their own. */
  words(kind: ImageKind, words: string): void;
}

/** Path of everything found in a picture, so that it is told from its container. */
export const picturePath = '(picture)';

/** Facts of one picture; `finish` hands them over. */
export function startImage(collector: Collector, context: ReadContext): ImageFacts & { finish(): void } {
  const facts = new Map<ImageKind, Set<string>>();
  const lines = new Map<string, ImageKind>();
  const words = (kind: ImageKind, text: string) => {
    const clean = text.replace(/\0/g, '').trim();
    if (clean !== '' && !lines.has(clean)) lines.set(clean, kind);
  };
  return {
    decode: context.decode,
    context,
    add(kind, text = '') {
      const known = facts.get(kind) ?? new Set<string>();
      facts.set(kind, known);
      if (text.trim() !== '') known.add(text.trim());
      words(kind, text);
    },
    words,
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
