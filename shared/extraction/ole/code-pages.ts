/** Windows code pages by number, as the decoders call them (WHATWG Encoding; [MS-UCODEREF] 2.2.1). */
const labels: ReadonlyMap<number, string> = new Map([
  [874, 'windows-874'],
  [932, 'shift_jis'],
  [936, 'gb18030'],
  [949, 'euc-kr'],
  [950, 'big5'],
  [1200, 'utf-16le'],
  [1201, 'utf-16be'],
  [10000, 'macintosh'],
  [10001, 'shift_jis'],
  [10002, 'big5'],
  [10003, 'euc-kr'],
  [10007, 'x-mac-cyrillic'],
  [10008, 'gb18030'],
  // The number that BIFF uses for Apple's Roman.
  [0x8000, 'macintosh'],
  [20866, 'koi8-r'],
  [20932, 'euc-jp'],
  [20936, 'gb18030'],
  [21866, 'koi8-u'],
  [51936, 'gb18030'],
  [54936, 'gb18030'],
  [65001, 'utf-8'],
]);

/** Label of a code page; Western European for one that is not known. */
export function codePageLabel(codePage: number): string {
  if (codePage >= 1250 && codePage <= 1258) return `windows-${codePage}`;
  if (codePage >= 28591 && codePage <= 28606) return `iso-8859-${codePage - 28590}`;
  return labels.get(codePage) ?? 'windows-1252';
}

/** Code page of a language ([MS-LCID]): what a program of that language writes in one or two bytes a character. */
export function codePageOfLanguage(language: number): number {
  const primary = language & 0x3ff;
  if (primary === 0x04) return [0x0404, 0x0c04, 0x1404].includes(language) ? 950 : 936;
  return codePagesOfLanguages.get(primary) ?? 1252;
}

const codePagesOfLanguages: ReadonlyMap<number, number> = new Map([
  [0x01, 1256],
  [0x02, 1251],
  [0x05, 1250],
  [0x08, 1253],
  [0x0d, 1255],
  [0x0e, 1250],
  [0x11, 932],
  [0x12, 949],
  [0x15, 1250],
  [0x18, 1250],
  [0x19, 1251],
  [0x1e, 874],
  [0x1f, 1254],
  [0x22, 1251],
  [0x23, 1251],
  [0x2a, 1258],
]);
