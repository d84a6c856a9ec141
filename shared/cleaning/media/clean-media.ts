/**
 * A recording without what it carries beside frames and sound. Coded frames and sound are copied as they are.
 */
import type { ReadContext } from '../../extraction/reader.ts';
import type { FileType } from '../../intake/file-type.ts';
import { type CleaningPlan, wants } from '../cleaning-plan.ts';
import { carriedByMedia } from './carried-kinds.ts';
import { cleanFlac } from './clean-flac.ts';
import { cleanMp3 } from './clean-mp3.ts';
import { cleanMp4 } from './clean-mp4.ts';
import { cleanWav } from './clean-wav.ts';

export type MediaType = Extract<FileType, 'mp4' | 'mp3' | 'wav' | 'flac'>;

const mediaTypes: readonly FileType[] = ['mp4', 'mp3', 'wav', 'flac'];

export function isMedia(type: FileType): type is MediaType {
  return mediaTypes.includes(type);
}

/** The cleaned bytes, or the same array when there is nothing to do. @throws ExtractionStop, TooShort for a file that cannot be taken apart */
export function cleanMedia(
  bytes: Uint8Array,
  {
    type,
    plan,
    context,
  }: { readonly type: MediaType; readonly plan: CleaningPlan; readonly context: Pick<ReadContext, 'budget'> },
): Uint8Array {
  if (!carriedByMedia.some((kind) => wants(plan, `media.${kind}`))) return bytes;
  if (type === 'mp4') return cleanMp4(bytes, context.budget);
  if (type === 'mp3') return cleanMp3(bytes);
  return type === 'wav' ? cleanWav(bytes, context) : cleanFlac(bytes);
}
