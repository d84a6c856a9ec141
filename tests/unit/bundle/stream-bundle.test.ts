import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { nodeHash } from '../../../shared/base/hash.node.ts';
import { planBundle } from '../../../shared/bundle/plan-bundle.ts';
import { streamBundle } from '../../../shared/bundle/stream-bundle.node.ts';
import { verifyBundleFile } from '../../../shared/engine/verify-bundle-file.node.ts';
import { openVault } from '../../../shared/intake/vault.node.ts';
import { createVaultLock } from '../../../shared/intake/vault-seal.node.ts';
import type { ContentPart } from '../../../shared/release/parts.ts';
import { flippedInFile } from './flip.ts';
import {
  approver,
  built,
  bundleInput,
  officeTrust,
  ports,
  sampleBytes,
  sampleContent,
  signOff,
} from './release.ts';

const top = mkdtempSync(join(tmpdir(), 'xianshen-stream-'));
afterAll(() => rmSync(top, { recursive: true }));

const digestWorker = new URL('../../../shared/bundle/digest-worker.node.ts', import.meta.url);
const context = { ...ports, name: 'a.zip', trust: officeTrust };
const [document] = sampleContent.parts;
const digest = document!.sha256;

/** A vault with the sample's parts, and a folder to export into. */
async function desk(isSealed = true) {
  const folder = mkdtempSync(join(top, 'desk-'));
  const lock = createVaultLock(false, { randomBytes });
  if (isSealed) lock.unlock(randomBytes(32));
  const vault = await openVault(join(folder, 'vault'), lock);
  for (const { sha256 } of sampleContent.parts) await vault.put(sampleBytes(sha256));
  const out = mkdtempSync(join(folder, 'out-'));
  return { lock, vault, out, path: join(out, 'a.zip'), object: vault.fileOf(digest) };
}

function planned(change: Parameters<typeof bundleInput>[0] = {}) {
  const plan = planBundle(bundleInput(change), approver.key, nodeHash);
  if (!plan.ok) throw new Error(plan.failure.code);
  return plan.value;
}

const failed = (code: string, params: object) => ({ ok: false, failure: { code, params } });

