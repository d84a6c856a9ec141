import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildVerifier } from '../../electron/setup/build-verifier.mjs';
import { proofText } from '../../shared/engine/ledger-proof-form.ts';
import { bundleSamples, samplePath } from '../samples/bundles/register.ts';
import { got } from '../store/test-store.ts';
import { projectFolder, runCli } from './run-cli.ts';
import { openOffice } from './workstation.ts';

const golden = join(projectFolder, 'tests/samples/golden');
const bundle = join(golden, 'bundle-v1.zip');
const trust = join(golden, 'trust.json');
const [sm2Bundle, sm2Trust] = [join(golden, 'bundle-v2.zip'), join(golden, 'trust-v2.json')];
let folder = '';
let tampered = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'xianshen-verifier-'));
  await buildVerifier(join(folder, 'alone/xianshen-verify.mjs'));
  tampered = join(folder, 'tampered.zip');
  const bytes = readFileSync(bundle);
  const at = bytes.indexOf('release-statement.json{') + 'release-statement.json{'.length + 40;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(tampered, bytes);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the built file in its own folder, where there are no packages. */
function runAlone(...args: readonly string[]) {
  const file = join(folder, 'alone/xianshen-verify.mjs');
  const run = spawnSync(process.execPath, [file, ...args], { cwd: join(folder, 'alone'), encoding: 'utf8' });
  return { status: run.status, out: run.stdout, notes: run.stderr };
}

describe('the verifier that stands by itself', () => {
  test('is one readable file that needs Node and nothing else', () => {
    expect(readdirSync(join(folder, 'alone'))).toEqual(['xianshen-verify.mjs']);
    const text = readFileSync(join(folder, 'alone/xianshen-verify.mjs'), 'utf8');
    const imported = [...text.matchAll(/^import .*"([^"]+)";$/gmu)].map(([, name = '']) => name);
    expect(text).not.toMatch(/\b(?:require|import)\(/u);
    expect(imported.length).toBeGreaterThan(3);
    expect(imported.filter((name) => !isBuiltin(name))).toEqual([]);
    expect(imported).not.toContain('node:child_process');
    expect(text).toContain('MIT License');
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(2_000);
    expect(text).not.toContain(projectFolder);
  });

  test.each([
    ['a bundle with its trust file', 0, () => [bundle, '--trust', trust]],
    ['a bundle without a trust file', 0, () => [bundle]],
    ['a bundle, in English', 0, () => [bundle, '--trust', trust, '--lang', 'en']],
    ['a bundle, as JSON', 0, () => [bundle, '--trust', trust, '--format=json']],
    ['a bundle that was changed', 1, () => [tampered, '--trust', trust]],
    [
      'a bundle that was changed, as JSON',
      1,
      () => [tampered, '--trust', trust, '--format', 'json', '--lang=en'],
    ],
    ['a bundle signed with Ed25519 and SM2', 0, () => [sm2Bundle, '--trust', sm2Trust]],
    ['a bundle under the trust file of other people', 1, () => [sm2Bundle, '--trust', trust]],
    ['what is no bundle', 1, () => [trust]],
    ['a file that is not there', 2, () => [join(folder, '没有.zip')]],
    ['a folder', 2, () => [folder]],
    ['a trust file that is none', 2, () => [bundle, '--trust', bundle]],
    ['an option that does not exist', 2, () => [bundle, '--trusted', trust, '--lang', 'en']],
  ] as const)('says of %s what the program says', async (_, status, argumentsOf) => {
    const args = argumentsOf();
    const alone = runAlone(...args);
    expect(alone).toEqual(await runCli(['verify', ...args]));
    expect(alone.status).toBe(status);
  });

  test('gives the frozen verdict on every frozen bundle', () => {
    // One process for all of them: the file runs once for each address it is imported under.
    const script = `
      const [url, runs] = [process.argv[1], JSON.parse(process.argv[2])];
      const lines = [];
      // Each run listens to the one output of all of them.
      process.stdout.setMaxListeners(0);
      console.log = (text) => lines.push(text);
      process.stdout.write = (text) => lines.push(text);
      const verdicts = [];
      for (const [index, run] of runs.entries()) {
        lines.length = 0;
        process.argv = ['node', 'verifier', ...run];
        await import(url + '?' + index);
        verdicts.push({ status: process.exitCode, text: lines.join('') });
      }
      process.exitCode = 0;
      process.stderr.write(JSON.stringify(verdicts));`;
    const runs = bundleSamples.map(({ file, trust: under }) => [
      samplePath(file),
      ...(under === null ? [] : ['--trust', samplePath(under)]),
      '--format=json',
    ]);
    const url = pathToFileURL(join(folder, 'alone/xianshen-verify.mjs')).href;
    const args = ['--input-type=module', '-e', script, url, JSON.stringify(runs)];
    const child = spawnSync(process.execPath, args, { encoding: 'utf8' });
    const verdicts = (JSON.parse(child.stderr) as { status: number; text: string }[]).map(
      ({ status, text }) => {
        const report = JSON.parse(text) as { problems: { code: string; file: string }[] };
        return { status, problems: report.problems.map(({ code, file }) => `${code} ${file}`).toSorted() };
      },
    );
    expect(verdicts).toEqual(
      bundleSamples.map(({ valid, problems }) => ({ status: valid ? 0 : 1, problems })),
    );
  });

  test('checks a proof about a ledger as the program does', async () => {
    const station = await openOffice();
    const proof = got(station.engine().proofs.entry(1));
    const [whole, changed] = [join(folder, 'proof.json'), join(folder, 'changed.json')];
    writeFileSync(whole, proofText(proof));
    writeFileSync(changed, proofText(proof).replace('office.create', 'office.change'));
    const told = runAlone('--proof', whole, '--key', proof.key);
    expect(told).toMatchObject({ status: 0, notes: '' });
    expect(told).toEqual(await runCli(['audit', 'check-proof', whole, '--key', proof.key]));
    expect(runAlone('--proof', changed, '--lang', 'en')).toMatchObject({ status: 1 });
    expect(runAlone('--proof', trust)).toMatchObject({ status: 2, out: '' });
    expect(runAlone(bundle, '--proof', whole)).toMatchObject({ status: 2, out: '' });
  });

  test('names what was changed', () => {
    const { problems } = JSON.parse(runAlone(tampered, '--trust', trust, '--format', 'json').out) as {
      problems: { file: string }[];
    };
    expect(problems.map(({ file }) => file)).toContain('release-statement.json');
  });

  test.each([
    ['no bundle', [], '缺少参数：bundle。'],
    ['two bundles', [bundle, trust], '用法不对'],
    ['an unknown language', [bundle, '--lang', 'fr'], '选项的值不对：--lang。'],
    [
      'an unknown format',
      [bundle, '--format', 'xml', '--lang', 'en'],
      'An option has a wrong value: --format.',
    ],
    ['an option without its value', [bundle, '--trust'], '缺少参数：--trust'],
  ])('refuses %s', (_, args, words) => {
    expect(runAlone(...args)).toEqual({ status: 2, out: '', notes: expect.stringContaining(words) });
  });

  test('explains itself', () => {
    expect(runAlone('--help', '--lang', 'en')).toMatchObject({
      status: 0,
      out: expect.stringMatching(/^Usage: node xianshen-verify\.mjs <bundle>/),
    });
  });
});
