/**
 * A picture without what it carries beside its pixels. The coded pixels are copied as they are, so nothing is lost; how the
 * picture is to be turned is kept in a record of its own that says nothing else.
 */
import { latin1 } from '../../base/bounded-reader.ts';
import type { CleaningPlan } from '../cleaning-plan.ts';
import { wants } from '../cleaning-plan.ts';
import { cleanGif } from './clean-gif.ts';
import { cleanJpeg } from './clean-jpeg.ts';
import { cleanPng } from './clean-png.ts';
import { cleanWebp } from './clean-webp.ts';

/** Kinds that live in the same records: who takes out one of them takes out all of them. */
const carried = [
  'exif',
  'gps',
  'xmp',
  'iptc',
  'comment',
  'person',
  'device-serial',
  'thumbnail',
  'thumbnail-differs',
];

/** What of a picture is to go. */
export interface PictureParts {
  /** Records about the picture: Exif, XMP, IPTC, comments, previews. */
  readonly records: boolean;
  /** Bytes behind its end. */
  readonly trailing: boolean;
}

/** The cleaned bytes, the same array when there is nothing to do, or null when it is no picture that we can take apart. */
export function cleanPicture(bytes: Uint8Array, plan: CleaningPlan): Uint8Array | null {
  const records = carried.some((kind) => wants(plan, `image.${kind}`));
  const trailing = wants(plan, 'image.trailing-data') || records;
  if (!records && !trailing) return bytes;
  const parts = { records, trailing };
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return cleanJpeg(bytes, parts);
  if (latin1(bytes, 1, 4) === 'PNG') return cleanPng(bytes, parts);
  if (latin1(bytes, 0, 4) === 'GIF8') return cleanGif(bytes, parts);
  if (latin1(bytes, 0, 4) === 'RIFF' && latin1(bytes, 8, 12) === 'WEBP') return cleanWebp(bytes, parts);
  return null;
}
