/** Ways in which the document pane can show a file: its words, how it looks, its sheets, where its words stand. */
import { isDrawn } from '../../../../shared/contract/viewing-api.ts';
import type { FileType } from '../../../../shared/intake/file-type.ts';
import type { TextWays } from '../../../../shared/review/text-window.ts';

/** `reading` is always there and the one that counts. */
export const paneViews = ['reading', 'layout', 'sheets', 'places'] as const;
export type PaneView = (typeof paneViews)[number];

/** @param ways what the text has, or null while that is not known */
export function viewsOf(type: FileType, ways: TextWays | null): readonly PaneView[] {
  if (ways === null) return ['reading'];
  const { hasSheets, hasPlaces } = ways;
  return [
    'reading',
    ...(isDrawn(type) ? (['layout'] as const) : []),
    ...(hasSheets ? (['sheets'] as const) : []),
    ...(hasPlaces ? (['places'] as const) : []),
  ];
}
