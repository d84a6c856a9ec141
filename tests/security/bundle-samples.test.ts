import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { nodeHash } from '../../shared/base/hash.node.ts';
import { verifyBundleFile } from '../../shared/engine/verify-bundle-file.node.ts';
import { bundleSamples, samplePath } from '../samples/bundles/register.ts';

test('every frozen bundle is in the register, and as it was frozen', () => {
  const folder = samplePath('.');
  const frozen = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.zip'),
  );
  const own = bundleSamples.filter(({ file }) => !file.startsWith('..')).map(({ file }) => file);
  expect(own.toSorted()).toEqual(frozen.toSorted());
  for (const { what, file, sha256 } of bundleSamples) {
    expect(nodeHash.sha256(new Uint8Array(readFileSync(samplePath(file)))), what).toBe(sha256);
  }
});

test.each(bundleSamples)('gives the frozen verdict on $what', async ({ file, trust, ...verdict }) => {
  const verified = await verifyBundleFile(samplePath(file), trust === null ? null : samplePath(trust));
  if (!verified.ok) throw new Error(verified.failure.code);
  const { valid, anchored, problems } = verified.value.report;
  expect({ valid, anchored }).toEqual({ valid: verdict.valid, anchored: verdict.anchored });
  expect(problems.map((each) => `${each.code} ${each.file}`).toSorted()).toEqual(verdict.problems);
  expect(verified.value.fileName).toBe(basename(file));
});
