/** Ways in which the document pane can show a file: its words, how it looks, its sheets, where its words stand. */
import { isDrawn } from '../../../../shared/contract/viewing-api.ts';
import type { TextPart } from '../../../../shared/extraction/extracted-text.ts';
import type { FileType } from '../../../../shared/intake/file-type.ts';

/** `reading` is always there and the one that counts. */
export const paneViews = ['reading', 'layout', 'sheets', 'places'] as const;
export type PaneView = (typeof paneViews)[number];

export function viewsOf(type: FileType, parts: readonly TextPart[]): readonly PaneView[] {
  const hasSheets = parts.some(
    ({ role, segments }) => role === 'sheet' && segments.some(({ place }) => place.cell !== undefined),
  );
  const hasPlaces =
    type === 'ofd' &&
    parts.some(
      ({ role, segments }) => role === 'page' && segments.some(({ place }) => place.box !== undefined),
    );
  return [
    'reading',
    ...(isDrawn(type) ? (['layout'] as const) : []),
    ...(hasSheets ? (['sheets'] as const) : []),
    ...(hasPlaces ? (['places'] as const) : []),
  ];
}
