/** The office's policy of masking personal data, changed as a whole by the security administrator. */
import { expect, test } from 'vitest';
import type { Host } from '../../shared/cli/host.node.ts';
import { openOutput } from '../../shared/cli/output.node.ts';
import { findPlaces } from '../../shared/cli/places.node.ts';
import { runRulesShow } from '../../shared/cli/rules-command.node.ts';
import { parseInput } from '../../shared/contract/parse-input.ts';
import { standardMaskPolicy } from '../../shared/screening/mask-policy.ts';
import { openStore } from '../../shared/store/open-store.node.ts';
import { databaseOf } from '../../shared/store/sqlite-handles.node.ts';
import { codeOf, got, storePorts } from '../store/test-store.ts';
import { draftDossier, openOffice, texts, type Workstation } from './workstation.ts';

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

/** Puts a policy into the closed workspace past all guards, as whoever can write to the disk could. */
function smuggle(station: Workstation, policy: string): void {
  const { workspace: folder } = station;
  const store = got(
    openStore({ folder, nativeBinding: null, workstation: '一号机', ports: storePorts(station.clock) }),
  );
  const changed = databaseOf(store.readable)
    .prepare("UPDATE setting SET value = ? WHERE name = 'mask-policy'")
    .run(policy);
  expect(changed.changes).toBe(1);
  store.close();
}

/** What `rules show` says in this process. */
async function shown(rule: string, options: { format: 'text' | 'json'; workspace?: string }) {
  const said = { out: '', notes: '' };
  const host: Host = {
    places: findPlaces(new URL('../../shared/cli/main.node.ts', import.meta.url).href),
    output: {
      ...openOutput('zh'),
      note: (line) => {
        said.notes += line;
      },
      result: (line) => {
        said.out += `${line}\n`;
      },
    },
    keyCost: { n: 16, r: 1, p: 1 },
  };
  return { status: await runRulesShow(rule, options, host), ...said };
}

test('a stored policy that masks less than the law asks is not used: neither for findings nor in what is shown', async () => {
  const { station, dossier } = await draftDossier({
    attachment: `${texts.attachment}经办人身份证号：990101199003070015，手机：19900000012\n`,
  });
  await station.close();
  smuggle(station, '{"schema":"xianshen.mask-policy/9"}');
  await station.restart();
  const unread = await station.call('office.status', {});
  expect(unread).toMatchObject({ maskPolicy: standardMaskPolicy, isMaskPolicyStandIn: true });
  await station.close();
  const weak = { ...standardMaskPolicy, version: 3, styles: { ...styles, 'personal.id-number': 'keep' } };
  smuggle(station, JSON.stringify(weak));
  await station.restart();
  expect(await station.call('office.status', {})).toMatchObject({
    maskPolicy: { ...standardMaskPolicy, version: 3 },
    isMaskPolicyStandIn: true,
  });
  await station.signIn('handler');
  const findings = await station.call('dossier.findings', { dossier });
  expect(findings.find(({ rule }) => rule === 'PII-01')?.excerpt?.match).toBe('990101************');
  await station.close();

  const { workspace } = station;
  const said = await shown('PII-01', { format: 'text', workspace });
  expect(said.out).toContain(
    '遮盖：只留前六位（标准办法；本单位保存的办法无法读取或者保留过多，不予采用，第 3 版）',
  );

  await station.restart();
  await station.signIn('security-administrator');
  const again = { after: 3, styles: { ...styles, 'personal.id-number': 'hide' } } as const;
  const mended = await station.call('office.set-mask-policy', again);
  expect(mended).toMatchObject({ isMaskPolicyStandIn: false, maskPolicy: { version: 4 } });
  await station.close();
  const json = await shown('pii-01', { format: 'json', workspace });
  expect(JSON.parse(json.out).mask).toEqual({ style: 'hide', policy: 'office', version: 4 });
});

test('rules show names the masking without an office, none for rules that find nothing personal, and no single value', async () => {
  const standard = { policy: 'standard', version: 1 };
  const maskIn = async (rule: string) => JSON.parse((await shown(rule, { format: 'json' })).out).mask;
  expect(await maskIn('PII-01')).toEqual({ style: 'first-six', ...standard });
  expect(await maskIn('SEC-01')).toBeNull();
  expect(await maskIn('AGG-01')).toEqual({ style: null, ...standard });
  expect((await shown('SEC-01', { format: 'text' })).out).not.toContain('遮盖：');
  expect((await shown('AGG-01', { format: 'text' })).out).toContain('不是单个号码，不提遮盖建议');
  const nowhere = await shown('PII-01', { format: 'text', workspace: '没有这个文件夹' });
  expect(nowhere).toMatchObject({ status: 2, out: '', notes: expect.stringContaining('没有这个文件夹') });
});
