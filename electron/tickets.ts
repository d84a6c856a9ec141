/**
 * Tickets: what the window holds instead of a path. Each is good for one purpose, in one program run, for the person who was
 * signed in when it was given out.
 */
import { randomUUID } from 'node:crypto';
import type { FileTicket } from '../shared/base/ids.ts';
import { brand } from '../shared/base/ids.ts';
import type { Api, Method } from '../shared/contract/api.ts';

export type TicketPurpose = 'import' | 'bundle' | 'trust' | 'export' | 'package' | 'address' | 'proof';

/** A ticket that a request names, and what that method may use it for. */
export interface TicketUse {
  readonly ticket: FileTicket;
  readonly purpose: TicketPurpose;
}

export interface Tickets {
  issue(purpose: TicketPurpose, path: string): FileTicket;
  /** Path behind a ticket, or null when it is unknown, used up or meant for something else. */
  look(use: TicketUse): string | null;
  /** A file goes in once and a bundle comes out once; reading may be repeated. */
  spend(uses: readonly TicketUse[]): void;
  /** Another person signs in or out: nobody acts on files that somebody else picked. */
  forgetAll(): void;
}

export function createTickets(): Tickets {
  const issued = new Map<FileTicket, { readonly purpose: TicketPurpose; readonly path: string }>();
  return {
    issue: (purpose, path) => {
      const ticket = brand<FileTicket>(`ticket-${randomUUID()}`);
      issued.set(ticket, { purpose, path });
      return ticket;
    },
    look: ({ ticket, purpose }) => {
      const entry = issued.get(ticket);
      return entry?.purpose === purpose ? entry.path : null;
    },
    spend: (uses) => {
      for (const { ticket, purpose } of uses) {
        if (purpose === 'import' || purpose === 'export') issued.delete(ticket);
      }
    },
    forgetAll: () => issued.clear(),
  };
}

type TicketFields = { readonly [M in Method]?: (input: Api[M]['input']) => readonly TicketUse[] };

const ticketFields: TicketFields = {
  'dossier.add-file': ({ ticket }) => [{ ticket, purpose: 'import' }],
  'dossier.add-internal-file': ({ ticket }) => [{ ticket, purpose: 'import' }],
  'dossier.replace-file': ({ ticket }) => [{ ticket, purpose: 'import' }],
  'bundle.export': ({ folder }) => [{ ticket: folder, purpose: 'export' }],
  'exchange.address': ({ folder }) => [{ ticket: folder, purpose: 'export' }],
  'exchange.pack': ({ address, folder }) => [
    { ticket: address, purpose: 'address' },
    { ticket: folder, purpose: 'export' },
  ],
  'exchange.open': ({ package: ticket }) => [{ ticket, purpose: 'package' }],
  'keys.export-trust': ({ folder }) => [{ ticket: folder, purpose: 'export' }],
  'keys.import-trust': ({ file }) => [{ ticket: file, purpose: 'trust' }],
  'forms.save': ({ folder }) => [{ ticket: folder, purpose: 'export' }],
  'register.save': ({ folder }) => [{ ticket: folder, purpose: 'export' }],
  'statistics.save': ({ folder }) => [{ ticket: folder, purpose: 'export' }],
  'archive.make': ({ folder }) => [{ ticket: folder, purpose: 'export' }],
  'audit.export': ({ folder }) => [{ ticket: folder, purpose: 'export' }],
  'audit.prove': ({ wanted, folder }) => [
    { ticket: folder, purpose: 'export' },
    ...(wanted.kind === 'growth' && typeof wanted.older === 'string'
      ? [{ ticket: wanted.older, purpose: 'proof' as const }]
      : []),
  ],
  'audit.check-proof': ({ proof }) => [{ ticket: proof, purpose: 'proof' }],
  'audit.save-report': ({ folder }) => [{ ticket: folder, purpose: 'export' }],
  'bundle.verify': ({ bundle, trust }) => [
    { ticket: bundle, purpose: 'bundle' },
    ...(trust === null ? [] : [{ ticket: trust, purpose: 'trust' as const }]),
  ],
};

/** Every ticket that a parsed request names. */
export function ticketsIn<M extends Method>(method: M, input: Api[M]['input']): readonly TicketUse[] {
  return ticketFields[method]?.(input) ?? [];
}
