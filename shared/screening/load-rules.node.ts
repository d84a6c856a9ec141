/** Reads rule sets from a folder of JSON files. */
import { createHash } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import { provenSets } from './proven-sets.ts';
import type { RuleSet } from './rule-set.ts';
import { parseProvenRuleSet, parseRuleSet } from './rule-set.ts';

/** Signature over the sets of a folder, beside them; no rule set itself. */
export const ruleSignatureFile = 'rules.sig.json';

/** Digests of files that were proven in this process already. */
const provenHere = new Set<string>();
const none: ReadonlySet<string> = new Set();

/**
 * All `*.json` files of a folder but the signature as rule sets, in the order of their file names; each digest is over the file's exact bytes.
 * Failures: `rules.missing` when the folder cannot be read or holds no rule set; `rules.damaged` for the first wrong file, also
 * when two files share the id of a set or of a rule; `rules.unproven` (rule-set.ts).
 * @param proven digests of files whose expressions the build has proven; those of all others are proven here
 */
export async function loadRuleSets(
  folder: string,
  proven: ReadonlySet<string> = none,
): Promise<Result<readonly RuleSet[]>> {
  const files = await listFiles(folder);
  if (files.length === 0) return fail('rules.missing', { path: folder });
  const sets: RuleSet[] = [];
  const taken = new Set<string>();
  for (const file of files) {
    const loaded = await loadFile(join(folder, file), file, proven);
    if (!loaded.ok) return loaded;
    const ids = [loaded.value.id, ...loaded.value.rules.map(({ id }) => id)];
    const twice = ids.find((id) => taken.has(id));
    if (twice !== undefined) return fail('rules.damaged', { file, where: twice });
    for (const id of ids) taken.add(id);
    sets.push(loaded.value);
  }
  return ok(sets);
}

async function listFiles(folder: string): Promise<readonly string[]> {
  let entries: readonly Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch {
    // Whatever the reason, a check without rules must not run: the caller says so and stops.
    return [];
  }
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json') && entry.name !== ruleSignatureFile)
    .map(({ name }) => name)
    .sort();
}

async function loadFile(path: string, file: string, proven: ReadonlySet<string>): Promise<Result<RuleSet>> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch {
    return fail('rules.damaged', { file, where: 'file' });
  }
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  const text = bytes.toString('utf8');
  const isProven = provenSets.has(digest) || proven.has(digest) || provenHere.has(digest);
  if (isProven) return parseProvenRuleSet(file, text, digest);
  const parsed = parseRuleSet(file, text, digest);
  if (parsed.ok) provenHere.add(digest);
  return parsed;
}
