/**
 * Bundles as large as they may be, and ledgers of many years: what checking costs beside hashing the same bytes alone. Large
 * inputs, so each row is measured only when it is named: `npm run bench -- trust-export trust-verify …`.
 */
import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ledgerTree, rootHash } from '../../shared/audit/merkle-tree.ts';
import { nodeHash } from '../../shared/base/hash.node.ts';
import type { Sha256 } from '../../shared/base/ids.ts';
import type { BundlePlan } from '../../shared/bundle/plan-bundle.ts';
import { planBundle } from '../../shared/bundle/plan-bundle.ts';
import { streamBundle } from '../../shared/bundle/stream-bundle.node.ts';
import { verifyBundleFile } from '../../shared/engine/verify-bundle-file.node.ts';
import type { Vault } from '../../shared/intake/vault.node.ts';
import { openVault } from '../../shared/intake/vault.node.ts';
import { createVaultLock } from '../../shared/intake/vault-seal.node.ts';
import type { ContentPart } from '../../shared/release/parts.ts';
import { keepCheckpoint, ledgerRoot } from '../../shared/store/keep-checkpoint.node.ts';
import { recordChange } from '../../shared/store/record-change.node.ts';
import { sql } from '../../shared/store/sql.ts';
import { approver, bundleInput, officeTrust, ports, sampleContent } from '../unit/bundle/release.ts';
import { builtDigestWorker } from './build-program.ts';
import { growOffice, openGrownStore } from './grown-office.ts';
import type { Measurement } from './measure.ts';
import type { Prepared } from './rows.ts';

const megabyte = 1_000_000;
const parts = 10;
const partBytes = 100 * megabyte;
const entries = 1_000_000;

export const trustRows: readonly Prepared[] = [
  { id: 'trust-export', onRequest: true, prepare: exported },
  { id: 'trust-verify', onRequest: true, prepare: verified },
  { id: 'trust-verify-python', onRequest: true, prepare: verifiedByPython },
  { id: 'trust-checkpoint', onRequest: true, prepare: checkpoint },
  { id: 'trust-tree', onRequest: true, prepare: tree },
];

interface LargeBundle {
  readonly folder: string;
  readonly path: string;
  readonly plan: BundlePlan;
  readonly vault: Vault;
  readonly digestWorker: URL;
}

let made: Promise<LargeBundle> | null = null;

/** Ten documents of 100 MB in a sealed vault, and the bundle of them; made once for all rows. */
function largeBundle(): Promise<LargeBundle> {
  made ??= makeLargeBundle();
  return made;
}

async function makeLargeBundle(): Promise<LargeBundle> {
  const folder = mkdtempSync(join(tmpdir(), 'xianshen-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const lock = createVaultLock(false, { randomBytes });
  lock.unlock(randomBytes(32));
  const vault = await openVault(join(folder, 'vault'), lock);
  const bytes = new Uint8Array(randomBytes(partBytes));
  const content: ContentPart[] = [];
  for (let index = 0; index < parts; index += 1) {
    bytes[0] = index;
    await vault.put(bytes);
    const slot = index === 0 ? 'document' : index === 1 ? 'interpretation' : 'attachment';
    content.push({
      ...{ slot, position: Math.max(1, index - 1), name: `文件${index}.txt`, mediaType: 'text/plain' },
      ...{ sha256: nodeHash.sha256(bytes), bytes: bytes.length },
    });
  }
  const input = bundleInput({ content: { ...sampleContent, parts: content } });
  const plan = planBundle(input, approver.key, nodeHash);
  if (!plan.ok) throw new Error(plan.failure.code);
  const path = join(folder, plan.value.fileName);
  const bundle = { folder, vault, plan: plan.value, path, digestWorker: await builtDigestWorker() };
  await write(bundle);
  return bundle;
}

async function write({ path, plan, vault, digestWorker }: LargeBundle): Promise<void> {
  const context = { ...ports, name: plan.fileName, trust: officeTrust };
  const written = await streamBundle({ path, plan, vault, context, digestWorker });
  if (!written.ok) throw new Error(written.failure.code);
}

async function verify({ path, digestWorker }: LargeBundle): Promise<void> {
  const verified = await verifyBundleFile(path, null, digestWorker);
  if (!verified.ok || !verified.value.report.valid) throw new Error('a bundle that does not verify');
}

/** What `sha256sum` does. */
function plainHash({ path }: LargeBundle): string {
  const file = openSync(path, 'r');
  const hash = createHash('sha256');
  const buffer = Buffer.alloc(1024 * 1024);
  for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer))
    hash.update(buffer.subarray(0, read));
  closeSync(file);
  return hash.digest('hex');
}

const rates = { unit: 'MB/s', amount: (parts * partBytes) / megabyte } as const;

