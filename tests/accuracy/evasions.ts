/** Ways to write a word so that a plain search misses it. `aim`: folding promises to see through; the others are only counted. */
import type { Sample } from './sample.ts';
import { planted } from './sample.ts';

interface Evasion {
  readonly name: string;
  readonly aim: boolean;
  readonly write: (term: string) => string;
}

const between = (name: string, sign: string, aim = true): Evasion => ({
  name,
  aim,
  write: (term) => [...term].join(sign),
});
const mapped = (name: string, aim: boolean, pairs: Readonly<Record<string, string>>): Evasion => ({
  name,
  aim,
  write: (term) => [...term].map((character) => pairs[character] ?? character).join(''),
});

const traditional = {
  机: '機',
  关: '關',
  号: '號',
  东: '東',
  计: '計',
  划: '劃',
  桥: '橋',
  轮: '輪',
  龙: '龍',
  飞: '飛',
  网: '網',
  书: '書',
};
const kangxi = {
  山: '⼭',
  水: '⽔',
  月: '⽉',
  日: '⽇',
  工: '⼯',
  金: '⾦',
  木: '⽊',
  火: '⽕',
  青: '⾭',
  龙: '⿓',
  飞: '⻜',
};
const compatibility = { 龙: '\uf9c4', 金: '\uf90a', 数: '\uf969', 路: '\uf937', 里: '\uf9e9' };

export const evasions: readonly Evasion[] = [
  between('blank', ' '),
  between('two blanks', '  '),
  between('wide blank', '　'),
  between('no-break blank', '\u00a0'),
  between('thin blank', '\u2009'),
  between('hair blank', '\u200a'),
  between('en blank', '\u2002'),
  between('em blank', '\u2003'),
  between('figure blank', '\u2007'),
  between('narrow no-break blank', '\u202f'),
  between('mathematical blank', '\u205f'),
  between('ogham blank', '\u1680', false),
  between('zero-width blank', '\u200b'),
  between('zero-width non-joiner', '\u200c'),
  between('zero-width joiner', '\u200d'),
  between('word joiner', '\u2060'),
  between('byte-order mark', '\ufeff'),
  between('soft hyphen', '\u00ad'),
  between('left-to-right mark', '\u200e'),
  between('right-to-left mark', '\u200f'),
  between('Arabic letter mark', '\u061c'),
  between('bidi embedding', '\u202a\u202c'),
  between('bidi override', '\u202d\u202c'),
  between('bidi isolate', '\u2066\u2069'),
  between('variation selector', '\ufe0f'),
  between('ideographic variation', '\u{e0100}'),
  between('grapheme joiner', '\u034f'),
  between('Mongolian separator', '\u180e'),
  between('Hangul filler', '\u3164'),
  between('half-width filler', '\uffa0'),
  between('invisible times', '\u2062'),
  between('invisible separator', '\u2063'),
  between('tag character', '\u{e0041}'),
  between('interlinear mark', '\ufff9\ufffb'),
  between('control character', '\u0001'),
  between('delete character', '\u007f'),
  between('blank and zero-width', ' \u200b'),
  mapped('traditional', true, traditional),
  mapped('Kangxi radicals', true, kangxi),
  mapped('compatibility ideographs', true, compatibility),
  { name: 'wide letters', aim: true, write: (term) => term.replace(/[A-Za-z0-9]/gu, wide) },
  { name: 'upper case', aim: true, write: (term) => term.toUpperCase() },
  { name: 'lower case', aim: true, write: (term) => term.toLowerCase() },
  between('line break', '\n', false),
  between('middle dot', '·', false),
  between('full stop', '.', false),
  between('hyphen', '-', false),
  between('low line', '_', false),
  between('asterisk', '*', false),
  between('stroke', '/', false),
  between('comma', '，', false),
  { name: 'brackets', aim: false, write: (term) => [...term].map((character) => `[${character}]`).join('') },
  { name: 'reversed', aim: false, write: (term) => [...term].reverse().join('') },
  mapped('homophone', false, { 工: '公', 程: '成', 计: '记', 划: '化' }),
];

function wide(character: string): string {
  return String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0);
}

/** Invented words an office might list. */
export const listedTerms: readonly string[] = [
  '星河工程',
  '青龙计划',
  '飞轮计划',
  '云山会商室',
  '月桥调度方案',
  'K7专班',
  'Alpha书库',
  '金水迁移数据',
  '东关备用机房',
  '火木号网闸',
  '山月联合演练',
  '日新三期底稿',
];

/** Every term under every evasion inside a sentence. Blanks between Latin letters part words there, and are not promised. */
export function evasionSamples(): readonly Sample[] {
  return evasions.flatMap(({ name, aim, write }) =>
    listedTerms.map((term) => {
      const written = write(term);
      const isAimed = aim && !/[A-Za-z][\p{Zs}\u200b]+[A-Za-z]/u.test(written);
      return planted(`经研究，关于⟦TERM-01|${written}⟧的有关安排另行通知。`, {
        group: isAimed ? 'terms' : 'terms beyond',
        variant: name,
      });
    }),
  );
}
