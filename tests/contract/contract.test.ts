import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Api, Method } from '../../shared/contract/api.ts';
import { inputSchemas } from '../../shared/contract/inputs.ts';
import { startDraft } from '../../shared/publishing/interpretation/start-draft.ts';
import { standardMaskPolicy } from '../../shared/screening/mask-policy.ts';
import { standardPolicy } from '../../shared/signoff/pass-phrase-policy.ts';
import { answersOf } from '../flows/answers.ts';
import { catalogue, officeDraft, passPhrases, policyRecord, texts } from '../flows/workstation.ts';
import { codeOf, got } from '../store/test-store.ts';
import type { Host, OpenHost } from './hosts.ts';
import { openInProcess, openOverPort } from './hosts.ts';

const hosts: readonly (readonly [string, OpenHost])[] = [
  ['in this process', openInProcess],
  ['over the port of a worker thread', openOverPort],
];

const methods = Object.keys(inputSchemas) as Method[];

async function call<M extends Method>(
  host: Host,
  method: M,
  input: Api[M]['input'],
): Promise<Api[M]['output']> {
  return got(await host.ask(method, input)) as Api[M]['output'];
}

async function signIn(host: Host, duty: keyof typeof passPhrases): Promise<void> {
  const { people } = await call(host, 'office.status', {});
  const person = people.find((each) => each.duty === duty)!.id;
  await call(host, 'session.sign-in', { person, passPhrase: passPhrases[duty] });
}

/** A register's filter that leaves nothing out. */
const draft = startDraft({
  template: 'text',
  document: { title: '办法', documentNumber: '', sha256: 'a'.repeat(64) },
  department: '',
  telephone: '',
});
const anything = { year: null, kind: null, state: null, organ: null };

