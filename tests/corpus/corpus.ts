/**
 * Scores the readers against a list of files with the kinds each must yield:
 * `npm run corpus -- LIST.jsonl CLONES [--json] [--only=text]`. CLONES holds one git directory per repository. Exit status 2
 * when a listed file could not be had: a score over fewer files than listed is not the list's score.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type NotFoundReason, readListed } from './git-files.ts';
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
const notFound: { readonly file: string; readonly reason: NotFoundReason }[] = [];
for (const file of parseList(readFileSync(list, 'utf8'))) {
  const name = `${file.repo}:${file.path}`;
  if (!name.includes(values.only)) continue;
  const listed = readListed(clones, file);
  if ('reason' in listed) notFound.push({ file: name, reason: listed.reason });
  else found.push({ file, reported: await kindsOf(listed.bytes, file.path) });
}
const score = { files: found.length, ...scoreFiles(found), notFound };
process.stdout.write(values.json ? `${JSON.stringify(score)}\n` : table(score));
if (notFound.length > 0) process.exitCode = 2;
