/**
 * Characters that stand for another one: radicals that page readers return in place of the character (CJK Radicals Supplement,
 * U+2E80 to U+2EF3, which NFKC leaves alone, unlike the Kangxi radicals), and the traditional forms of the words that rules
 * look for. Written by hand from the characters' own names and from the words of the built-in rules; not a full conversion.
 */

/** Pairs of variant and standard character, one after the other. */
const radicals = [
  '⺄乙⺅人⺇几⺉刀⺊卜⺎兀⺒巳⺔幺⺖心⺘手⺙攴⺝月⺠民⺡水⺣火⺨犬⺬示⺮竹⺰纟⺶羊⺼肉⺾艹⻁虎⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻏邑⻐钅⻑长⻓长⻔门⻖阜⻗雨⻘青⻙韦⻚页',
  '⻛风⻜飞⻝食⻟食⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫齐⻬齐⻭齿⻮齿⻰龙⻲龟⺟母',
];

const traditional = [
  '絕绝機机祕秘內内開开閱阅後后傳传銷销燬毁毀毁會会級级國国僅仅導导領领參参嚴严轉转發发複复製制網网許许經经資资電电報报號号緊紧軍军審审討讨論论見见徵征訂订業业務务',
  '圍围範范達达獻献長长門门風风聯联係系話话詢询諮咨釋释責责員员處处廳厅縣县團团戶户戸户啓启啟启麼么東东車车馬马魚鱼鳥鸟黃黄齊齐齒齿龍龙龜龟黽黾麥麦鹵卤飛飞頁页韋韦',
  '貝贝證证碼码郵邮銀银帳账賬账職职蓋盖條条項项點点數数據据庫库歲岁別别贊赞樣样類类紙纸張张單单雙双劃划畫画圖图書书記记錄录議议決决辦办規规則则變变計计總总統统財财',
  '產产價价費费額额黨党區区鄉乡鎮镇義义權权質质檢检驗验測测監监視视調调構构標标準准確确認认實实際际應应該该對对於于與与為为們们個个這这來来時时間间過过還还進进選选',
  '適适運运動动勞劳醫医療疗藥药護护養养險险隱隐衛卫傷伤歸归當当嗎吗親亲',
];

const variants = new Map<string, string>(
  [...radicals, ...traditional].flatMap((row) => {
    const characters = [...row];
    return characters.flatMap((variant, index): [string, string][] => {
      const standard = characters[index + 1];
      return index % 2 === 0 && standard !== undefined ? [[variant, standard]] : [];
    });
  }),
);

/** The standard character for a variant, or undefined for a character that stands for itself. */
export function hanVariant(character: string): string | undefined {
  return variants.get(character);
}
