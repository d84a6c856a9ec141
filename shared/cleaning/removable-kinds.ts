/**
 * Which kinds of hidden content can be taken out of which format without changing what the file shows. A kind that is not
 * listed here is never passed over in silence: it is named with a reason.
 */
import type { FileType } from '../intake/file-type.ts';
import type { KeptReason } from './cleaning-plan.ts';
import { carriedByMedia } from './media/carried-kinds.ts';

const common = [
  'metadata-person',
  'metadata-path',
  'metadata-descr',
  'custom-properties',
  'custom-xml',
  'embedded-object',
  'external-link',
  'local-path-link',
  'macros',
  'comments',
  'invisible-color',
  'tiny-text',
  'cropped-image',
];

const byFormat: Readonly<Record<'docx' | 'xlsx' | 'pptx' | 'pdf' | 'image' | 'media', readonly string[]>> = {
  docx: [
    ...common,
    'tracked-changes',
    'hidden-text',
    'external-template',
    'linked-field',
    'sub-document',
    'doc-variables',
    'mail-merge',
    'glossary',
    'hidden-shape',
    'activex',
  ],
  xlsx: [
    ...common,
    'hidden-sheet',
    'very-hidden-sheet',
    'hidden-rows',
    'hidden-columns',
    'hidden-name',
    'invisible-format',
    'hidden-shape',
    'unreferenced-strings',
    'local-path',
    'data-connection',
    'pivot-cache',
    'revision-log',
    'threaded-comments',
    'activex',
  ],
  pptx: [...common, 'hidden-slide', 'notes', 'off-slide', 'hidden-shape', 'text-under-shape', 'activex'],
  pdf: [
    'metadata-person',
    'metadata-descr',
    'attachment',
    'javascript',
    'comment-annotation',
    'hidden-annotation',
    'hidden-layer',
    'incremental-updates',
    'invisible-text',
    'transparent-text',
    'white-text',
    'off-page-text',
    'text-under-box',
    'image-over-text',
    'unapplied-redaction',
    'dark-highlight',
  ],
  image: [
    'exif',
    'gps',
    'xmp',
    'iptc',
    'comment',
    'person',
    'device-serial',
    'thumbnail',
    'thumbnail-differs',
    'trailing-data',
  ],
  media: carriedByMedia,
};

const removable: ReadonlySet<string> = new Set(
  Object.entries(byFormat).flatMap(([format, kinds]) => kinds.map((kind) => `${format}.${kind}`)),
);

/** Formats of which a clean copy can be made. */
export const cleanableTypes = [
  'docx',
  'xlsx',
  'pptx',
  'pdf',
  'jpeg',
  'png',
  'gif',
  'webp',
  'mp4',
  'mp3',
  'wav',
  'flac',
] as const;
export type CleanableType = (typeof cleanableTypes)[number];

export function isCleanable(type: FileType): type is CleanableType {
  return cleanableTypes.some((each) => each === type);
}

/** What is left over in a container is never written again, so it goes with every cleaning. */
const alwaysGone = new Set(['zip.trailing-data', 'zip.orphan-entry']);

/** Tells whether a clean copy of a file of this type can be without this kind. */
export function isRemovable(type: FileType, kind: string): boolean {
  if (!isCleanable(type)) return false;
  if (kind.startsWith('zip.')) return alwaysGone.has(kind);
  return removable.has(kind);
}

/** Why a kind cannot be taken out of a file of this type; null when it can. */
export function whyNotRemovable(type: FileType, kind: string): KeptReason | null {
  if (!isCleanable(type)) return 'format-not-cleanable';
  return isRemovable(type, kind) ? null : 'kind-not-cleanable';
}
