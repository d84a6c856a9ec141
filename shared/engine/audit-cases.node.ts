/** What the auditor does: reads the ledger and has it checked. Nobody else sees it, the administrators least of all. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { Api, Handlers } from '../contract/api.ts';
import type { ExportedLedger } from '../contract/audit-views.ts';
import { readEntriesBefore, readHead } from '../store/read-ledger.node.ts';
import { readNames } from '../store/read-people.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { permit, record } from './engine-context.node.ts';
import { exportLedger } from './export-ledger.node.ts';
import { findSlip } from './prove-ledger.node.ts';
import { verifyLedger } from './verify-ledger.node.ts';

export function auditCases(
  context: EngineContext,
): Pick<Handlers, 'audit.list' | 'audit.verify' | 'audit.find' | 'audit.export'> {
  const { store } = context;
  return {
    'audit.list': async ({ before, limit }) => {
      const person = permit(context, 'audit.list', ['security-auditor']);
      if (!person.ok) return person;
      // Looking at the log is itself logged, once per look and not once per page.
      if (before === null && store.brokenAt === null) {
        const recorded = record(context, { by: person.value, action: 'audit.list' }, () => null);
        if (!recorded.ok) return recorded;
      }
      const names = readNames(store.readable);
      return ok(
        readEntriesBefore(store.readable, before, limit).map((entry) => ({
          number: entry.number,
          at: entry.at,
          clockJumped: entry.clock.jumped,
          person: entry.person === null ? null : (names.get(entry.person) ?? entry.person),
          duty: entry.duty,
          action: entry.action,
          objects: entry.objects,
          result: entry.result,
          detail: entry.detail,
          hash: entry.hash,
        })),
      );
    },
    'audit.verify': async () => {
      const person = permit(context, 'audit.verify', ['security-auditor']);
      if (!person.ok) return person;
      const report = verifyLedger(context);
      if (store.brokenAt !== null) return ok(report);
      const detail = { length: report.length, problems: report.problems.length };
      return record(context, { by: person.value, action: 'audit.verify', detail }, () => report);
    },
    'audit.find': async ({ code }) => {
      const person = permit(context, 'audit.find', ['security-auditor']);
      if (!person.ok) return person;
      const found = findSlip(context, code);
      if (!found.ok || store.brokenAt !== null) return found;
      const { number } = found.value.entry;
      return record(
        context,
        { by: person.value, action: 'audit.find', detail: { number } },
        () => found.value,
      );
    },
    'audit.export': (input) => exportForAuditor(context, input),
  };
}

/** The entry about the export comes after it and names what went out: the next export holds it. */
async function exportForAuditor(
  context: EngineContext,
  { folder: ticket }: Api['audit.export']['input'],
): Promise<Result<ExportedLedger>> {
  const { store, wiring } = context;
  const person = permit(context, 'audit.export', ['security-auditor']);
  if (!person.ok) return person;
  const folder = wiring.pathOfTicket(ticket);
  if (folder === null) return fail('intake.ticket-unknown', {});
  const { number, hash } = readHead(store.readable);
  const exported = await exportLedger(context, join(folder, `audit-${number}-${hash.slice(0, 8)}`));
  if (!exported.ok || store.brokenAt !== null) return exported;
  const { length, head, rootHash, path } = exported.value;
  const event = { by: person.value, action: 'audit.export', detail: { length, head, rootHash } } as const;
  const recorded = record(context, event, () => exported.value);
  // What the ledger does not know of must not be lying about.
  if (!recorded.ok) await rm(path, { recursive: true, force: true });
  return recorded;
}
