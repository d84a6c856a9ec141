import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { envelopeBytes, signEnvelope } from '../../shared/signoff/dsse.ts';
import { built, handler, sampleContent, signOff, stranger, trustBytes } from '../unit/bundle/release.ts';
import { envelopeIn, filesOf, packed, relisted, rewrite } from '../unit/bundle/tamper.ts';

interface Block {
  readonly step: string;
  readonly tool: string;
  readonly commands: string;
}

const page = readFileSync(new URL('../../docs/verify-by-hand.md', import.meta.url), 'utf8');
const blocks: readonly Block[] = [
  ...page.matchAll(/<!-- step: (\w+), needs: (\w+) -->\n```sh\n([\s\S]*?)\n```/g),
].map(([, step = '', tool = '', commands = '']) => ({ step, tool, commands }));
const steps = [...new Set(blocks.map(({ step }) => step))];
const path = [dirname(process.execPath), process.env.PATH].join(delimiter);

/** Tools that every machine for our tests has; the others are tried where they are there. */
const always = ['python3', 'node'];

function isThere(tool: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${tool}`], { env: { ...process.env, PATH: path } }).status === 0;
}
const tools = new Map([...new Set(blocks.map(({ tool }) => tool))].map((tool) => [tool, isThere(tool)]));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xianshen-by-hand-'));
  mkdirSync(join(folder, 'work'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Outcome {
  readonly step: string;
  readonly tool: string;
  readonly status: number | null;
  readonly said: string;
}

/** Runs every block of the page whose tool is there, in order. */
function followPage(bundle: Uint8Array, trust: Uint8Array): readonly Outcome[] {
  writeFileSync(join(folder, 'bundle.zip'), bundle);
  writeFileSync(join(folder, 'trust.json'), trust);
  const env = {
    ...process.env,
    PATH: path,
    LC_ALL: 'C.UTF-8',
    BUNDLE: '../bundle.zip',
    TRUST: '../trust.json',
  };
  return blocks
    .filter(({ tool }) => tools.get(tool))
    .map(({ step, tool, commands }) => {
      const run = spawnSync('sh', ['-eu', '-c', commands], {
        cwd: join(folder, 'work'),
        env,
        encoding: 'utf8',
      });
      return { step, tool, status: run.status, said: `${run.stdout}${run.stderr}` };
    });
}

const samples = new URL('../samples/golden/', import.meta.url);
const sample = (name: string) => new Uint8Array(readFileSync(new URL(name, samples)));

test('a bundle signed with Ed25519 and SM2 passes every block of the page', () => {
  const outcomes = followPage(sample('bundle-v2.zip'), sample('trust-v2.json'));
  for (const { step, tool, status, said } of outcomes)
    expect(status, `${step} with ${tool}:\n${said}`).toBe(0);
  expect(outcomes.at(-1)?.said).toContain('three people signed these');
});

test('an SM2 signature over other bytes fails at the signatures where OpenSSL is there', ({ skip }) => {
  if (tools.get('openssl') !== true)
    skip('OpenSSL is not on this machine; the SM2 vectors are checked by our own tests');
  const envelope = JSON.parse(Buffer.from(sample('trust-v2.json')).toString());
  const [first, second] = envelope.signatures as { sig: string }[];
  const broken = Buffer.from(second!.sig, 'base64');
  broken[broken.length - 1] = (broken.at(-1) ?? 0) ^ 1;
  const signatures = [first, { ...second, sig: broken.toString('base64') }];
  const trust = new TextEncoder().encode(JSON.stringify({ ...envelope, signatures }));
  const failed = followPage(sample('bundle-v2.zip'), trust).filter(({ status }) => status !== 0);
  expect(failed.map(({ step, tool }) => `${step} ${tool}`)).toEqual(['signatures openssl']);
});

function failedSteps(outcomes: readonly Outcome[]): readonly string[] {
  return [...new Set(outcomes.filter(({ status }) => status !== 0).map(({ step }) => step))];
}

test('every step of the page can be followed with tools that are always there', () => {
  expect(steps).toEqual(['unpack', 'lists', 'envelopes', 'signatures', 'people']);
  for (const tool of always) expect(tools.get(tool), tool).toBe(true);
  for (const step of steps) {
    expect(
      blocks.some((block) => block.step === step && always.includes(block.tool)),
      step,
    ).toBe(true);
  }
});

test('a bundle of ours passes every block of the page', () => {
  const outcomes = followPage(built().bytes, trustBytes());
  for (const { step, tool, status, said } of outcomes)
    expect(status, `${step} with ${tool}:\n${said}`).toBe(0);
  expect(outcomes.at(-1)?.said).toContain('three people signed these 5 files');
});

test('a changed file fails at the lists, whichever tool is used', () => {
  const files = rewrite(filesOf(built()), 'data/document/01-管理办法.txt', (text) =>
    text.replace('规范', '取消'),
  );
  const outcomes = followPage(packed(files), trustBytes()).filter(({ step }) => step === 'lists');
  expect(outcomes.length).toBeGreaterThan(0);
  for (const { tool, status } of outcomes) expect(status, tool).not.toBe(0);
});

test('a changed file with lists made to fit fails at the people', () => {
  const files = rewrite(filesOf(built()), 'data/document/01-管理办法.txt', (text) =>
    text.replace('规范', '取消'),
  );
  expect(failedSteps(followPage(packed(relisted(files)), trustBytes()))).toEqual(['people']);
});

test('a changed catalogue with lists made to fit fails at the people', () => {
  const files = rewrite(filesOf(built()), 'data/catalogue.json', (text) => text.replace('综合政务', '财政'));
  expect(failedSteps(followPage(packed(relisted(files)), trustBytes()))).toEqual(['people']);
});

test('a forged signature fails at the signatures, whichever tool is used', () => {
  const files = filesOf(built());
  const forged = signOff('handler', sampleContent, {
    by: { id: handler.id, key: { ...stranger.key, keyId: handler.key.keyId } },
  });
  files.set(envelopeIn(files, 'handler'), envelopeBytes(forged));
  const outcomes = followPage(packed(relisted(files)), trustBytes()).filter(
    ({ step }) => step === 'signatures',
  );
  expect(outcomes.length).toBeGreaterThan(0);
  for (const { tool, status } of outcomes) expect(status, tool).not.toBe(0);
});

test('one person in two duties fails at the people', () => {
  const files = filesOf(built());
  files.delete(envelopeIn(files, 'secrecy-reviewer'));
  const second = signOff('secrecy-reviewer', sampleContent, { by: handler });
  files.set(`signatures/secrecy-reviewer-${handler.key.keyId}.dsse.json`, envelopeBytes(second));
  expect(failedSteps(followPage(packed(relisted(files)), trustBytes()))).toEqual(['people']);
});

test('a revoked key fails at the people', () => {
  const trust = trustBytes({ approver: { revoked: { at: '2026-11-22T00:00:00.000Z', why: 'lost' } } }, 2);
  expect(failedSteps(followPage(built().bytes, trust))).toEqual(['people']);
});

test('another release statement than the signed one fails at the people', () => {
  const files = filesOf(built());
  rewrite(files, 'release-statement.json', (text) => text.replace('云数审〔2026〕7号', '云数审〔2026〕8号'));
  expect(failedSteps(followPage(packed(relisted(files)), trustBytes()))).toEqual(['people']);
});

test('a trust file that its root did not sign fails', () => {
  const envelope = JSON.parse(Buffer.from(trustBytes()).toString());
  const payload = Buffer.from(envelope.payload, 'base64');
  const forged = signEnvelope(envelope.payloadType, new Uint8Array(payload), stranger.key);
  expect(failedSteps(followPage(built().bytes, envelopeBytes(forged)))).not.toEqual([]);
});
