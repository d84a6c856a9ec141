import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { nodeHash } from '../../../shared/base/hash.node.ts';
import { checkOfficeDraft } from '../../../shared/engine/check-office-draft.ts';
import { contentGate } from '../../../shared/release/gates.ts';
import { checkDecision } from '../../../shared/review/decision.ts';
import { checkNumber } from '../../../shared/screening/number-checks.ts';
import { completeRelease } from '../release/kind-cases.ts';
import type { FindingInWords, Release, Screened } from './sample-office.ts';
import { office, readSample, register, releases, screenPackage } from './sample-office.ts';

const folders = ['clean', 'planted', 'returned', 'reposted', 'marked'];
const screened = new Map<string, Screened>();

beforeAll(async () => {
  for (const folder of folders) {
    const files = register.filter(({ file }) => file.startsWith(`${folder}/`));
    for (const one of await screenPackage(files)) screened.set(one.file, one);
  }
});

function findingsOf(file: string): Screened['findings'] {
  return screened.get(file)?.findings ?? [];
}

function releaseIn(state: Release['intendedState']): Release {
  const found = releases.find(({ intendedState }) => intendedState === state);
  if (found === undefined) throw new Error(`no release is ${state}`);
  return found;
}

describe('the files', () => {
  const root = join(import.meta.dirname, '../../../resources/sample-office');

  test('are all in the register, and the register names no others', () => {
    const present = folders.flatMap((folder) =>
      readdirSync(join(root, folder)).map((name) => `${folder}/${name}`),
    );
    expect(register.map(({ file }) => file).sort()).toEqual(present.sort());
  });

  test('are the bytes that were registered', () => {
    const digests = register.map(({ file }) => ({ file, sha256: nodeHash.sha256(readSample(file)) }));
    expect(digests).toEqual(register.map(({ file, sha256 }) => ({ file, sha256 })));
  });

  test('stay small enough to ship with the program', () => {
    const total = register.reduce((sum, { file }) => sum + readSample(file).length, 0);
    expect(total).toBeLessThan(3 * 1024 * 1024);
  });
});

describe('the check', () => {
  test.each(register)('reports what was planted in $file, and nothing else', ({ file, findings }) => {
    const expected = findings.flatMap(({ place: _, count, ...words }) =>
      Array.from({ length: count }, (): FindingInWords => words),
    );
    const order = (one: FindingInWords) => `${one.rule} ${one.kind ?? ''} ${one.text ?? ''}`;
    const sorted = (list: readonly FindingInWords[]) =>
      [...list].sort((left, right) => (order(left) < order(right) ? -1 : 1));
    expect(sorted(findingsOf(file))).toEqual(sorted(expected));
  });

  test('refuses the marked file and no other', () => {
    const refused = [...screened.values()].filter((one) => one.refused).map(({ file }) => file);
    expect(refused).toEqual(register.filter((one) => one.refused).map(({ file }) => file));
  });

  test('finds at least fourteen planted defects of different rules in the planted release', () => {
    const rules = releaseIn('drafting').files.flatMap(({ file }) => findingsOf(file).map(({ rule }) => rule));
    expect(new Set(rules).size).toBeGreaterThanOrEqual(14);
  });
});

describe('the releases', () => {
  test.each(releases)(
    '$packageNumber has every part and every catalogue field that a signature asks for',
    (release) => {
      const parts = release.files.map(({ slot, file }) => ({ part: slot, sha256: file }));
      const { kind, calendar } = completeRelease(release.kind);
      const { record, catalogue } = release;
      expect(contentGate({ kind, record, parts, calendar }, catalogue, [])).toEqual([]);
    },
  );

  test('name only registered files, each in the slot it was registered for', () => {
    const slotOf = new Map(register.map(({ file, slot }) => [file, slot]));
    const named = releases.flatMap(({ files }) => files);
    expect(named.map(({ file }) => slotOf.get(file))).toEqual(named.map(({ slot }) => slot));
  });

  test('the clean one has nothing hard, and both duties answer each soft finding with a reason', () => {
    const { files, decisions } = releaseIn('to-release');
    const findings = files.flatMap(({ file }) => findingsOf(file).map((finding) => ({ file, ...finding })));
    expect(findings.filter(({ severity }) => severity === 'hard')).toEqual([]);
    const soft = findings.filter(({ severity }) => severity === 'soft');
    expect(soft.length).toBeGreaterThanOrEqual(3);
    const answered = soft.map(({ file, rule }) =>
      decisions
        .filter((decision) => decision.file === file && decision.rule === rule)
        .filter((decision) => checkDecision(decision, decision.by, { rule, severity: 'soft' }).ok)
        .map(({ by, action }) => `${by} ${action}`),
    );
    expect(new Set(answered.map((each) => each.join()))).toEqual(
      new Set(['handler set-aside,secrecy-reviewer uphold']),
    );
  });

  test('those that left have nothing to decide', () => {
    const left = releases.filter(({ intendedState }) => intendedState === 'exported');
    expect(left).toHaveLength(2);
    const found = left.flatMap(({ files }) => files.flatMap(({ file }) => findingsOf(file)));
    expect(found.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  test('are timed so that one is late, one ends tomorrow and one in three days', () => {
    const open = releases.filter(({ intendedState }) => intendedState !== 'exported');
    expect(open.map(({ due }) => due.left).sort((a, b) => a - b)).toEqual([-2, 1, 3, 12]);
    for (const { kind, due } of releases) {
      const timer = completeRelease(kind).kind.timers.find(({ id }) => id === due.timer);
      expect(due.fields.map((field) => `field:${field}`)).toContain(timer?.from);
    }
  });

  test('every decision answers a finding that is there', () => {
    const unanswered = releases
      .flatMap(({ decisions }) => decisions)
      .filter(({ file, rule }) => !findingsOf(file).some((finding) => finding.rule === rule));
    expect(unanswered).toEqual([]);
  });

  test('the returned one could be signed, says why it came back, and meets a file that is refused', () => {
    const { files, decisions, returned, refusals } = releaseIn('returned');
    const open = files
      .flatMap(({ file }) => findingsOf(file).map((finding) => ({ file, ...finding })))
      .filter(({ severity }) => severity !== 'info')
      .filter(({ file, rule }) => !decisions.some((each) => each.file === file && each.rule === rule));
    expect(open).toEqual([]);
    expect(returned?.comment).toContain('8月21日');
    expect(refusals).not.toEqual([]);
    for (const { file, rule } of refusals) {
      expect(screened.get(file)?.refused).toBe(true);
      expect(findingsOf(file).map((finding) => finding.rule)).toContain(rule);
    }
  });
});

describe('the office', () => {
  test('can be created as it stands, six duties held by six people', () => {
    const { sample: _, ...draft } = office;
    expect(checkOfficeDraft(draft).ok).toBe(true);
    expect(new Set(office.people.map(({ name }) => name)).size).toBe(6);
  });

  test('has a code of the right form in a region that does not exist', () => {
    expect(checkNumber('uscc', office.code).outcome).toBe('valid');
    expect(office.code.slice(2, 8)).toBe('990100');
  });

  test('marks every pass phrase as a sample', () => {
    expect(office.people.every(({ passPhrase }) => passPhrase.startsWith('sample-'))).toBe(true);
  });
});
