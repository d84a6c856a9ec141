/**
 * Makes every file of the sample office anew and writes the digests of the new files into its register.
 * Run by hand after a source has changed: `node tests/samples/make-office/make.ts`. LibreOffice, Chromium and qpdf must be installed.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { attachToPdf, convertOffice, printPage } from './convert.ts';
import type { SheetSource } from './flat-sheet.ts';
import { flatSheet } from './flat-sheet.ts';
import type { TextProperties } from './flat-text.ts';
import { flatText } from './flat-text.ts';
import { parseSource } from './source-lines.ts';

const sources = join(import.meta.dirname, 'sources');
const office = join(import.meta.dirname, '../../../resources/sample-office');

interface Recipe extends TextProperties {
  /** Path below the sample office. */
  readonly file: string;
  /** Name of the source file; its ending and that of `file` say how it is made. */
  readonly source: string;
  /** Name and text of a file put into a PDF. */
  readonly attachment?: readonly [name: string, text: string];
}

const recipes = parseRecipes(readFileSync(join(import.meta.dirname, 'recipes.json'), 'utf8'));

for (const recipe of recipes) make(recipe);
refreshDigests();

function make(recipe: Recipe): void {
  const target = join(office, recipe.file);
  const source = readFileSync(join(sources, recipe.source), 'utf8');
  mkdirSync(dirname(target), { recursive: true });
  if (target.endsWith('.txt')) writeFileSync(target, source);
  else if (recipe.source.endsWith('.html')) printPage(source, target);
  else if (target.endsWith('.xlsx')) {
    const sheets = JSON.parse(source) as readonly SheetSource[];
    convertOffice(flatSheet(sheets, recipe), 'fods', 'xlsx:Calc MS Excel 2007 XML', target);
  } else if (target.endsWith('.docx')) {
    convertOffice(flatText(parseSource(source), recipe, 'official'), 'fodt', 'docx:MS Word 2007 XML', target);
  } else {
    const options = JSON.stringify({ ExportNotes: { type: 'boolean', value: 'true' } });
    const xml = flatText(parseSource(source), recipe, 'embedded');
    convertOffice(xml, 'fodt', `pdf:writer_pdf_Export:${options}`, target);
  }
  if (recipe.attachment !== undefined) attachToPdf(target, ...recipe.attachment);
}

function parseRecipes(text: string): readonly Recipe[] {
  return JSON.parse(text) as readonly Recipe[];
}

/** Findings are written by people; only the digests follow the files. */
function refreshDigests(): void {
  const path = join(office, 'register.json');
  const register = JSON.parse(readFileSync(path, 'utf8')) as { files: { file: string; sha256: string }[] };
  for (const entry of register.files) {
    entry.sha256 = createHash('sha256').update(readFileSync(join(office, entry.file))).digest('hex');
  }
  writeFileSync(path, `${JSON.stringify(register, null, 2)}\n`);
}
