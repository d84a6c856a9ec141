/** Index numbers by the template of a portal. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { codeOf } from '../store/test-store.ts';
import { catalogue, openOffice } from './workstation.ts';

const next = { portal: 'year-five', formedOn: '2026-11-23' };

describe('the next index number', () => {
  test('follows the numbers that releases have, and begins anew each year', async () => {
    const station = await openOffice();
    const code = '11990200MB00000000';
    expect(await station.call('portals.next-index', next)).toEqual({ indexNumber: `${code}/2026-00001` });
    const { dossier } = await station.call('dossier.create', {
      kind: 'policy-with-interpretation',
      title: '办法',
    });
    await station.call('dossier.set-catalogue', { dossier, catalogue });
    expect(await station.call('portals.next-index', next)).toEqual({ indexNumber: `${code}/2026-00009` });
    const later = { ...next, formedOn: '2027-01-04' };
    expect(await station.call('portals.next-index', later)).toEqual({ indexNumber: `${code}/2027-00001` });
    const monthly = { portal: 'month-five', formedOn: '2026-11-23' };
    expect(await station.call('portals.next-index', monthly)).toEqual({
      indexNumber: `${code}/202611-00001`,
    });
  });

  test('is made for portals that the office has added, and no others', async () => {
    const station = await openOffice();
    const folder = join(station.workspace, 'portals');
    mkdirSync(folder);
    const own = {
      ...{ schema: 'xianshen.portal/1', id: 'own-site', name: { zh: '本市门户', en: 'Own portal' } },
      ...{ columns: ['公告'], code: 'qxw01', indexNumber: '{code}/{YYYY}-{serial:3}' },
    };
    writeFileSync(join(folder, 'own.json'), JSON.stringify(own));
    const portals = await station.call('portals.list', {});
    expect(portals.map(({ id }) => id)).toEqual(['month-five', 'year-five', 'own-site']);
    expect(await station.call('portals.next-index', { ...next, portal: 'own-site' })).toEqual({
      indexNumber: 'qxw01/2026-001',
    });
    expect(codeOf(await station.ask('portals.next-index', { ...next, portal: 'nobody' }))).toBe(
      'portal.unknown',
    );
    writeFileSync(join(folder, 'own.json'), '{');
    expect(codeOf(await station.ask('portals.list', {}))).toBe('portal.damaged');
  });

  test('is for handlers; administrators see no portal', async () => {
    const station = await openOffice();
    await station.signIn('approver');
    expect(await station.call('portals.list', {})).toHaveLength(2);
    expect(codeOf(await station.ask('portals.next-index', next))).toBe('session.not-allowed');
    await station.signIn('system-administrator');
    expect(codeOf(await station.ask('portals.list', {}))).toBe('session.not-allowed');
  });
});
