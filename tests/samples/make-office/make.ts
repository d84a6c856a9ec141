/**
 * Makes every file of the sample office anew and writes the digests of the new files into its register.
 * Run by hand after a source has changed: `node tests/samples/make-office/make.ts`. LibreOffice, Chromium and qpdf must be installed.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod/mini';
import { attachToPdf, convertOffice, printPage } from './convert.ts';
import { flatSheet } from './flat-sheet.ts';
import { flatText } from './flat-text.ts';
import { parseSource } from './source-lines.ts';

const sources = join(import.meta.dirname, 'sources');
const office = join(import.meta.dirname, '../../../resources/sample-office');

const recipe = z.strictObject({
  /** Path below the sample office. */
  file: z.string(),
  /** Name of the source file; its ending and that of `file` say how it is made. */
  source: z.string(),
  title: z.string(),
  author: z.string(),
  /** Name and text of a file put into a PDF. */
  attachment: z.optional(z.tuple([z.string(), z.string()])),
});
type Recipe = z.infer<typeof recipe>;

const sheet = z.strictObject({
  name: z.string(),
  hidden: z.optional(z.boolean()),
  title: z.optional(z.string()),
  widths: z.array(z.number()),
  header: z.array(z.string()),
  rows: z.array(z.array(z.string())),
  hiddenRows: z.optional(z.array(z.number())),
});

const recipes = z.array(recipe).parse(JSON.parse(readFileSync(join(import.meta.dirname, 'recipes.json'), 'utf8')));

for (const one of recipes) make(one);
refreshDigests();

function make(one: Recipe): void {
  const target = join(office, one.file);
  const source = readFileSync(join(sources, one.source), 'utf8');
  mkdirSync(dirname(target), { recursive: true });
  if (target.endsWith('.txt')) writeFileSync(target, source);
  else if (one.source.endsWith('.html')) printPage(source, target);
  else if (target.endsWith('.xlsx')) {
    const sheets = z.array(sheet).parse(JSON.parse(source));
    convertOffice(flatSheet(sheets, one), 'fods', 'xlsx:Calc MS Excel 2007 XML', target);
  } else if (target.endsWith('.docx')) {
    convertOffice(flatText(parseSource(source), one, 'official'), 'fodt', 'docx:MS Word 2007 XML', target);
  } else {
    const options = JSON.stringify({ ExportNotes: { type: 'boolean', value: 'true' } });
    const xml = flatText(parseSource(source), one, 'embedded');
    convertOffice(xml, 'fodt', `pdf:writer_pdf_Export:${options}`, target);
  }
  if (one.attachment !== undefined) attachToPdf(target, ...one.attachment);
}

/** Findings are written by people; only the digests follow the files. */
function refreshDigests(): void {
  const path = join(office, 'register.json');
  const register = z
    .looseObject({ files: z.array(z.looseObject({ file: z.string() })) })
    .parse(JSON.parse(readFileSync(path, 'utf8')));
  const files = register.files.map((entry) => ({
    ...entry,
    sha256: createHash('sha256').update(readFileSync(join(office, entry.file))).digest('hex'),
  }));
  writeFileSync(path, `${JSON.stringify({ ...register, files }, null, 2)}\n`);
}
