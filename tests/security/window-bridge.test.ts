/** The bridge treats whatever comes from the page as hostile. Every refusal is a value; none stops the program. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../e2e/fixtures.ts';
import type { Program } from '../e2e/program.ts';

const refusal = (code: string, params: object = expect.anything()) => ({
  ok: false,
  failure: { code, params },
});

/** Still there, and answering. */
async function expectAlive(program: Program): Promise<void> {
  expect(await program.call('office.status', {})).toMatchObject({ ok: true, value: { state: 'empty' } });
}

test('refuses methods that do not exist, inherited names among them', async ({ start }) => {
  const program = await start();
  for (const method of ['office.destroy', '__proto__', 'constructor', 'toString', '']) {
    expect(await program.call(method, {})).toEqual(refusal('request.unknown-method', { method }));
  }
  expect(await program.call('x'.repeat(1_000_000), {})).toEqual(
    refusal('request.unknown-method', { method: 'x'.repeat(100) }),
  );
  await expectAlive(program);
});

test('refuses method names that are no text', async ({ start }) => {
  const program = await start();
  const answers = await program.page.evaluate(() => {
    const { xianshen } = window as unknown as {
      xianshen: { call(method: unknown, input?: unknown): Promise<unknown> };
    };
    return Promise.all(
      [null, 7, {}, ['office.status'], undefined].map((method) => xianshen.call(method, {})),
    );
  });
  expect(answers).toEqual(answers.map(() => refusal('request.unknown-method', { method: '-' })));
});

test('refuses wrong types and fields nobody asked for, and names the field', async ({ start }) => {
  const program = await start();
  const where = (field: string) => expect.objectContaining({ where: field });
  expect(await program.call('session.sign-in', { person: 7, passPhrase: '' })).toEqual(
    refusal('request.invalid', where('person')),
  );
  expect(await program.call('session.sign-in', null)).toEqual(refusal('request.invalid', where('-')));
  expect(await program.call('audit.list', { before: null, limit: 1_000_000 })).toEqual(
    refusal('request.invalid', where('limit')),
  );
  expect(await program.call('office.status', { admin: true })).toMatchObject(refusal('request.invalid'));
  expect(await program.call('shell.choose-files', { purpose: 'everything', many: true })).toEqual(
    refusal('request.invalid', where('purpose')),
  );
  await expectAlive(program);
});

test('refuses what structured clone carries but no method takes', async ({ start }) => {
  const program = await start();
  const answers = await program.page.evaluate(() => {
    const { xianshen } = window as unknown as {
      xianshen: { call(method: string, input: unknown): Promise<unknown> };
    };
    const cyclic: { self?: unknown } = {};
    cyclic.self = cyclic;
    const inputs = [new Map(), new Date(), new Uint8Array(9), 9n, cyclic, [], 'text'];
    return Promise.all(inputs.map((input) => xianshen.call('office.status', input).catch(() => 'not sent')));
  });
  for (const answer of answers) {
    expect(answer === 'not sent' || (answer as { ok: boolean }).ok === false).toBe(true);
  }
  await expectAlive(program);
});

test('refuses 50 MB in one argument and goes on working', async ({ start }) => {
  const program = await start();
  const answers = await program.page.evaluate(() => {
    const { xianshen } = window as unknown as {
      xianshen: { call(method: string, input: unknown): Promise<unknown> };
    };
    return Promise.all([
      xianshen.call('session.sign-in', { person: 'person-1', passPhrase: 'x'.repeat(50_000_000) }),
      xianshen.call('session.sign-in', {
        person: 'person-1',
        passPhrase: '',
        more: new Array(1_000_000).fill(1),
      }),
    ]);
  });
  expect(answers).toEqual([
    refusal('request.invalid', { method: 'session.sign-in', where: '-' }),
    refusal('request.invalid', { method: 'session.sign-in', where: '-' }),
  ]);
  await expectAlive(program);
});

