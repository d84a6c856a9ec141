/**
 * Scores the readers against a list of files with the kinds each must yield:
 * `npm run corpus -- LIST.jsonl CLONES [--json] [--only=text]`. CLONES holds one git directory per repository.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { findClone, readBlob } from './git-files.ts';
import { kindsOf } from './kinds-of.ts';
import { parseList } from './list.ts';
import { scoreFiles } from './score.ts';
import { table } from './table.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, only: { type: 'string', default: '' } },
});
const [list, clones] = positionals;
if (list === undefined || clones === undefined)
  throw new Error('npm run corpus -- LIST.jsonl CLONES [--json]');

const found = [];
const notFound: string[] = [];
for (const file of parseList(readFileSync(list, 'utf8'))) {
  const name = `${file.repo}:${file.path}`;
  if (!name.includes(values.only)) continue;
  const clone = findClone(clones, file.repo);
  const bytes = clone === null ? null : readBlob(clone, file);
  if (bytes === null) notFound.push(name);
  else found.push({ file, reported: await kindsOf(bytes, file.path) });
}
const score = { ...scoreFiles(found), notFound };
process.stdout.write(values.json ? `${JSON.stringify(score)}\n` : table(score));
