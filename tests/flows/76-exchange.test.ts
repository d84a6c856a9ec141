/** A dossier goes clerk → reviewer → clerk → approver as a file, over three machines that share nothing else. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { draftAt, openAt, packFor, passTime, threeMachines, tryOpening } from './three-machines.ts';
import { catalogue, passPhrases, sign, texts } from './workstation.ts';

describe('a dossier that travels', () => {
  test('is signed on three machines and leaves as one verified bundle', async () => {
    const office = await threeMachines();
    const { clerk, reviewer, approver } = office;
    const dossier = await draftAt(clerk);
    await sign(clerk, dossier, 'handler');

    const there = await packFor(
      clerk,
      { station: reviewer, duty: 'secrecy-reviewer' },
      { dossier, by: 'handler' },
    );
    expect(there.to).toBe('审查机');
    expect(readFileSync(there.path).includes(Buffer.from('图书馆'))).toBe(false);
    passTime(office, 3_600_000);
    const arrived = await openAt(reviewer, 'secrecy-reviewer', there.path);
    expect(arrived).toMatchObject({
      outcome: 'new',
      dossier,
      from: '承办机',
      packageNumber: 'BMSC-2026-0001',
    });
    // Found at once, without a new start: by its entry, by the words of its files, in the register.
    const filter = { year: null, kind: null, state: null, organ: null };
    const listed = await reviewer.call('register.page', {
      filter,
      newestFirst: true,
      after: null,
      limit: 10,
    });
    expect(listed.lines.map(({ id }) => id)).toEqual([dossier]);
    const { hits } = await reviewer.call('search.find', { words: '夜间开放', before: null, limit: 20 });
    expect(hits.some(({ file }) => file === null)).toBe(true);
    expect(hits.some(({ file }) => file !== null)).toBe(true);
    await sign(reviewer, dossier, 'secrecy-reviewer');

    passTime(office, 3_600_000);
    const back = await packFor(
      reviewer,
      { station: clerk, duty: 'handler' },
      { dossier, by: 'secrecy-reviewer' },
    );
    const returned = await openAt(clerk, 'handler', back.path);
    expect(returned).toMatchObject({ outcome: 'forward', from: '审查机' });
    expect(returned.differences).toEqual([{ kind: 'signOffs', here: 0, there: 1 }]);
    expect((await clerk.call('dossier.read', { dossier })).state).toBe('approval');

    passTime(office, 3_600_000);
    const on = await packFor(clerk, { station: approver, duty: 'approver' }, { dossier, by: 'handler' });
    expect((await openAt(approver, 'approver', on.path)).outcome).toBe('new');
    passTime(office, 3_600_000);
    await sign(approver, dossier, 'approver');
    const exported = await approver.call('bundle.export', {
      dossier,
      folder: approver.ticket(approver.out),
      passPhrase: passPhrases.approver,
    });
    expect(exported.report).toMatchObject({ valid: true, problems: [] });
    expect(new Set(exported.report.signers.map(({ stage }) => stage)).size).toBeGreaterThanOrEqual(3);

    for (const station of [clerk, reviewer, approver]) {
      const inspection = await station.engine().inspect();
      expect(inspection.ledger.problems).toEqual([]);
      expect(inspection.isWhole).toBe(true);
    }
    // The approval comes home: every machine ends with the same.
    const home = await packFor(approver, { station: clerk, duty: 'handler' }, { dossier, by: 'approver' });
    expect((await openAt(clerk, 'handler', home.path)).outcome).toBe('forward');
    expect((await clerk.call('dossier.read', { dossier })).state).toBe('exported');
    expect((await clerk.engine().inspect()).isWhole).toBe(true);
  });
});

describe('a package', () => {
  test('that is opened twice changes nothing the second time, nor does one of an older state', async () => {
    const office = await threeMachines();
    const { clerk, reviewer } = office;
    const dossier = await draftAt(clerk);
    const to = { station: reviewer, duty: 'secrecy-reviewer' } as const;
    const early = await packFor(clerk, to, { dossier, by: 'handler' });
    await sign(clerk, dossier, 'handler');
    const late = await packFor(clerk, to, { dossier, by: 'handler' });
    passTime(office, 60_000);
    expect((await openAt(reviewer, 'secrecy-reviewer', late.path)).outcome).toBe('new');
    const before = await reviewer.call('dossier.read', { dossier });
    expect((await openAt(reviewer, 'secrecy-reviewer', late.path)).outcome).toBe('same');
    expect((await openAt(reviewer, 'secrecy-reviewer', early.path)).outcome).toBe('older');
    expect(await reviewer.call('dossier.read', { dossier })).toEqual(before);
    expect(await reviewer.call('dossier.list', {})).toHaveLength(1);
    expect((await reviewer.engine().inspect()).ledger.problems).toEqual([]);
  });

  test('carries decisions, a return with its comment, and the next version, there and back', async () => {
    const office = await threeMachines();
    const { clerk, reviewer } = office;
    const document = `${texts.document}联系人手机：13900000000。\n`;
    const dossier = await draftAt(clerk, { document });
    const open = (await clerk.call('dossier.findings', { dossier })).filter(
      ({ severity }) => severity === 'soft',
    );
    expect(open.length).toBeGreaterThan(0);
    for (const { id: finding } of open) {
      const decision = { action: 'set-aside', reason: 'needed-for-service', note: '对外服务电话' } as const;
      await clerk.call('dossier.decide', { dossier, finding, ...decision });
    }
    await sign(clerk, dossier, 'handler');
    const to = { station: reviewer, duty: 'secrecy-reviewer' } as const;
    const there = await packFor(clerk, to, { dossier, by: 'handler' });
    passTime(office, 60_000);
    await openAt(reviewer, 'secrecy-reviewer', there.path);
    const seen = await reviewer.call('dossier.findings', { dossier });
    for (const { id } of open) expect(seen.find((each) => each.id === id)?.decisions?.length).toBe(1);
    await reviewer.call('dossier.return', { dossier, comment: '请换成办公电话' });
    const back = await packFor(
      reviewer,
      { station: clerk, duty: 'handler' },
      { dossier, by: 'secrecy-reviewer' },
    );
    passTime(office, 60_000);
    expect(await openAt(clerk, 'handler', back.path)).toMatchObject({
      outcome: 'forward',
      differences: [
        { kind: 'rounds', here: 0, there: 1 },
        { kind: 'returns', here: 0, there: 1 },
      ],
    });
    const { files, state } = await clerk.call('dossier.read', { dossier });
    expect(state).toBe('drafting');
    const file = files.find(({ slot }) => slot === 'document')!.id;
    const ticket = clerk.file('第二稿.txt', texts.document);
    await clerk.call('dossier.replace-file', { dossier, file, ticket });
    await sign(clerk, dossier, 'handler');
    const again = await packFor(clerk, to, { dossier, by: 'handler' });
    passTime(office, 60_000);
    expect((await openAt(reviewer, 'secrecy-reviewer', again.path)).outcome).toBe('forward');
    await sign(reviewer, dossier, 'secrecy-reviewer');
    expect((await reviewer.engine().inspect()).isWhole).toBe(true);
  });

  test('of a dossier that was worked on in both places is told apart, and nothing is changed', async () => {
    const office = await threeMachines();
    const { clerk, reviewer } = office;
    const dossier = await draftAt(clerk);
    await sign(clerk, dossier, 'handler');
    const to = { station: reviewer, duty: 'secrecy-reviewer' } as const;
    const there = await packFor(clerk, to, { dossier, by: 'handler' });
    passTime(office, 60_000);
    await openAt(reviewer, 'secrecy-reviewer', there.path);
    await sign(reviewer, dossier, 'secrecy-reviewer');
    await clerk.signIn('handler');
    await clerk.call('dossier.set-catalogue', {
      dossier,
      catalogue: { ...catalogue, summary: '改了一句。' },
    });
    const back = await packFor(
      reviewer,
      { station: clerk, duty: 'handler' },
      { dossier, by: 'secrecy-reviewer' },
    );
    await clerk.signIn('handler');
    const before = await clerk.call('dossier.read', { dossier });
    const opened = await openAt(clerk, 'handler', back.path);
    expect(opened.outcome).toBe('parted');
    expect(opened.differences).toEqual([
      { kind: 'rounds', here: 1, there: 0 },
      { kind: 'signOffs', here: 0, there: 1 },
      { kind: 'content', here: 1, there: 1 },
    ]);
    expect(await clerk.call('dossier.read', { dossier })).toEqual(before);
  });

  test('whose number stands for another dossier here is refused', async () => {
    const office = await threeMachines();
    const { clerk, reviewer } = office;
    await draftAt(reviewer);
    const dossier = await draftAt(clerk);
    const to = { station: reviewer, duty: 'secrecy-reviewer' } as const;
    const there = await packFor(clerk, to, { dossier, by: 'handler' });
    expect(await tryOpening(reviewer, 'secrecy-reviewer', there.path)).toBe('exchange.number-taken');
    expect(await reviewer.call('dossier.list', {})).toHaveLength(1);
  });

  test('with a later number leaves a gap, and the next dossier follows it', async () => {
    const office = await threeMachines();
    const { clerk, reviewer } = office;
    await draftAt(clerk);
    await clerk.signIn('handler');
    const second = await clerk.call('dossier.create', {
      kind: 'policy-with-interpretation',
      title: '第二件',
    });
    const to = { station: reviewer, duty: 'secrecy-reviewer' } as const;
    const there = await packFor(clerk, to, { dossier: second.dossier, by: 'handler' });
    expect(await openAt(reviewer, 'secrecy-reviewer', there.path)).toMatchObject({
      outcome: 'new',
      packageNumber: 'BMSC-2026-0002',
    });
    await reviewer.signIn('handler');
    const third = await reviewer.call('dossier.create', {
      kind: 'policy-with-interpretation',
      title: '第三件',
    });
    expect((await reviewer.call('dossier.read', third)).packageNumber).toBe('BMSC-2026-0003');
  });
});
