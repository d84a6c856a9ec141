/** A whole process for one search: `node scan-file.ts TERMS TEXT` prints every match, as `rg -oFf TERMS TEXT` does. */
import { readFileSync } from 'node:fs';
import { buildTermAutomaton } from '../../shared/text/build-term-automaton.ts';
import { findTerms } from '../../shared/text/term-automaton.ts';

const [termFile = '', textFile = ''] = process.argv.slice(2);
const terms = readFileSync(termFile, 'utf8')
  .split('\n')
  .filter((term) => term.length > 1);
const text = readFileSync(textFile, 'utf8');
const units = new Uint16Array(text.length);
for (let index = 0; index < units.length; index += 1) units[index] = text.charCodeAt(index);
const { rows, count } = findTerms(buildTermAutomaton(terms), units);
const lines: string[] = [];
for (let at = 0; at < count * 3; at += 3) lines.push(terms[rows[at + 2] ?? 0] ?? '');
process.stdout.write(`${lines.join('\n')}\n`);
