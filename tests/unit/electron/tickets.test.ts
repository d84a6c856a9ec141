import { expect, test } from 'vitest';
import { createTickets, ticketsIn } from '../../../electron/tickets.ts';
import { brand, type DossierId, type FileTicket } from '../../../shared/base/ids.ts';
import { parseInput } from '../../../shared/contract/parse-input.ts';

const dossier = brand<DossierId>('dossier-1');

test('gives the path back for the purpose it was picked for, and for no other', () => {
  const tickets = createTickets();
  const ticket = tickets.issue('import', '/办公/通知.docx');
  expect(tickets.look({ ticket, purpose: 'import' })).toBe('/办公/通知.docx');
  expect(tickets.look({ ticket, purpose: 'bundle' })).toBeNull();
  expect(tickets.look({ ticket, purpose: 'export' })).toBeNull();
});

test('knows no ticket that it did not issue, whatever it is called', () => {
  const tickets = createTickets();
  for (const name of ['ticket-1', '/etc/passwd', '__proto__', 'constructor', '']) {
    expect(tickets.look({ ticket: brand<FileTicket>(name), purpose: 'import' })).toBeNull();
  }
});

test('takes a file in once and a bundle out once, but reads a bundle as often as asked', () => {
  const tickets = createTickets();
  const uses = (['import', 'export', 'bundle', 'trust'] as const).map((purpose) => ({
    purpose,
    ticket: tickets.issue(purpose, `/${purpose}`),
  }));
  tickets.spend(uses);
  expect(uses.map((use) => tickets.look(use))).toEqual([null, null, '/bundle', '/trust']);
});

test('forgets everything when somebody else signs in', () => {
  const tickets = createTickets();
  const ticket = tickets.issue('bundle', '/发布包.zip');
  tickets.forgetAll();
  expect(tickets.look({ ticket, purpose: 'bundle' })).toBeNull();
});

test('issues tickets that the contract accepts and that say nothing of the path', () => {
  const ticket = createTickets().issue('import', '/办公/通知.docx');
  expect(parseInput('dossier.add-file', { dossier, slot: 'document', ticket }).ok).toBe(true);
  expect(ticket).toMatch(/^ticket-[0-9a-f-]{36}$/);
});

test('finds every ticket that a request names', () => {
  const a = brand<FileTicket>('ticket-a');
  const b = brand<FileTicket>('ticket-b');
  expect(ticketsIn('dossier.add-file', { dossier, slot: 'document', ticket: a })).toEqual([
    { ticket: a, purpose: 'import' },
  ]);
  expect(ticketsIn('bundle.verify', { bundle: a, trust: null })).toEqual([{ ticket: a, purpose: 'bundle' }]);
  expect(ticketsIn('bundle.verify', { bundle: a, trust: b })).toEqual([
    { ticket: a, purpose: 'bundle' },
    { ticket: b, purpose: 'trust' },
  ]);
  expect(ticketsIn('bundle.export', { dossier, folder: a, passPhrase: '' })).toEqual([
    { ticket: a, purpose: 'export' },
  ]);
  const filter = { year: null, kind: null, state: null, organ: null };
  const saved = [
    ticketsIn('forms.save', { dossier, form: 'review-slip', format: 'pdf', folder: a }),
    ticketsIn('register.save', { filter, newestFirst: true, content: 'register', format: 'docx', folder: a }),
    ticketsIn('statistics.save', { year: 2026, format: 'xlsx', folder: a }),
  ];
  expect(saved).toEqual(saved.map(() => [{ ticket: a, purpose: 'export' }]));
  expect(ticketsIn('dossier.read', { dossier })).toEqual([]);
});