/** Opened, written, forced onto the disk, read back, hashed and verified; the peer reads the finished file and hashes it. */
async function exported(): Promise<Measurement> {
  const bundle = await largeBundle();
  return {
    ...{ id: 'trust-export', peer: 'sha256-only', goal: 0.5, ...rates },
    clear: () => rmSync(bundle.path, { force: true }),
    ours: () => write(bundle),
    theirs: () => plainHash(bundle),
  };
}

async function verified(): Promise<Measurement> {
  const bundle = await largeBundle();
  return {
    ...{ id: 'trust-verify', peer: 'sha256-only', goal: 0.8, ...rates },
    ours: () => verify(bundle),
    theirs: () => plainHash(bundle),
  };
}

/** The least that a validator of bags does: each digest of the manifest against its file. */
const pythonWalk = `
import hashlib, os, sys
for line in open(os.path.join(sys.argv[1], 'manifest-sha256.txt'), encoding='utf8'):
    digest, path = line.rstrip('\\n').split('  ', 1)
    found = hashlib.sha256()
    with open(os.path.join(sys.argv[1], path), 'rb') as file:
        for piece in iter(lambda: file.read(524288), b''): found.update(piece)
    if found.hexdigest() != digest: sys.exit(path)
`;

async function verifiedByPython(): Promise<Measurement> {
  const bundle = await largeBundle();
  const bag = join(bundle.folder, 'bag');
  await unpack(bundle, bag);
  const run = () => spawnSync('python3', ['-c', pythonWalk, bag], { encoding: 'utf8' });
  const first = run();
  if (first.error === undefined && first.status !== 0) throw new Error(first.stderr);
  return {
    ...{ id: 'trust-verify-python', peer: 'python-hash-walk', goal: 2, ...rates },
    hasPeer: first.error === undefined,
    ours: () => verify(bundle),
    theirs: run,
  };
}

async function unpack({ plan, vault }: LargeBundle, bag: string): Promise<void> {
  for (const { path, sha256, bytes } of plan.payload) {
    const file = join(bag, path);
    mkdirSync(dirname(file), { recursive: true });
    const got = bytes === null ? await vault.get(sha256) : { ok: true as const, value: bytes };
    if (!got.ok) throw new Error(got.failure.code);
    writeFileSync(file, got.value);
  }
  const lines = plan.payload.map(({ path, sha256 }) => `${sha256}  ${path}\n`);
  writeFileSync(join(bag, 'manifest-sha256.txt'), lines.join(''));
}

/** The root of a ledger, a hundred entries after the last checkpoint: a million entries against a thousand. */
async function checkpoint(): Promise<Measurement> {
  const since = 100;
  const [large, small] = [await keptLedger(entries, since), await keptLedger(1_000, since)];
  const times = 20;
  const repeat = (store: typeof large) => () => {
    for (let index = 0; index < times; index += 1) ledgerRoot(store.readable, nodeHash);
  };
  return {
    ...{ id: 'trust-checkpoint', peer: '1,000 entries', unit: '1/s', goal: 1 / 1.5, amount: times },
    ours: repeat(large),
    theirs: repeat(small),
  };
}

/** A store with so many entries, of which all but the last few are in the kept tree. */
async function keptLedger(count: number, since: number) {
  const office = await growOffice({ releases: 1, findingsEach: 1, ledgerEntries: count });
  await office.close();
  process.on('exit', () => rmSync(office.folder, { recursive: true, force: true }));
  const { store, ports: door } = await openGrownStore(office.folder);
  const kept = keepCheckpoint(store, nodeHash, {
    ...{ origin: '一号机', why: 'backup', at: '2026-11-23T08:00:00.000Z', sign: () => 'note' },
    key: { keyId: approver.key.keyId, publicKey: approver.key.publicKey },
  });
  if (!kept.ok) throw new Error(kept.failure.code);
  for (let index = 0; index < since; index += 1) {
    const change = { ...{ person: null, duty: null, action: 'setting.keep', objects: [] }, detail: null };
    recordChange(store, door, { ...change, result: 'done' }, (tx) =>
      tx.write(sql`INSERT INTO setting (name, value) VALUES (${`bench-${index}`}, '""')`),
    );
  }
  return store;
}

/** Bare hashing of the entries is what any check of them costs at least. */
async function tree(): Promise<Measurement> {
  const line = readFileSync(new URL(import.meta.url)).subarray(0, 420);
  const hashes: Sha256[] = [];
  for (let index = 0; index < entries; index += 1) {
    line.writeUInt32BE(index);
    hashes.push(nodeHash.sha256(line));
  }
  return {
    ...{ id: 'trust-tree', peer: 'sha256-of-entries', unit: 'entries/s', goal: 0.3, amount: entries },
    ours: () => rootHash(ledgerTree(hashes, nodeHash), nodeHash),
    theirs: () => {
      for (let index = 0; index < entries; index += 1) {
        line.writeUInt32BE(index);
        nodeHash.sha256(line);
      }
    },
  };
}
