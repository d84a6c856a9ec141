/**
 * Tidies what the docx library writes by itself: a theme of fonts that offices lack (WPS then warns of missing fonts), a font
 * table without fallbacks, and the moment of writing in two places.
 */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

const themePath = 'word/theme/theme1.xml';
const propertiesPath = 'docProps/core.xml';
const documentPath = 'word/document.xml';
const stylesPath = 'word/styles.xml';
const fontTablePath = 'word/fontTable.xml';

/** Names under which a machine may have a font that we name; Word and WPS take the first that is there. */
const otherNames: Readonly<Record<string, string>> = {
  方正小标宋简体: '方正小标宋_GBK,FZXiaoBiaoSong-B05S,小标宋体,SimSun,宋体',
  仿宋: '仿宋_GB2312,FangSong,FangSong_GB2312,STFangsong,Noto Serif CJK SC',
  楷体: '楷体_GB2312,KaiTi,KaiTi_GB2312,STKaiti,Noto Serif CJK SC',
  黑体: 'SimHei,STHeiti,Noto Sans CJK SC',
  宋体: 'SimSun,NSimSun,STSong,Noto Serif CJK SC',
};

export interface TidySettings {
  readonly font: string;
  readonly at: string;
  /** Parts to put in the place of the library's, by path. */
  readonly parts?: Readonly<Record<string, string>>;
  /** Completes the text of the document itself. */
  readonly body?: (xml: string) => string;
  /** Of compression: 1 is quickest, 9 smallest; 6 if left out. */
  readonly level?: 1 | 6 | 9;
}

/**
 * The same document with the given font as its only theme font and one date.
 * @param at ISO 8601 in UTC
 */
export function tidyDocx(bytes: Uint8Array, settings: TidySettings): Uint8Array {
  const entries = unzipSync(bytes);
  const change = (path: string, tidied: (xml: string) => string) => {
    const entry = entries[path];
    if (entry !== undefined) entries[path] = strToU8(tidied(strFromU8(entry)));
  };
  change(themePath, (xml) => withOneFont(xml, settings.font));
  change(propertiesPath, (xml) => withDate(xml, settings.at));
  change(fontTablePath, withOtherNames);
  change(stylesPath, withLooseTables);
  if (settings.body !== undefined) change(documentPath, settings.body);
  for (const [path, xml] of Object.entries(settings.parts ?? {})) entries[path] = strToU8(xml);
  return zipSync(entries, { mtime: new Date(1980, 0, 1), level: settings.level ?? 6 });
}

function withOneFont(xml: string, font: string): string {
  return xml
    .replace(/<a:font script="[^"]*" typeface="[^"]*"\s*\/>/gu, '')
    .replace(/<a:(latin|ea)\s+typeface="[^"]*"/gu, `<a:$1 typeface="${font}"`);
}

function withDate(xml: string, at: string): string {
  return xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/gu, `$1${at}`);
}

/** The library's table has embedded fonts only, of which we have none: ours takes its place. */
function withOtherNames(xml: string): string {
  const fonts = Object.entries(otherNames).map(
    ([name, others]) =>
      `<w:font w:name="${name}"><w:altName w:val="${others}"/><w:charset w:val="86"/></w:font>`,
  );
  const opening = /<w:fonts\b[^>]*?(\/?)>/u.exec(xml);
  if (opening === null) return xml;
  const start = opening[0].replace(/\/?>$/u, '>');
  return `${xml.slice(0, opening.index)}${start}${fonts.join('')}</w:fonts>`;
}

/** The library cannot take a paragraph style off the grid of lines. */
function withLooseTables(xml: string): string {
  return xml.replace(
    /(<w:style [^>]*w:styleId="FormTable"[^>]*>(?:(?!<\/w:style>|<w:pPr|<w:rPr).)*)(<w:rPr>)/u,
    '$1<w:pPr><w:snapToGrid w:val="0"/></w:pPr>$2',
  );
}
