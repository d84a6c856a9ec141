/** The office's policy of masking personal data, changed as a whole by the security administrator. */
import { expect, test } from 'vitest';
import { parseInput } from '../../shared/contract/parse-input.ts';
import { standardMaskPolicy } from '../../shared/screening/mask-policy.ts';
import { codeOf } from '../store/test-store.ts';
import { openOffice } from './workstation.ts';

const { styles } = standardMaskPolicy;

test('the policy of masking changes by one hand, from the version that was seen, and never below the minimum', async () => {
  const station = await openOffice();
  const surnames = { after: 1, styles: { ...styles, 'personal.name': 'surname' } } as const;
  expect(codeOf(await station.ask('office.set-mask-policy', surnames))).toBe('session.not-allowed');

  await station.signIn('security-administrator');
  const weak = { after: 1, styles: { ...styles, 'personal.bank-card': 'keep' } } as const;
  expect(codeOf(await station.ask('office.set-mask-policy', weak))).toBe('masks.too-weak');
  const { 'personal.name': _name, ...incomplete } = styles;
  expect(codeOf(parseInput('office.set-mask-policy', { after: 1, styles: incomplete }))).toBe(
    'request.invalid',
  );
  const changed = await station.call('office.set-mask-policy', surnames);
  expect(changed).toMatchObject({ maskPolicy: { version: 2 }, isMaskPolicyStandIn: false });
  expect(codeOf(await station.ask('office.set-mask-policy', surnames))).toBe('masks.outdated');

  await station.restart();
  const status = await station.call('office.status', {});
  expect(status.maskPolicy).toEqual({ ...standardMaskPolicy, version: 2, styles: surnames.styles });
  await station.signIn('security-auditor');
  const entries = await station.call('audit.list', { before: null, limit: 20 });
  expect(
    entries.filter(({ action }) => action === 'office.set-mask-policy').map(({ result }) => result),
  ).toEqual(['done', 'refused']);
  expect(await station.call('audit.verify', {})).toMatchObject({ whole: true, problems: [] });
});
