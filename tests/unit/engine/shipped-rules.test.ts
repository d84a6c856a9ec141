/** Who vouches for a rule set: the build, a signature, or nobody. */
import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { gatherRules } from '../../../shared/engine/gather-rules.node.ts';
import { builtInDigests } from '../../../shared/engine/shipped-rules.ts';
import { rulesFolder } from '../screening/rule-samples.ts';

const extractionWorker = new URL('../../../shared/extraction/extract-worker.node.ts', import.meta.url);
const names = ['dn.json', 'pub.json'];
let folder = '';
let digests: ReadonlySet<string> = new Set();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xianshen-shipped-'));
  for (const name of names) copyFileSync(join(rulesFolder, name), join(folder, name));
  digests = new Set(
    names.map(
      (name) =>
        `sha256:${createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex')}`,
    ),
  );
});
afterEach(() => rmSync(folder, { recursive: true }));

async function trusts(known: ReadonlySet<string> | null, addedRulesFolder: string | null = null) {
  const places = { rulesFolder: folder, addedRulesFolder, termsFile: null, extractionWorker };
  const rules = await gatherRules(places, known);
  if (!rules.ok) throw new Error(JSON.stringify(rules.failure));
  return rules.value.sets.map(({ set, trust }) => [set.id, trust]);
}

describe('a shipped rule set', () => {
  test('with the digest that was built into the program is trusted as the program is', async () => {
    expect(await trusts(digests)).toEqual([
      ['DN', 'built-in'],
      ['PUB', 'built-in'],
    ]);
  });

  test('that was changed afterwards is nobody’s, and the others stay what they are', async () => {
    const file = join(folder, 'dn.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"hard"', '"soft"'));
    expect(await trusts(digests)).toEqual([
      ['DN', 'none'],
      ['PUB', 'built-in'],
    ]);
  });

  test('beside the sources belongs to them, and raises no alarm', async () => {
    expect(builtInDigests).toBeNull();
    expect(await trusts(null)).toEqual([
      ['DN', 'sources'],
      ['PUB', 'sources'],
    ]);
  });
});

test('an added set is unsigned even when its bytes are those of a shipped one', async () => {
  const added = mkdtempSync(join(tmpdir(), 'xianshen-added-'));
  copyFileSync(join(rulesFolder, 'dup.json'), join(added, 'dup.json'));
  const digest = createHash('sha256')
    .update(readFileSync(join(added, 'dup.json')))
    .digest('hex');
  const sets = await trusts(new Set([...digests, `sha256:${digest}`]), added);
  expect(sets).toContainEqual(['DUP', 'none']);
  rmSync(added, { recursive: true });
});
