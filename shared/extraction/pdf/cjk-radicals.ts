/**
 * Radicals as ideographs. Programs that make PDFs from outlines often name 民 by the code of the radical ⺠ that looks the
 * same; a search for the word would miss it. The reader of the page sees one sign, so one code is kept for it.
 * Source: Unicode 14 EquivalentUnifiedIdeograph.txt for U+2E80–2EFF; compatibility decomposition for U+2F00–2FDF.
 */

/** Radical and ideograph, pair after pair. */
const supplement = [
  '⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌',
  '⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪𤴔⺫目⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓',
  '⺲罒⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝',
  '⻊𧾷⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐',
  '⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟',
].join('');

const ideographs = readPairs(supplement);

/** The text with every radical replaced by its ideograph. */
export function withoutRadicals(text: string): string {
  return text.replace(/[\u2e80-\u2fdf]/g, (radical) => ideographs.get(radical) ?? radical.normalize('NFKC'));
}

function readPairs(pairs: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const characters = [...pairs];
  for (let index = 0; index + 1 < characters.length; index += 2) {
    found.set(characters[index] ?? '', characters[index + 1] ?? '');
  }
  return found;
}
