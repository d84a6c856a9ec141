import { expect, test } from 'vitest';
import type { PersonId } from '../../../shared/base/ids.ts';
import { brand } from '../../../shared/base/ids.ts';
import type { Duty } from '../../../shared/signoff/duties.ts';
import { administratorDuties, duties } from '../../../shared/signoff/duties.ts';
import {
  checkSigner,
  dutyConflicts,
  mayHold,
  missingDuties,
  nextStage,
} from '../../../shared/signoff/separation.ts';
import { signingStages } from '../../../shared/signoff/statement.ts';

const person = (name: string): PersonId => brand(name);

test('one person per duty is an office without conflicts', () => {
  const office = duties.map((duty, index) => ({ person: `person-${index}`, duty }));
  expect(dutyConflicts(office)).toEqual([]);
  expect(missingDuties(office)).toEqual([]);
});

test('no administrator may hold any second duty, in either order', () => {
  for (const administrator of administratorDuties) {
    for (const other of duties.filter((duty) => duty !== administrator)) {
      expect(mayHold([administrator], other), `${administrator} + ${other}`).toBe(false);
      expect(mayHold([other], administrator), `${other} + ${administrator}`).toBe(false);
    }
  }
});

test('duties of the work itself may meet in one person, as long as it is not in one dossier', () => {
  expect(mayHold(['handler'], 'approver')).toBe(true);
  expect(dutyConflicts(signingStages.map((duty) => ({ person: '王岚', duty })))).toEqual([]);
});

test('holding a duty already does not speak against holding it', () => {
  expect(mayHold(['security-auditor'], 'security-auditor')).toBe(true);
  expect(mayHold([], 'security-administrator')).toBe(true);
});

test('all conflicts are told, each with the person and the two duties', () => {
  const office: { person: string; duty: Duty }[] = [
    { person: '陈默', duty: 'security-auditor' },
    { person: '陈默', duty: 'system-administrator' },
    { person: '林溪', duty: 'security-administrator' },
    { person: '林溪', duty: 'approver' },
    { person: '林溪', duty: 'handler' },
  ];
  expect(dutyConflicts(office)).toEqual([
    { person: '陈默', duties: ['system-administrator', 'security-auditor'] },
    { person: '林溪', duties: ['handler', 'security-administrator'] },
    { person: '林溪', duties: ['approver', 'security-administrator'] },
  ]);
  expect(missingDuties(office)).toEqual(['secrecy-reviewer']);
});

test('three people sign in their order', () => {
  const standing = [
    { stage: 'handler', person: person('person-a') },
    { stage: 'secrecy-reviewer', person: person('person-b') },
  ] as const;
  expect(nextStage([])).toBe('handler');
  expect(checkSigner('handler', person('person-a'), [])).toEqual({ ok: true, value: 'handler' });
  expect(checkSigner('approver', person('person-c'), standing)).toEqual({ ok: true, value: 'approver' });
  expect(nextStage([...standing, { stage: 'approver', person: person('person-c') }])).toBeNull();
});

test('refuses a second signature by the same person', () => {
  const standing = [{ stage: 'handler', person: person('person-a') }] as const;
  expect(checkSigner('secrecy-reviewer', person('person-a'), standing)).toEqual({
    ok: false,
    failure: { code: 'signoff.same-person-twice', params: {} },
  });
});

test('refuses a signature out of turn and names whose turn it is', () => {
  expect(checkSigner('approver', person('person-c'), [])).toEqual({
    ok: false,
    failure: { code: 'signoff.wrong-stage', params: { stage: 'handler' } },
  });
  const all = signingStages.map((stage, index) => ({ stage, person: person(`person-${index}`) }));
  expect(checkSigner('handler', person('person-9'), all).ok).toBe(false);
});
