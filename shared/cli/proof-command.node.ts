/** `xianshen audit prove|consistency|find`: 0 proven or found, 1 the ledger is another one, 2 could not run. */
import { readFile, writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { FailureCode, Result } from '../base/result.ts';
import type { LedgerProof } from '../engine/ledger-proof-form.ts';
import { proofText } from '../engine/ledger-proof-form.ts';
import type { ToldCheckpoint } from '../engine/prove-ledger.node.ts';
import { proofWords } from '../messages/proof-words.ts';
import type { FormatOption, Host } from './host.node.ts';
import { withWorkspace } from './inspected.node.ts';

/** History was rewritten: an answer, and the worst there is. */
const rewritten: readonly FailureCode[] = ['audit.checkpoint-beyond', 'audit.checkpoint-differs'];

export interface ProofOptions {
  readonly out?: string;
}

export function runAuditProve(
  folder: string,
  entry: number,
  { options, host }: { readonly options: ProofOptions; readonly host: Host },
): Promise<number> {
  return withWorkspace(folder, host, (engine) => written(engine.proofs.entry(entry), { options, host }));
}

export interface Consistency {
  readonly folder: string;
  /** File of a signed note that was kept elsewhere, such as a copy of `ledger-checkpoint.txt`, or the size of one of this ledger. */
  readonly older: string;
  /** The same; the newest checkpoint where left out. */
  readonly newer?: string | undefined;
}

export function runAuditConsistency(
  { folder, older, newer }: Consistency,
  { options, host }: { readonly options: ProofOptions; readonly host: Host },
): Promise<number> {
  return withWorkspace(folder, host, async (engine) => {
    const wanted = { older: await toldIn(older), newer: newer === undefined ? null : await toldIn(newer) };
    return written(engine.proofs.growth(wanted), { options, host });
  });
}

/** Digits alone are a number of entries; a file of such a name is given as `./412`. */
async function toldIn(told: string): Promise<ToldCheckpoint> {
  if (/^[1-9]\d{0,14}$/u.test(told)) return { size: Number(told) };
  return { note: await noteIn(told), name: basename(told) };
}

export function runAuditFind(
  folder: string,
  code: string,
  { options, host: { output, ...host } }: { readonly options: FormatOption; readonly host: Host },
): Promise<number> {
  const words = proofWords(output.language);
  return withWorkspace(folder, { ...host, output }, async (engine) => {
    const found = engine.proofs.slip(code);
    if (!found.ok) {
      output.failure(found.failure);
      return rewritten.includes(found.failure.code) ? 1 : 2;
    }
    const { entry, signedAt } = found.value;
    if (options.format === 'json') {
      output.result(JSON.stringify({ schema: 'xianshen.slip-found/1', ...found.value }, null, 2));
      return 0;
    }
    output.result(words.found({ ...entry, objects: entry.objects.join(' ') }));
    output.result(signedAt === null ? words.notSigned : words.signedAt(signedAt));
    return 0;
  });
}

async function written(
  proof: Result<LedgerProof>,
  { options, host: { output } }: { readonly options: ProofOptions; readonly host: Host },
): Promise<number> {
  const words = proofWords(output.language);
  if (!proof.ok) {
    output.failure(proof.failure);
    return rewritten.includes(proof.failure.code) ? 1 : 2;
  }
  const text = proofText(proof.value);
  if (options.out === undefined) output.result(text.trimEnd());
  else {
    const path = resolve(options.out);
    try {
      await writeFile(path, text, { flag: 'wx' });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
      const isThere = error.code === 'EEXIST';
      output.failure({
        code: isThere ? 'bundle.target-exists' : 'bundle.folder-not-writable',
        params: { name: basename(path) },
      });
      return 2;
    }
    output.note(words.written(path));
  }
  output.note(words.tellKey(proof.value.key));
  return 0;
}

async function noteIn(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error) return '';
    throw error;
  }
}
