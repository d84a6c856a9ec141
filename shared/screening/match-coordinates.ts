/** Coordinates: single pairs are found by patterns of the GEO rules; here it is counted how many stand together. */
import type { Match } from './match.ts';
import type { ScreenedPart } from './screened-part.ts';

/** Pairs with at least four decimals (about ten metres) within the country, and plane coordinates of seven digits. */
const pair =
  /(?<![\d.])(?:(?:7[3-9]|[89]\d|1[0-2]\d|13[0-5])\.\d{4,10}°?[ew东西]?[ \t,、]{1,3}(?:[1-4]\d|5[0-3]|[3-9])\.\d{4,10}|(?:[1-4]\d|5[0-3]|[3-9])\.\d{4,10}°?[ns南北]?[ \t,、]{1,3}(?:7[3-9]|[89]\d|1[0-2]\d|13[0-5])\.\d{4,10})(?!\d)|x ?[=:] ?\d{7}(?:\.\d+)?.{0,6}?y ?[=:] ?\d{6,8}/gu;
const fewest = 4;

/** One finding for a part that lists several exact places; it covers the first. */
export function matchManyCoordinates(screened: ScreenedPart): readonly Match[] {
  const view = screened.view('folded');
  const hits = [...view.text.matchAll(pair)];
  const first = hits[0];
  if (first === undefined || hits.length < fewest) return [];
  const range = view.original(first.index, first.index + first[0].length);
  return [{ ...range, matcher: 'coordinates', confidence: 0.8, values: { count: hits.length } }];
}