describe.for(hosts)('the contract %s', ([, open]) => {
  test('carries the whole main job', async () => {
    const host = await open();
    await call(host, 'office.create', officeDraft);
    await signIn(host, 'handler');
    const { dossier } = await call(host, 'dossier.create', {
      kind: 'policy-with-interpretation',
      title: '办法',
    });
    await call(host, 'dossier.set-catalogue', { dossier, catalogue });
    await call(host, 'dossier.set-record', { dossier, record: policyRecord });
    for (const slot of ['document', 'interpretation', 'attachment'] as const) {
      writeFileSync(join(host.folder, `${slot}.txt`), texts[slot]);
      host.lend(`ticket-${slot}`, join(host.folder, `${slot}.txt`));
      await call(host, 'dossier.add-file', { dossier, slot, ticket: `ticket-${slot}` as never });
    }
    expect(new Set(host.progress.map(({ step }) => step))).toEqual(
      new Set(['reading', 'extracting', 'screening', 'storing']),
    );
    for (const stage of ['handler', 'secrecy-reviewer', 'approver'] as const) {
      await signIn(host, stage);
      const { content } = await call(host, 'dossier.read', { dossier });
      await call(host, 'dossier.sign', {
        dossier,
        stage,
        content,
        answers: answersOf(stage),
        passPhrase: passPhrases[stage],
      });
    }
    host.lend('ticket-out', host.folder);
    const folder = 'ticket-out' as never;
    const exported = await call(host, 'bundle.export', { dossier, folder, passPhrase: passPhrases.approver });
    host.lend('ticket-bundle', exported.path);
    host.lend('ticket-trust', exported.trustPath);
    const tickets = { bundle: 'ticket-bundle' as never, trust: 'ticket-trust' as never };
    expect((await call(host, 'bundle.verify', tickets)).report).toMatchObject({
      valid: true,
      anchored: true,
    });
    await signIn(host, 'security-auditor');
    expect(await call(host, 'audit.verify', {})).toMatchObject({ whole: true });
    expect(readdirSync(host.folder)).toContain('BMSC-2026-0001.zip');
  });

  test('answers failures as data, with code and facts', async () => {
    const host = await open();
    const draft = { ...officeDraft, people: officeDraft.people.slice(1) };
    expect(await host.ask('office.create', draft)).toEqual({
      ok: false,
      failure: { code: 'office.duty-missing', params: { duties: 'handler' } },
    });
  });

  test('knows no other methods, however they are named', async () => {
    const host = await open();
    for (const method of ['office.destroy', '', 'constructor', '__proto__', 'toString', 'hasOwnProperty']) {
      expect(codeOf(await host.ask(method, {})), method).toBe('request.unknown-method');
    }
  });

  test('lets nothing through that is not exactly the input of a method', async () => {
    const host = await open();
    const inputs = [null, undefined, 1, 'x', [], { a: 1 }, JSON.parse('{"__proto__":{"polluted":true}}')];
    for (const method of methods) {
      for (const input of inputs) {
        const outcome = await host.ask(method, input);
        const isEmptyInput = inputSchemas[method].safeParse(input).success;
        if (!isEmptyInput)
          expect(codeOf(outcome), `${method} ${JSON.stringify(input)}`).toBe('request.invalid');
      }
    }
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test('takes a path for no ticket', async () => {
    const host = await open();
    await call(host, 'office.create', officeDraft);
    await signIn(host, 'handler');
    const { dossier } = await call(host, 'dossier.create', {
      kind: 'policy-with-interpretation',
      title: '办法',
    });
    for (const ticket of ['/etc/passwd', '../../etc/passwd', 'C:\\secret', 'file:///etc/passwd']) {
      expect(codeOf(await host.ask('dossier.add-file', { dossier, slot: 'document', ticket }))).toBe(
        'request.invalid',
      );
    }
    const unknown = { dossier, slot: 'document', ticket: 'etc-passwd' };
    expect(codeOf(await host.ask('dossier.add-file', unknown))).toBe('intake.ticket-unknown');
  });

  test('asks for a session wherever there is something to see or to change', async () => {
    const host = await open();
    await call(host, 'office.create', officeDraft);
    const dossier = 'dossier-x';
    const grant = { person: 'person-x', passPhrase: '' };
    const inputs: Partial<Record<Method, unknown>> = {
      'key.change-pass-phrase': { old: '', new: '' },
      'session.lock': { why: 'idle' },
      'session.unlock': { passPhrase: '' },
      'people.list': {},
      'people.add': { name: '某人', duty: 'handler', oneTimePassPhrase: '', grant },
      'people.assign': { person: 'person-x', duty: 'handler', oneTimePassPhrase: '', grant },
      'people.retire': { person: 'person-x', grant },
      'people.unlock': { person: 'person-x' },
      'people.enter-absence': { person: 'a', deputy: 'b', from: '2026-11-23', to: '2026-11-23' },
      'people.end-absence': { absence: 'absence-x' },
      'people.set-policy': { policy: standardPolicy },
      'office.set-mask-policy': { after: 1, styles: standardMaskPolicy.styles },
      'keys.list': {},
      'keys.revoke': { person: 'person-x', why: 'lost', passPhrase: '' },
      'keys.renew': { person: 'person-x', passPhrase: '' },
      'keys.replace': { person: 'person-x', newPassPhrase: '', passPhrase: '', witness: null },
      'keys.rotate-root': { passPhrase: '' },
      'keys.export-trust': { folder: 'ticket-x' },
      'keys.import-trust': { file: 'ticket-x', passPhrase: '' },
      'dossier.list': {},
      'dossier.page': { filter: 'all', after: null, limit: 1 },
      'register.page': { filter: anything, newestFirst: true, after: null, limit: 1 },
      'register.save': {
        filter: anything,
        newestFirst: true,
        content: 'register',
        format: 'csv',
        folder: 'ticket-1',
      },
      'statistics.read': { year: 2026 },
      'statistics.save': { year: 2026, format: 'csv', folder: 'ticket-1' },
      'search.find': { words: '办法', before: null, limit: 1 },
      'forms.list': { dossier },
      'forms.save': { dossier, form: 'review-slip', format: 'docx', folder: 'ticket-1' },
      'print.cancel': {},
      'dossier.tasks': { dossier },
      'dossier.create': { kind: 'policy-with-interpretation', title: '办法' },
      'dossier.read': { dossier },
      'kinds.list': {},
      'dossier.set-catalogue': { dossier, catalogue },
      'dossier.set-record': { dossier, record: policyRecord },
      'dossier.enter-step': { dossier, step: 'start' },
      'dossier.record-event': {
        dossier,
        event: 'coordination',
        detail: { organ: '', number: '', on: '', text: '', code: '' },
      },
      'dossier.add-internal-file': { dossier, part: 'minutes', ticket: 'ticket-1' },
      'dossier.remove-internal-file': { dossier, internalFile: 'internal-1' },
      'dossier.add-file': { dossier, slot: 'document', ticket: 'ticket-1' },
      'dossier.replace-file': { dossier, file: 'file-1', ticket: 'ticket-1' },
      'dossier.remove-file': { dossier, file: 'file-1' },
      'dossier.text': { dossier, file: 'file-1' },
      'dossier.text-window': { dossier, file: 'file-1', row: null, finding: null, count: 100 },
      'dossier.original': { dossier, file: 'file-1' },
      'dossier.versions': { dossier, file: 'file-1' },
      'dossier.compare': { dossier, file: 'file-1', with: { dossier, file: 'file-2' } },
      'dossier.hidden': { dossier, file: 'file-1' },
      'dossier.reveal-hidden': { dossier, file: 'file-1', kind: 'docx.comments', item: 0 },
      'dossier.clean-file': { dossier, file: 'file-1', kinds: [], changes: 'accept', maskPersonal: false },
      'dossier.sheet': { dossier, file: 'file-1' },
      'dossier.typeset-file': { dossier, file: 'file-1', accept: [], form: null },
      'dossier.restore-original': { dossier, file: 'file-1' },
      'dossier.preview-sheet': { dossier, file: 'file-1', accept: [], form: null },
      'dossier.print-sheet': { dossier, file: 'file-1', form: null },
      'desk.open': { dossier },
      'desk.save': { dossier, draft },
      'desk.discard': { dossier },
      'desk.history': { dossier },
      'desk.restore': { dossier, step: 'a'.repeat(64) },
      'desk.check': { dossier, draft },
      'desk.preview': { dossier, draft, form: 'txt' },
      'desk.publish-pages': { dossier, draft, portal: null },
      'desk.publish': { dossier, draft, forms: ['txt'] },
      'dossier.findings': { dossier },
      'dossier.decide': { dossier, finding: 'f-1', action: 'fix', reason: null, note: '' },
      'dossier.undo-decision': { dossier },
      'dossier.redo-decision': { dossier },
      'dossier.decide-alike': { dossier, findings: ['f-1'], action: 'fix', reason: null, note: '' },
      'dossier.reveal': { dossier, finding: 'f-1' },
      'dossier.note-uninspected': { dossier, file: 'file-1' },
      'dossier.return': { dossier, comment: '退' },
      'dossier.sign': {
        dossier,
        stage: 'handler',
        content: 'a'.repeat(64),
        answers: answersOf('handler'),
        passPhrase: '',
      },
      'bundle.export': { dossier, folder: 'ticket-1', passPhrase: '' },
      'portals.list': {},
      'portals.next-index': { portal: 'year-five', formedOn: '2026-11-23' },
      'exchange.address': { folder: 'ticket-1', passPhrase: '' },
      'exchange.pack': { dossier, address: 'ticket-1', folder: 'ticket-2', passPhrase: '' },
      'exchange.open': { package: 'ticket-1' },
      'archive.make': { dossier, folder: 'ticket-1', passPhrase: '', archivePassPhrase: '' },
      'audit.list': { before: null, limit: 1 },
      'audit.verify': {},
      'audit.find': { code: '1' },
      'audit.export': { folder: 'ticket-1' },
      'audit.checkpoints': {},
      'audit.prove': { wanted: { kind: 'entry', number: 1 }, folder: 'ticket-1' },
      'audit.check-proof': { proof: 'ticket-1', key: null },
      'audit.report': { from: null, until: null, kind: null },
      'audit.save-report': { from: null, until: null, kind: null, format: 'csv', folder: 'ticket-1' },
    };
    const free = [
      'office.status',
      'office.create',
      'office.create-sample',
      'session.sign-in',
      'session.sign-out',
      'bundle.verify',
    ];
    expect([...Object.keys(inputs), ...free].sort()).toEqual([...methods].sort());
    for (const [method, input] of Object.entries(inputs)) {
      expect(codeOf(await host.ask(method, input)), method).toBe('session.not-signed-in');
    }
  });

  test('answers many requests at once, each with its own reply', async () => {
    const host = await open();
    await call(host, 'office.create', officeDraft);
    await signIn(host, 'handler');
    const titles = Array.from({ length: 12 }, (_, count) => `第${count + 1}件`);
    const kind = 'policy-with-interpretation' as const;
    await Promise.all(titles.map((title) => call(host, 'dossier.create', { kind, title })));
    const releases = await call(host, 'dossier.list', {});
    expect(releases.map(({ title }) => title).sort()).toEqual([...titles].sort());
    expect(new Set(releases.map(({ packageNumber }) => packageNumber)).size).toBe(12);
  });
});
