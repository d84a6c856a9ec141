import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { nodeHash } from '../../shared/base/hash.node.ts';
import { verifyBundle } from '../../shared/bundle/verify-bundle.ts';
import { ports, trustOf } from '../unit/bundle/release.ts';

const sample = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../samples/golden/${name}`, import.meta.url)));

// Never make these files anew: offices hold bundles like them, and each later version of the program has to read them.
test('a bundle of format 1, as it was first written, verifies under its trust file for all time', () => {
  const [bundle, trust] = [sample('bundle-v1.zip'), sample('trust.json')];
  expect(nodeHash.sha256(bundle)).toBe('1977f58fc4ced009f0abe13ad3ba0d13411f735a3b1cb12913294c81b473cf21');
  expect(nodeHash.sha256(trust)).toBe('ae85355ad5d5eab17ea19f4a9adf2a1c7b016a6341be275cdcd4d1c5e1e46e7b');
  expect(verifyBundle(bundle, { ...ports, name: 'bundle-v1.zip', trust: trustOf(trust) })).toMatchObject({
    valid: true,
    anchored: true,
    packageNumber: '11990101-2026-0007',
    problems: [],
    files: 15,
  });
});

test('a bundle of format 2, signed with Ed25519 and SM2, verifies under its trust file for all time', () => {
  const [bundle, trust] = [sample('bundle-v2.zip'), sample('trust-v2.json')];
  expect(nodeHash.sha256(bundle)).toBe('1a86246b3836d5051e66a01533350a864cbf947f9b13d39e5b421bcd2b9cbd4a');
  expect(nodeHash.sha256(trust)).toBe('458760ff828dcd7a95d6df027bead42151ae01389db5394df30724ce6fc14d3f');
  expect(verifyBundle(bundle, { ...ports, name: 'bundle-v2.zip', trust: trustOf(trust) })).toMatchObject({
    valid: true,
    anchored: true,
    packageNumber: '11990101-2026-0007',
    problems: [],
    files: 15,
  });
});
