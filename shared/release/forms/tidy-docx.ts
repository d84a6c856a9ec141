/**
 * Tidies what the docx library writes by itself: a theme of fonts that offices lack (WPS then warns of missing fonts) and the
 * moment of writing in two places.
 */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

const themePath = 'word/theme/theme1.xml';
const propertiesPath = 'docProps/core.xml';

/**
 * The same document with the given font as its only theme font and one date.
 * @param at ISO 8601 in UTC
 */
export function tidyDocx(
  bytes: Uint8Array,
  settings: { readonly font: string; readonly at: string },
): Uint8Array {
  const entries = unzipSync(bytes);
  const theme = entries[themePath];
  if (theme !== undefined) entries[themePath] = strToU8(withOneFont(strFromU8(theme), settings.font));
  const properties = entries[propertiesPath];
  if (properties !== undefined)
    entries[propertiesPath] = strToU8(withDate(strFromU8(properties), settings.at));
  return zipSync(entries, { mtime: new Date(1980, 0, 1) });
}

function withOneFont(xml: string, font: string): string {
  return xml
    .replace(/<a:font script="[^"]*" typeface="[^"]*"\s*\/>/gu, '')
    .replace(/<a:(latin|ea)\s+typeface="[^"]*"/gu, `<a:$1 typeface="${font}"`);
}

function withDate(xml: string, at: string): string {
  return xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/gu, `$1${at}`);
}
