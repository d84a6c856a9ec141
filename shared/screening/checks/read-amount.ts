/** Values of amounts as texts write them: 60, 1,800, 1.5万, 六十, 一千八百, 两. */

const digits = '零一二三四五六七八九';
const places: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const groups: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 };

/** The value, or null for anything that is no amount. */
export function readAmount(written: string): number | null {
  const arabic = /^(?<number>\d[\d,]*(?:\.\d+)?) ?(?<group>[万亿]?)$/u.exec(written);
  if (arabic !== null) {
    const value = Number(arabic.groups?.number?.replaceAll(',', ''));
    return value * (groups[arabic.groups?.group ?? ''] ?? 1);
  }
  return /^[零〇一二两三四五六七八九十百千万亿]{1,12}$/u.test(written) ? readChinese(written) : null;
}

function readChinese(written: string): number {
  let total = 0;
  let section = 0;
  let digit = 0;
  for (const character of written.replaceAll('两', '二').replaceAll('〇', '零')) {
    const place = places[character];
    const group = groups[character];
    if (place !== undefined) {
      section += (digit === 0 ? 1 : digit) * place;
      digit = 0;
    } else if (group !== undefined) {
      total = (total + section + digit) * group;
      section = 0;
      digit = 0;
    } else {
      digit = digits.indexOf(character);
    }
  }
  return total + section + digit;
}
