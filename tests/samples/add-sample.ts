/**
 * Enrols a sample: `node tests/samples/add-sample.ts valid/notice.docx "LibreOffice 7.4 from sources/notice.fodt"`.
 * Writes what the readers find now; whoever enrols a file checks that it is what they should find, and adds `texts`.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { extractText } from '../../shared/extraction/extract-text.node.ts';
import { readRegister, registerUrl, type Sample } from './register.ts';

const [path, madeWith] = process.argv.slice(2);
if (path === undefined || madeWith === undefined) throw new Error('a path below tests/samples and how the file was made');
const bytes = new Uint8Array(readFileSync(new URL(path, registerUrl)));
const result = await extractText({ bytes, name: basename(path) });
const sample: Sample = {
  path,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  madeWith,
  ...(result.ok
    ? {
        type: result.value.type,
        kinds: [...new Set(result.value.hidden.map(({ kind }) => kind))].sort(),
        notInspected: [...new Set(result.value.notInspected.map(({ reason }) => reason))].sort(),
      }
    : { failure: result.failure.code }),
  texts: readRegister().find((known) => known.path === path)?.texts ?? [],
};
const samples = [...readRegister().filter((known) => known.path !== path), sample];
samples.sort((left, right) => (left.path < right.path ? -1 : 1));
writeFileSync(registerUrl, `${JSON.stringify({ samples }, null, 2)}\n`);
