import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadPortals } from '../../../shared/release/portal/load-portals.node.ts';
import { indexBeginning, nextIndexNumber } from '../../../shared/release/portal/next-index-number.ts';
import { parsePortalProfile } from '../../../shared/release/portal/portal-profile.ts';

const root = mkdtempSync(join(tmpdir(), 'portals-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const shipped = join(import.meta.dirname, '../../../resources/portals');

const profile = {
  schema: 'xianshen.portal/1',
  id: 'city-site',
  name: { zh: '市门户', en: 'City portal' },
  columns: ['政策文件'],
  code: 'shg58',
  indexNumber: '{code}/{YYYY}-{serial:3}',
};
const facts = { code: 'shg58', formedOn: '2026-11-23' };

describe('the next index number', () => {
  test('is one more than the largest of its beginning, whatever else was given', () => {
    const written = ['shg58/2026-009', 'shg58/2026-402', 'shg58/2025-900', '别的/2026-999', ''];
    expect(nextIndexNumber(profile.indexNumber, facts, written)).toBe('shg58/2026-403');
  });

  test('begins with one, and grows beyond its digits', () => {
    expect(nextIndexNumber(profile.indexNumber, facts, [])).toBe('shg58/2026-001');
    expect(nextIndexNumber(profile.indexNumber, facts, ['shg58/2026-999'])).toBe('shg58/2026-1000');
  });

  test('counts by what stands before the running number', () => {
    expect(indexBeginning(profile.indexNumber, facts)).toBe('shg58/2026-');
    expect(indexBeginning('{code}/{YYYY}{MM}-{serial:5}', facts)).toBe('shg58/202611-');
    const monthly = nextIndexNumber('{code}/{YYYY}{MM}-{serial:5}', facts, ['shg58/202610-00013']);
    expect(monthly).toBe('shg58/202611-00001');
  });
});

describe('a portal', () => {
  test('ships in more than one way of numbering, each of them sound', () => {
    const portals = loadPortals([shipped]);
    if (!portals.ok) throw new Error(portals.failure.code);
    expect(portals.value.map(({ id }) => id)).toEqual(['month-five', 'year-five']);
  });

  test('of the office takes the place of a shipped one of the same id', () => {
    const own = join(root, 'own');
    mkdirSync(own);
    writeFileSync(join(own, 'a.json'), JSON.stringify({ ...profile, id: 'year-five' }));
    const portals = loadPortals([shipped, own, join(root, 'not-there')]);
    if (!portals.ok) throw new Error(portals.failure.code);
    expect(portals.value.find(({ id }) => id === 'year-five')?.code).toBe('shg58');
    expect(portals.value).toHaveLength(2);
  });

  test.for([
    ['a number without a running part', { indexNumber: '{code}/{YYYY}' }, 'indexNumber'],
    ['two running parts', { indexNumber: '{serial:2}{serial:3}' }, 'indexNumber'],
    ['a placeholder that nobody knows', { indexNumber: '{organ}{serial:3}' }, 'indexNumber'],
    ['an id with a path in it', { id: '../x' }, 'id'],
    ['no English name', { name: { zh: '市门户' } }, 'name.en'],
    ['a later form', { schema: 'xianshen.portal/2' }, 'schema'],
    ['a field too many', { script: 'x' }, 'JSON'],
  ] as const)('with %s is refused by name', ([, change, where]) => {
    expect(parsePortalProfile({ ...profile, ...change }, 'city.json')).toEqual({
      ok: false,
      failure: { code: 'portal.damaged', params: { file: 'city.json', where } },
    });
  });

  test('in a file that is no JSON, or far too large, is refused by name', () => {
    const folder = join(root, 'damaged');
    mkdirSync(folder);
    writeFileSync(join(folder, 'x.json'), '{');
    expect(loadPortals([folder])).toMatchObject({ failure: { params: { file: 'x.json', where: 'JSON' } } });
    writeFileSync(join(folder, 'x.json'), ' '.repeat(70_000));
    expect(loadPortals([folder])).toMatchObject({ failure: { params: { file: 'x.json', where: '70000' } } });
  });
});