test('lets no prototype through', async ({ start }) => {
  const program = await start();
  await program.page.evaluate(() => {
    const { xianshen } = window as unknown as {
      xianshen: { call(method: string, input: unknown): Promise<unknown> };
    };
    const attacks = ['{"__proto__":{"polluted":1}}', '{"constructor":{"prototype":{"polluted":1}}}'];
    return Promise.all(attacks.map((attack) => xianshen.call('office.status', JSON.parse(attack))));
  });
  const polluted = await program.app.evaluate(() => 'polluted' in {});
  expect(polluted).toBe(false);
  await expectAlive(program);
});

test('takes a ticket and never a path', async ({ start, folder }) => {
  const program = await start();
  await writeFile(join(folder, '通知.txt'), '关于放假的通知');
  const input = { dossier: 'dossier-1', slot: 'document' };
  expect(await program.call('dossier.add-file', { ...input, ticket: join(folder, '通知.txt') })).toEqual(
    refusal('request.invalid', { method: 'dossier.add-file', where: 'ticket' }),
  );
  expect(await program.call('dossier.add-file', { ...input, ticket: 'ticket-1' })).toEqual(
    refusal('intake.ticket-unknown', {}),
  );
});

test('gives no ticket for a file that a script made, whatever it says its path is', async ({ start }) => {
  const { page } = await start();
  const outcomes = await page.evaluate(async () => {
    const bridge = (window as unknown as { xianshen: { dropped(files: unknown): Promise<unknown> } })
      .xianshen;
    const made = new File(['关于放假的通知'], '/etc/passwd');
    Object.defineProperty(made, 'path', { value: '/etc/passwd' });
    const tried = async (files: unknown) => {
      try {
        return await bridge.dropped(files);
      } catch {
        return 'refused';
      }
    };
    return [await tried([made]), await tried(['/etc/passwd']), await tried([{ path: '/etc/passwd' }])];
  });
  const nothing = { ok: true, value: { items: [], isCut: false } };
  for (const outcome of outcomes)
    expect([JSON.stringify(nothing), '"refused"']).toContain(JSON.stringify(outcome));
});

test('takes a ticket only for what it was given out for', async ({ start, folder }) => {
  const program = await start();
  const path = join(folder, '通知.txt');
  await writeFile(path, '关于放假的通知');
  await program.answerDialogs([path]);
  const chosen = (await program.call('shell.choose-files', { purpose: 'import', many: false })) as {
    value: [{ ticket: string; name: string }];
  };
  const { ticket } = chosen.value[0];
  expect(chosen).toEqual({ ok: true, value: [{ ticket, name: '通知.txt' }] });
  expect(JSON.stringify(chosen)).not.toContain(folder);
  expect(await program.call('bundle.verify', { bundle: ticket, trust: null })).toEqual(
    refusal('intake.ticket-unknown', {}),
  );
});

test('takes no ticket of an earlier run', async ({ start, folder }) => {
  const path = join(folder, '发布包.zip');
  await writeFile(path, 'no bundle');
  const first = await start();
  await first.answerDialogs([path]);
  const chosen = (await first.call('shell.choose-files', { purpose: 'bundle', many: false })) as {
    value: [{ ticket: string }];
  };
  const input = { bundle: chosen.value[0].ticket, trust: null };
  expect(await first.call('bundle.verify', input)).not.toMatchObject(refusal('intake.ticket-unknown'));
  await first.close();
  const second = await start();
  expect(await second.call('bundle.verify', input)).toEqual(refusal('intake.ticket-unknown', {}));
});

test('gives an empty answer when the person cancels the dialog', async ({ start }) => {
  const program = await start();
  await program.answerDialogs(null);
  expect(await program.call('shell.choose-files', { purpose: 'import', many: true })).toEqual({
    ok: true,
    value: [],
  });
  expect(await program.call('shell.choose-folder', { purpose: 'export' })).toEqual({ ok: true, value: null });
});

test('shows no file in the file manager that it has not exported itself', async ({ start }) => {
  const program = await start();
  expect(await program.call('shell.show-exported', { fileName: '/etc/passwd' })).toEqual(
    refusal('bundle.unreadable', { name: '/etc/passwd' }),
  );
});
