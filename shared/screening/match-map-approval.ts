/** Maps that are published bear an approval number (审图号, Regulation on Maps art. 15); simple sketches need none. */
import type { Match } from './match.ts';
import type { ScreenedPart } from './screened-part.ts';

const caption =
  /^[ \t\u3000]*(?:附?图[ \u3000]*[一二三四五六七八九十\d]{0,3})[：:.\u3000 ]{1,3}[^。，；\n]{1,30}?(?:地图|区位图|行政区划图|政区图|区划图|影像图)[ \t\u3000]*$/mu;

/** The caption of the first map in a part that names no approval number. */
export function matchMapApproval({ part }: ScreenedPart): readonly Match[] {
  if (/审图号/u.test(part.text)) return [];
  const hit = caption.exec(part.text);
  if (hit === null) return [];
  const end = hit.index + hit[0].length;
  return [{ start: hit.index, end, matcher: 'map-caption', confidence: 0.6 }];
}
