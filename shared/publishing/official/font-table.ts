/** The font table of a docx: for each font that is named, those that may stand in where it is missing (ECMA-376 part 1, 17.8.3.1). */
import { fonts } from './page-geometry.ts';

/** XML of `word/fontTable.xml`. */
export function fontTable(): string {
  const entries = Object.values(fonts).map(([name, ...others]) => {
    const instead = others.filter((other) => !/^(?:sans-)?serif$/u.test(other)).join(',');
    return `<w:font w:name="${name}"><w:altName w:val="${instead}"/><w:charset w:val="86"/></w:font>`;
  });
  const namespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="${namespace}">${entries.join('')}</w:fonts>`;
}
