/** Where a finding stands, as a person would say it. */
import type { FindingPlace } from '../../../shared/screening/finding.ts';
import type { WindowText } from '../../text/zh-cn.ts';

export function placeWords(place: FindingPlace, text: WindowText): string {
  const { places } = text.review;
  const timeWords = (seconds: number) => places.time(Math.floor(seconds / 60), Math.floor(seconds % 60));
  const words = [
    ...(place.page === undefined ? [] : [places.page(place.page)]),
    ...(place.slide === undefined ? [] : [places.slide(place.slide)]),
    ...(place.seconds === undefined ? [] : [timeWords(place.seconds)]),
    ...(place.sheet === undefined ? [] : [places.sheet(place.sheet)]),
    ...(place.cell === undefined ? [] : [places.cell(place.cell)]),
    ...(place.paragraph === undefined ? [] : [places.paragraph(place.paragraph)]),
    ...(place.line === undefined ? [] : [places.line(place.line)]),
  ];
  return words.length === 0 ? places.whole : words.join(text.review.separator);
}
