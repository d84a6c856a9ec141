/**
 * Characters that stand for another one. Radicals that page readers return in place of the character are from CJK Radicals
 * Supplement (U+2E80 to U+2EF3), which NFKC leaves alone, unlike the Kangxi radicals; look-alikes from other scripts and
 * unofficial variants are chosen by hand, and only where the stranger has no business in Chinese official text, so that folding
 * it blurs nothing. The traditional forms are a table of their own.
 */
import { simplifiedForms } from './simplified-forms.ts';

/** Pairs of variant and standard character, one after the other. */
const radicals = [
  '⺄乙⺅人⺇几⺉刀⺊卜⺎兀⺒巳⺔幺⺖心⺘手⺙攴⺝月⺠民⺡水⺣火⺨犬⺬示⺮竹⺰纟⺶羊⺼肉⺾艹⻁虎⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻏邑⻐钅⻑长⻓长⻔门⻖阜⻗雨⻘青⻙韦⻚页',
  '⻛风⻜飞⻝食⻟食⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫齐⻬齐⻭齿⻮齿⻰龙⻲龟⺟母',
];

const variants = ['戸户宻密峯峰綫线敎教爲为眞真靑青兎兔郞郎戶户啓启启启祕秘絶绝內内吿告帳账姸妍硏研飮饮曁暨'];

/** Kana, strokes and Bopomofo that look like a Chinese character. */
const strangers = ['ニ二ロ口エ工カ力タ夕ト卜ハ八ー一㇐一㇑丨㇒丿㇏乀ㄚ丫ㄠ幺ㄇ冂ㄈ匚ㄖ日ㄙ厶ㄥ乙'];

/** Cyrillic and Greek letters, already in lower case, that look like a Latin one. */
const letters = ['аaеeоoрpсcхxуyіiѕsјjһhԁdԛqԝwкkмmтtвbнhαaοoρpνvχxκkιiυu'];

/** Digits of other scripts. */
const digits = ['٠0١1٢2٣3٤4٥5٦6٧7٨8٩9۰0۱1۲2۳3۴4۵5۶6۷7۸8۹9०0१1२2३3४4५5६6७7८8९9'];

const standards = new Map<string, string>(
  [...simplifiedForms, ...radicals, ...variants, ...strangers, ...letters, ...digits].flatMap((row) => {
    const characters = [...row];
    return characters.flatMap((variant, index): [string, string][] => {
      const standard = characters[index + 1];
      return index % 2 === 0 && standard !== undefined ? [[variant, standard]] : [];
    });
  }),
);

/** The standard character for a variant, or undefined for a character that stands for itself. */
export function hanVariant(character: string): string | undefined {
  return standards.get(character);
}
