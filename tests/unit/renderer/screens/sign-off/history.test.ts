import { expect, test } from 'vitest';
import { historyOf } from '../../../../../renderer/screens/sign-off/history.ts';
import type { PersonId, Sha256 } from '../../../../../shared/base/ids.ts';
import { brand } from '../../../../../shared/base/ids.ts';
import type { SignOffView } from '../../../../../shared/contract/dossier-views.ts';

const signed = (day: string, inForce: boolean): SignOffView => ({
  stage: 'handler',
  person: brand<PersonId>('person-1'),
  name: '林知夏',
  at: `${day}T00:00:00.000Z`,
  content: brand<Sha256>('5e'.repeat(32)),
  key: 'a91f03b27c55d0e4',
  inForce,
  answers: null,
  deputyFor: null,
  deputyDays: null,
});

test('tells signatures and returns in the order they happened', () => {
  const signOffs = [signed('2026-11-20', false), signed('2026-11-23', true)];
  const returns = [{ by: '陆怀瑾', at: '2026-11-21T00:00:00.000Z', comment: '请遮住手机号' }];
  expect(historyOf({ signOffs, returns }).map(({ kind, at }) => [kind, at.slice(0, 10)])).toEqual([
    ['signed', '2026-11-20'],
    ['returned', '2026-11-21'],
    ['signed', '2026-11-23'],
  ]);
});
