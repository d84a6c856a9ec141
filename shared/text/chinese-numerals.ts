/** Chinese numerals as they number paragraphs: 一 to 九十九. */

const digits = '零一二三四五六七八九';

/** Value of a numeral such as 十五 or 二十; null for anything else. */
export function readChineseNumeral(text: string): number | null {
  const match = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/u.exec(text);
  if (match === null || text === '') return null;
  const [, tens, ten, ones] = match;
  if (ten === undefined) return ones === undefined && tens !== undefined ? digits.indexOf(tens) : null;
  return (
    (tens === undefined ? 1 : digits.indexOf(tens)) * 10 + (ones === undefined ? 0 : digits.indexOf(ones))
  );
}

/** Numeral for a value from 1 to 99; other values come back as digits. */
export function writeChineseNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 99) return String(value);
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  if (tens === 0) return digits.charAt(ones);
  return `${tens === 1 ? '' : digits.charAt(tens)}十${ones === 0 ? '' : digits.charAt(ones)}`;
}
