import { expect, test } from 'vitest';
import { nextRegionIndex } from '../../../../renderer/frame/regions.ts';
import { placesOf, routeFor } from '../../../../renderer/frame/route.ts';
import type { DossierId } from '../../../../shared/base/ids.ts';
import { brand } from '../../../../shared/base/ids.ts';
import { duties } from '../../../../shared/signoff/duties.ts';

const release = { screen: 'dossier', dossier: brand<DossierId>('dossier-1') } as const;

test('shows releases to those who work on them and the ledger to the auditor alone', () => {
  const seeing = (place: string) => duties.filter((duty) => placesOf(duty).some((each) => each === place));
  expect(seeing('work-list')).toEqual(['handler', 'secrecy-reviewer', 'approver']);
  expect(seeing('audit')).toEqual(['security-auditor']);
  expect(seeing('bundle-check')).toEqual(duties);
});

test('keeps a person where they may be and sends everybody else to their own start', () => {
  expect(routeFor('handler', release)).toEqual(release);
  expect(routeFor('security-auditor', release)).toEqual({ screen: 'audit' });
  expect(routeFor('system-administrator', { screen: 'audit' })).toEqual({ screen: 'office' });
});

test('goes round the regions in both directions', () => {
  expect([
    nextRegionIndex(-1, 3, 1),
    nextRegionIndex(-1, 3, -1),
    nextRegionIndex(2, 3, 1),
    nextRegionIndex(0, 3, -1),
  ]).toEqual([0, 2, 0, 2]);
  expect(nextRegionIndex(-1, 0, 1)).toBe(-1);
});
