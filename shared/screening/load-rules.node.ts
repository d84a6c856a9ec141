/** Reads rule sets from a folder of JSON files. */
import { createHash } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { RuleSet } from './rule-set.ts';
import { parseRuleSet } from './rule-set.ts';

/** Signature over the sets of a folder, beside them; no rule set itself. */
export const ruleSignatureFile = 'rules.sig.json';

/**
 * All `*.json` files of a folder but the signature as rule sets, in the order of their file names; each digest is over the file's exact bytes.
 * Failures: `rules.missing` when the folder cannot be read or holds no rule set; `rules.damaged` for the first wrong file, also
 * when two files share the id of a set or of a rule.
 */
export async function loadRuleSets(folder: string): Promise<Result<readonly RuleSet[]>> {
  const files = await listFiles(folder);
  if (files.length === 0) return fail('rules.missing', { path: folder });
  const sets: RuleSet[] = [];
  const taken = new Set<string>();
  for (const file of files) {
    const loaded = await loadFile(folder, file);
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

async function loadFile(folder: string, file: string): Promise<Result<RuleSet>> {
  let bytes: Buffer;
  try {
    bytes = await readFile(join(folder, file));
  } catch {
    return fail('rules.damaged', { file, where: 'file' });
  }
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  return parseRuleSet(file, bytes.toString('utf8'), digest);
}
