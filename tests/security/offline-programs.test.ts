/** The command line and the verifier that stands by itself open no socket: asked from inside, and of the system. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildVerifier } from '../../electron/setup/build-verifier.mjs';
import { projectFolder } from '../flows/run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'xianshen-offline-'));
const inProject = (path: string): string => join(projectFolder, path);
const verifier = join(folder, 'xianshen-verify.mjs');
const program = inProject('shared/cli/main.node.ts');
const [bundle, trust] = [
  inProject('tests/samples/golden/bundle-v1.zip'),
  inProject('tests/samples/golden/trust.json'),
];

/** What is run, and the status it exits with. */
const runs = [
  ['the verifier', [verifier, bundle, '--trust', trust]],
  ['a check', [program, 'check', inProject('tests/samples/valid/notice.docx'), '--fail-on', 'never']],
] as const;

beforeAll(() => buildVerifier(verifier));
afterAll(() => rmSync(folder, { recursive: true }));

/** Sources without their types, compiled: the same folder as `npm run xianshen` uses. */
const env = { ...process.env, NODE_COMPILE_CACHE: inProject('.cache/compiled') };

function run(command: string, ...args: readonly string[]) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8', env });
  return { status, out: stdout, notes: stderr, isThere: error === undefined };
}

/** Loaded before a program, in each of its threads: the guard, which tells at the end how often it was asked. */
const hook = pathToFileURL(inProject('tests/security/report-network.ts')).href;

/**
 * How a program is watched from outside: calls of the network only, the others at full speed, in a world without a network where
 * that can be had. Null where the system lets nobody watch, or has nothing to watch with.
 */
const watching = ((): readonly string[] | null => {
  const trace = ['strace', '-f', '--seccomp-bpf', '-e', 'trace=network', '-o', join(folder, 'trace.txt')];
  if (run('strace', ...trace.slice(1), 'true').status !== 0) return null;
  return run('unshare', '--net', 'true').status === 0 ? ['unshare', '--net', ...trace] : trace;
})();

/** Each program is started once, and asked from inside and from outside at the same time. */
const watched = new Map<string, ReturnType<typeof run> & { readonly calls: readonly string[] }>();

function watch(name: string, args: readonly string[]) {
  const known = watched.get(name);
  if (known !== undefined) return known;
  const [command = '', ...others] = [...(watching ?? []), process.execPath, '--import', hook, ...args];
  const said = run(command, ...others);
  const lines = watching === null ? [] : readFileSync(join(folder, 'trace.txt'), 'utf8').split('\n');
  const fresh = { ...said, calls: lines.filter((line) => /AF_INET|AF_PACKET|AF_NETLINK/u.test(line)) };
  watched.set(name, fresh);
  return fresh;
}

describe('the guard', () => {
  const attempts = `
    import { connect, createServer } from 'node:net';
    import { createSocket } from 'node:dgram';
    import { lookup, promises, Resolver } from 'node:dns';
    import { get } from 'node:http';
    import { request } from 'node:https';
    import { connect as secure } from 'node:tls';
    import { networkStanding } from '${pathToFileURL(inProject('shared/base/network-guard.node.ts')).href}';
    const tries = {
      net: () => connect(9, '127.0.0.1'),
      pipe: () => connect('/nowhere'),
      listen: () => createServer().listen(0),
      dgram: () => createSocket('udp4').send('x', 9, '127.0.0.1'),
      bind: () => createSocket('udp4').bind(0),
      lookup: () => lookup('localhost', () => {}),
      resolve: () => promises.resolve4('example.com'),
      resolver: () => new Resolver().resolve4('example.com', () => {}),
      http: () => get('http://127.0.0.1:9/').on('error', () => {}),
      https: () => request('https://127.0.0.1:9/').on('error', () => {}),
      tls: () => secure(9, '127.0.0.1'),
    };
    const outcomes = {};
    for (const [name, attempt] of Object.entries(tries)) {
      try { await attempt(); outcomes[name] = 'made'; } catch (error) { outcomes[name] = error.code; }
    }
    outcomes.fetch = await fetch('http://127.0.0.1:8099/').catch((error) => error.cause?.code ?? error.code);
    const { attempts, isGuarded } = networkStanding();
    console.log(JSON.stringify({ outcomes, attempts, isGuarded }));
    process.exit(0);`;
  test('refuses every way that Node has to a socket or a name, and counts', () => {
    const { out, notes } = run(process.execPath, '--import', hook, '--input-type=module', '-e', attempts);
    expect(out, notes).not.toBe('');
    const said = JSON.parse(out) as { outcomes: Record<string, string>; attempts: number };
    expect(new Set(Object.values(said.outcomes))).toEqual(new Set(['XIANSHEN_OFFLINE']));
    expect(said).toMatchObject({ attempts: Object.keys(said.outcomes).length, isGuarded: true });
  });

  test.each(runs)('is never asked by %s, in any of its threads', (name, args) => {
    const { status, notes } = watch(name, args);
    expect(status, notes).toBe(0);
    const standings = [...notes.matchAll(/^network (.*)$/gmu)].map(
      ([, text]) => JSON.parse(text!) as unknown,
    );
    expect(standings.length).toBeGreaterThan(0);
    for (const standing of standings) expect(standing).toEqual({ isGuarded: true, attempts: 0, sockets: 0 });
  });
});

describe('asked of the system', () => {
  test.for(runs)('%s opens no socket, and needs no network to be there', ([name, args], { skip }) => {
    if (watching === null)
      skip(
        'strace is not installed here, or the system lets nobody trace a program; the guard was asked above',
      );
    const { status, notes, calls } = watch(name, args);
    expect(status, notes).toBe(0);
    expect(calls).toEqual([]);
  });
});

test('the self-check says so, and the notices name what the program brings along', () => {
  // One start for both: the entry runs the first from its arguments, and what it has loaded runs the second.
  const twice = `
    await import(${JSON.stringify(pathToFileURL(program).href)});
    const { runProgram } = await import(${JSON.stringify(new URL('program.node.ts', pathToFileURL(program)).href)});
    console.log('---');
    process.exitCode ||= await runProgram(['notices'], ${JSON.stringify(pathToFileURL(program).href)});`;
  const asked = ['--input-type=module', '-e', twice, 'xianshen', 'self-check', '--format', 'json'];
  const { status, out, notes } = run(process.execPath, ...asked);
  expect(status, notes).toBe(0);
  const end = out.indexOf('\n}\n---\n');
  const [standing, notices] = [out.slice(0, end + 2), out.slice(end)];
  expect(JSON.parse(standing)).toMatchObject({ isOffline: true, isGuarded: true, attempts: 0, sockets: 0 });
  expect(notices).toMatch(/better-sqlite3/);
});
