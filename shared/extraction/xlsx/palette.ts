/** The colours of the first spreadsheets, addressed by number (ECMA-376 part 1, 18.8.27). */
import { black, parseRgb, type Rgb, white } from '../ooxml/colors.ts';

const first = '000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF';
const standard = `${first} ${first} 800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF 000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333`;

/** Numbers that stand for the colours of the desktop: of words, of windows. */
const desktop: ReadonlyMap<number, Rgb> = new Map([
  [64, black],
  [65, white],
]);

/** The palette of a workbook, with the colours it puts in place of the standard ones. */
export function createPalette(own: readonly (Rgb | null)[]): (index: number) => Rgb | null {
  const colors = standard.split(' ').map(parseRgb);
  return (index) => own[index] ?? desktop.get(index) ?? colors[index] ?? null;
}
