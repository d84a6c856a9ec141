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

function run(command: string, ...args: readonly string[]) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  return { status, out: stdout, notes: stderr, isThere: error === undefined };
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
  const hook = pathToFileURL(inProject('tests/security/report-network.ts')).href;

  test('refuses every way that Node has to a socket or a name, and counts', () => {
    const { out, notes } = run(process.execPath, '--import', hook, '--input-type=module', '-e', attempts);
    expect(out, notes).not.toBe('');
    const said = JSON.parse(out) as { outcomes: Record<string, string>; attempts: number };
    expect(new Set(Object.values(said.outcomes))).toEqual(new Set(['XIANSHEN_OFFLINE']));
    expect(said).toMatchObject({ attempts: Object.keys(said.outcomes).length, isGuarded: true });
  });

  test.each(runs)('is never asked by %s, in any of its threads', (_, args) => {
    const { status, notes } = run(process.execPath, '--import', hook, ...args);
    expect(status, notes).toBe(0);
    const standings = [...notes.matchAll(/^network (.*)$/gmu)].map(
      ([, text]) => JSON.parse(text!) as unknown,
    );
    expect(standings.length).toBeGreaterThan(0);
    for (const standing of standings) expect(standing).toEqual({ isGuarded: true, attempts: 0, sockets: 0 });
  });
});

describe('asked of the system', () => {
  const hasNoNetwork = run('unshare', '--net', 'true').status === 0;

  test.for(runs)('%s opens no socket, and needs no network to be there', ([, args], { skip }) => {
    const trace = join(folder, 'trace.txt');
    const tracing = ['strace', '-f', '-e', 'trace=network', '-o', trace, process.execPath, ...args];
    const [command = '', ...others] = hasNoNetwork ? ['unshare', '--net', ...tracing] : tracing;
    const traced = run(command, ...others);
    if (!traced.isThere || /strace.*(?:No such file|ptrace|not permitted)/iu.test(traced.notes))
      skip(
        'strace is not installed here, or the system lets nobody trace a program; the guard was asked above',
      );
    expect(traced.status, traced.notes).toBe(0);
    const calls = readFileSync(trace, 'utf8')
      .split('\n')
      .filter((line) => /AF_INET|AF_PACKET|AF_NETLINK/u.test(line));
    expect(calls).toEqual([]);
  });
});

test('the self-check says so, and exits with 1 where nobody has closed the network', () => {
  const said = run(process.execPath, program, 'self-check', '--format', 'json');
  expect(said.status).toBe(0);
  expect(JSON.parse(said.out)).toMatchObject({ isOffline: true, isGuarded: true, attempts: 0, sockets: 0 });
});

test('the notices name what the program brings along', () => {
  const { status, out } = run(process.execPath, program, 'notices');
  expect(status).toBe(0);
  expect(out).toMatch(/better-sqlite3/);
});
