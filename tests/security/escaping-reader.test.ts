import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createExtractor } from '../../shared/extraction/extract.node.ts';
import { permissionFlags, programFoldersOf } from '../../shared/extraction/worker-permissions.node.ts';

const workerUrl = new URL('./escaping-reader.ts', import.meta.url);
const folder = mkdtempSync(join(tmpdir(), 'escape-'));
const outside = { port: 0, file: join(folder, '底稿.txt'), target: join(folder, '外流') };
let connections = 0;
let server: Server;

beforeAll(async () => {
  writeFileSync(outside.file, '别处的文件');
  server = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address !== null && typeof address === 'object') outside.port = address.port;
});
afterAll(async () => {
  await new Promise((closed) => server.close(closed));
  rmSync(folder, { recursive: true });
});

async function outcomeOf(nativeAddons: boolean): Promise<Record<string, string>> {
  const extractor = createExtractor<Record<string, string>>({
    workerUrl,
    deadlineMs: 20_000,
    heapMegabytes: 256,
    nativeAddons,
  });
  const result = await extractor.extract({ bytes: new Uint8Array(1), name: JSON.stringify(outside) });
  await extractor.close();
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

/** The same reader in a thread without the runtime's permissions, as it runs in Electron, or without shut doors. */
function threadOutcome(options: {
  readonly execArgv: string[];
  readonly doors: string;
  readonly only?: readonly string[];
}) {
  const worker = new Worker(workerUrl, {
    execArgv: options.execArgv,
    env: { DOORS: options.doors },
    stderr: true,
  });
  worker.stderr.resume();
  return new Promise<Record<string, string>>((resolve, reject) => {
    worker.on('error', reject);
    worker.on('message', ({ result }) => {
      resolve(result.value);
      void worker.terminate();
    });
    const name = JSON.stringify({ ...outside, only: options.only });
    worker.postMessage({ number: 1, input: { name, bytes: new Uint8Array(1) } });
  });
}

function escapesOf(outcome: Record<string, string>): readonly string[] {
  return Object.entries(outcome)
    .filter(([, what]) => what.startsWith('done'))
    .map(([name]) => name);
}

describe('a reader that has gone over to the file', () => {
  test.each([false, true])('gets nowhere (native modules allowed: %s)', async (nativeAddons) => {
    const outcome = await outcomeOf(nativeAddons);
    expect(Object.keys(outcome).length).toBeGreaterThan(40);
    expect(escapesOf(outcome)).toEqual([]);
    expect(outcome).toMatchObject({ 'net.connect': 'DoorShut', 'fs.readFileSync': 'DoorShut' });
  });

  test('gets nowhere where the runtime has no permission model either', async () => {
    expect(escapesOf(await threadOutcome({ execArgv: [], doors: 'shut' }))).toEqual([]);
  });

  test('is held by the runtime from files, processes and threads when no door is shut', async () => {
    const flags = permissionFlags(programFoldersOf(workerUrl), false);
    const only = [
      'fs.readFileSync',
      'fs.readFile',
      'fs.openSync',
      'fs.readdirSync',
      'fs.statSync',
      'fs.writeFileSync',
      'fs.writeFile',
      'writing over the program',
      'fs.rmSync',
      'child_process.spawn',
      'child_process.execFileSync',
      'a thread of its own',
      'native code',
    ];
    const outcome = await threadOutcome({ execArgv: flags, doors: 'open', only });
    for (const name of only) {
      expect([name, outcome[name]]).toEqual([name, expect.stringMatching(/^ERR_(?:ACCESS_DENIED|DLOPEN)/)]);
    }
  });

  test('has left nothing behind and called nobody', () => {
    expect(connections).toBe(0);
    expect(existsSync(outside.target)).toBe(false);
    expect(readFileSync(outside.file, 'utf8')).toBe('别处的文件');
    expect(readFileSync(workerUrl, 'utf8').length).toBeGreaterThan(1000);
  });
});

test('without permissions and with open doors the same reader gets out: the tests above can fail', async () => {
  const only = [
    'fs.readFileSync',
    'fs.statSync',
    'net.connect',
    'dgram.createSocket',
    'child_process.execFileSync',
  ];
  const outcome = await threadOutcome({ execArgv: [], doors: 'open', only });
  expect(escapesOf(outcome)).toEqual(expect.arrayContaining(only));
});

describe('the program folders of a worker', () => {
  test('are those around its manifest, and none for code without a file', () => {
    expect(programFoldersOf(workerUrl).every((each) => /[\\/]$/.test(each))).toBe(true);
    expect(programFoldersOf(workerUrl).length).toBeGreaterThan(0);
    expect(programFoldersOf(new URL('data:text/javascript,'))).toEqual([]);
  });

  test('are all that the runtime lets it read', () => {
    expect(permissionFlags(['/p/'], false)).toEqual(['--permission', '--allow-fs-read=/p/']);
    expect(permissionFlags([], true)).toEqual(['--permission', '--allow-addons']);
  });
});