describe('a bundle written straight from the vault', () => {
  test.each([true, false])('has the bytes that it has in memory (vault sealed: %s)', async (isSealed) => {
    const { vault, path, out } = await desk(isSealed);
    const written = await streamBundle({ path, plan: planned(), vault, context, digestWorker });
    const bytes = new Uint8Array(readFileSync(path));
    expect(bytes).toEqual(built().bytes);
    expect(written).toMatchObject({
      ok: true,
      value: {
        path,
        bytes: bytes.length,
        sha256: nodeHash.sha256(bytes),
        report: { valid: true, anchored: true },
      },
    });
    expect(readdirSync(out)).toEqual(['a.zip']);
  });

  test('has them also where a document is longer than one piece', async () => {
    const { vault, path } = await desk();
    const long = new Uint8Array(randomBytes(3 * 512 * 1024 + 17));
    const part: ContentPart = { ...document!, sha256: nodeHash.sha256(long), bytes: long.length };
    await vault.put(long);
    const content = { ...sampleContent, parts: [part, ...sampleContent.parts.slice(1)] };
    const signOffs = (['handler', 'secrecy-reviewer', 'approver'] as const).map((stage) =>
      signOff(stage, content),
    );
    const change = {
      content,
      signOffs,
      bytesOf: (sha256: string) => (sha256 === part.sha256 ? long : sampleBytes(sha256)),
    };
    expect(await streamBundle({ path, plan: planned(change), vault, context, digestWorker })).toMatchObject({
      ok: true,
    });
    expect(new Uint8Array(readFileSync(path))).toEqual(built(change).bytes);
  });

  test.each([true, false])(
    'is not made of a document that was altered (vault sealed: %s)',
    async (isSealed) => {
      const { vault, path, out, object } = await desk(isSealed);
      flippedInFile(object, 40);
      expect(await streamBundle({ path, plan: planned(), vault, context, digestWorker })).toEqual(
        failed('vault.damaged', { digest }),
      );
      expect(readdirSync(out)).toEqual([]);
    },
  );

  test('is not made of a document that was cut off', async () => {
    const { vault, path, out, object } = await desk();
    truncateSync(object, 50);
    expect(await streamBundle({ path, plan: planned(), vault, context, digestWorker })).toEqual(
      failed('vault.damaged', { digest }),
    );
    expect(readdirSync(out)).toEqual([]);
  });

  test('is not made of a document that is gone', async () => {
    const { vault, path, out, object } = await desk();
    rmSync(object);
    expect(await streamBundle({ path, plan: planned(), vault, context, digestWorker })).toEqual(
      failed('vault.missing', { digest }),
    );
    expect(readdirSync(out)).toEqual([]);
  });

  test('is not made while nobody has opened the vault', async () => {
    const { vault, path, lock, out } = await desk();
    lock.lock();
    expect(await streamBundle({ path, plan: planned(), vault, context, digestWorker })).toEqual(
      failed('vault.locked', {}),
    );
    expect(readdirSync(out)).toEqual([]);
  });

  test('takes the place of a draft that was cut off, and of nothing else', async () => {
    const { vault, path, out } = await desk();
    writeFileSync(join(out, '.a.zip.part'), 'PK');
    const plan = planned();
    expect(await streamBundle({ path, plan, vault, context, digestWorker })).toMatchObject({ ok: true });
    expect(readdirSync(out)).toEqual(['a.zip']);
    expect(await streamBundle({ path, plan, vault, context, digestWorker })).toEqual(
      failed('bundle.target-exists', { name: 'a.zip' }),
    );
  });

  test('is not begun where it would become too large', async () => {
    const { vault, path, out } = await desk();
    const plan = planned();
    const payload = plan.payload.map((file) => ({ ...file, length: 1024 ** 3 }));
    expect(
      await streamBundle({ path, plan: { ...plan, payload }, vault, context, digestWorker }),
    ).toMatchObject(failed('bundle.too-large', { name: 'a.zip' }));
    expect(readdirSync(out)).toEqual([]);
  });

  test.each([
    ['one document outweighs the rest', [33]],
    ['several are large', [17, 17]],
  ])('hashed in threads where %s, has the digest that it has, and the same verdict', async (_, sizes) => {
    const { vault, path } = await desk();
    const large = sizes.map((megabytes, index): ContentPart => {
      const bytes = new Uint8Array(megabytes * 1024 * 1024).fill(index + 7);
      return { ...sampleContent.parts[index]!, sha256: nodeHash.sha256(bytes), bytes: bytes.length };
    });
    for (const [index, { bytes }] of large.entries()) await vault.put(new Uint8Array(bytes).fill(index + 7));
    const content = { ...sampleContent, parts: [...large, ...sampleContent.parts.slice(large.length)] };
    const written = await streamBundle({ path, plan: planned({ content }), vault, context, digestWorker });
    const bytes = new Uint8Array(readFileSync(path));
    expect(written).toMatchObject({ value: { sha256: nodeHash.sha256(bytes) } });
    expect(await verifyBundleFile(path, null, digestWorker)).toMatchObject({
      value: { report: { valid: true } },
    });
    flippedInFile(path, 20 * 1024 * 1024);
    const damaged = await verifyBundleFile(path, null, digestWorker);
    expect(damaged).toMatchObject({ value: { report: { valid: false } } });
    expect(damaged).toEqual(await verifyBundleFile(path, null));
  });

  test('is not made where a large document was altered, and leaves nothing behind', async () => {
    const { vault, path, out } = await desk(false);
    const long = new Uint8Array(33 * 1024 * 1024).fill(9);
    const part: ContentPart = { ...document!, sha256: nodeHash.sha256(long), bytes: long.length };
    await vault.put(long);
    flippedInFile(vault.fileOf(part.sha256), 30 * 1024 * 1024);
    const content = { ...sampleContent, parts: [part, ...sampleContent.parts.slice(1)] };
    expect(await streamBundle({ path, plan: planned({ content }), vault, context, digestWorker })).toEqual(
      failed('vault.damaged', { digest: part.sha256 }),
    );
    expect(readdirSync(out)).toEqual([]);
  });
});
