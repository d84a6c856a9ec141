/** Numbers of lists in words and digits (ECMA-376 part 1, 17.18.59 ST_NumberFormat): those that Chinese documents use. */

const digits = '〇一二三四五六七八九';
const legalDigits = '零壹贰叁肆伍陆柒捌玖';
const stems = '甲乙丙丁戊己庚辛壬癸';
const branches = '子丑寅卯辰巳午未申酉戌亥';

/** Counted as in speech: 十, 十一, 二十, 一百零一; up to 9,999. */
export function countInChinese(
  value: number,
  numerals = '零一二三四五六七八九',
  units = ['', '十', '百', '千'],
): string {
  if (value <= 0 || value > 9999) return String(value);
  let text = '';
  let skipped = false;
  const places = String(value).split('').map(Number);
  places.forEach((digit, index) => {
    const unit = units[places.length - 1 - index] ?? '';
    if (digit === 0) {
      skipped = true;
      return;
    }
    if (skipped) text += numerals[0];
    skipped = false;
    text += `${numerals[digit]}${unit}`;
  });
  return value >= 10 && value < 20 && units[1] === '十' ? text.slice(1) : text;
}

const formats: Readonly<Record<string, (value: number) => string>> = {
  decimal: String,
  decimalZero: (value) => String(value).padStart(2, '0'),
  chineseCounting: (value) => countInChinese(value),
  chineseCountingThousand: (value) => countInChinese(value),
  japaneseCounting: (value) => countInChinese(value),
  taiwaneseCounting: (value) => countInChinese(value),
  taiwaneseCountingThousand: (value) => countInChinese(value),
  ideographDigital: (value) => String(value).replace(/\d/g, (digit) => digits[Number(digit)] ?? digit),
  chineseLegalSimplified: (value) => countInChinese(value, legalDigits, ['', '拾', '佰', '仟']),
  ideographTraditional: (value) => stems[(value - 1) % 10] ?? '',
  ideographZodiac: (value) => branches[(value - 1) % 12] ?? '',
  lowerLetter: (value) => letters(value, 'a'),
  upperLetter: (value) => letters(value, 'A'),
  lowerRoman: (value) => roman(value).toLowerCase(),
  upperRoman: (value) => roman(value),
  decimalEnclosedCircle: (value) => enclosed(value, 0x2460),
  decimalEnclosedCircleChinese: (value) => enclosed(value, 0x2460),
  decimalEnclosedParen: (value) => enclosed(value, 0x2474),
  decimalEnclosedFullstop: (value) => enclosed(value, 0x2488),
  ideographEnclosedCircle: (value) => (value <= 10 ? String.fromCodePoint(0x327f + value) : String(value)),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  none: () => '',
  bullet: () => '',
};

/** A list number as it is shown; formats that are not known are shown in digits. */
export function formatNumber(value: number, format: string): string {
  return (Object.hasOwn(formats, format) ? formats[format] : undefined)?.(value) ?? String(value);
}

/** a … z, aa, bb …: the letter is repeated, not counted on. */
function letters(value: number, first: string): string {
  if (value < 1) return String(value);
  const letter = String.fromCharCode(first.charCodeAt(0) + ((value - 1) % 26));
  return letter.repeat(Math.min(8, Math.floor((value - 1) / 26) + 1));
}

function roman(value: number): string {
  const steps: readonly (readonly [number, string])[] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  if (value < 1 || value > 3999) return String(value);
  let left = value;
  let text = '';
  for (const [step, sign] of steps) {
    for (; left >= step; left -= step) text += sign;
  }
  return text;
}

function enclosed(value: number, first: number): string {
  return value >= 1 && value <= 20 ? String.fromCodePoint(first + value - 1) : String(value);
}

function fullWidth(value: number): string {
  return String(value).replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
}
