/**
 * Outcomes that are expected to go wrong sometimes, as values.
 *
 * A failure is a code from a closed list plus the facts a sentence about it needs. Codes cross every boundary
 * (worker, utility process, window, command line); only the message catalogues turn them into words, so each
 * reader gets them in their own language. Unexpected errors are thrown and never become failures by themselves,
 * except at a process boundary, where they cross as `internal` with a reference number that the log also holds.
 */

/** Every expected failure and the facts that its sentence needs. Values never hold document text. */
export interface FailureParams {
  internal: { reference: string };
  'request.unknown-method': { method: string };
  'request.invalid': { method: string; where: string };
  'request.cancelled': Record<never, never>;
  'session.not-signed-in': Record<never, never>;
  'session.wrong-pass-phrase': { attemptsLeft: number };
  'session.locked': { minutesLeft: number };
  'session.not-allowed': { action: string };
  'session.screen-locked': Record<never, never>;
  'session.pass-phrase-due': Record<never, never>;
  'people.grant-needed': Record<never, never>;
  'people.name-taken': Record<never, never>;
  'people.unknown': Record<never, never>;
  'people.last-holder': { duty: string };
  'people.deputy-unfit': Record<never, never>;
  'people.days-taken': Record<never, never>;
  'people.days-wrong': Record<never, never>;
  'people.absence-unknown': Record<never, never>;
  'signoff.away': { until: string };
  'signoff.signed-elsewhere': { stage: string };
  'office.exists': Record<never, never>;
  'office.missing': Record<never, never>;
  'office.duty-conflict': { duties: string };
  'office.duty-missing': { duties: string };
  'office.weak-pass-phrase': { minimum: number };
  'office.name-missing': Record<never, never>;
  'masks.too-weak': Record<never, never>;
  'masks.outdated': Record<never, never>;
  'store.locked': { path: string };
  'store.damaged': { path: string; detail: string };
  'store.newer': { path: string };
  'store.read-only': { path: string };
  'store.disk-full': { path: string };
  'ledger.broken': { number: number };
  'intake.not-found': { name: string };
  'intake.vanished': { name: string };
  'intake.unreadable': { name: string };
  'intake.empty': { name: string };
  'intake.too-large': { name: string; bytes: number; limit: number };
  'intake.unknown-format': { name: string };
  'intake.not-a-file': { name: string };
  'intake.looks-classified': { rules: string };
  'intake.ticket-unknown': Record<never, never>;
  'extraction.damaged': { format: string };
  'extraction.encrypted': { format: string };
  'extraction.too-slow': { seconds: number };
  'extraction.too-large': { limit: string };
  'extraction.crashed': Record<never, never>;
  'cleaning.not-cleanable': { format: string };
  'cleaning.not-clean': { kinds: string };
  'cleaning.text-changed': Record<never, never>;
  'cleaning.nothing-changed': Record<never, never>;
  'cleaning.target-exists': { name: string };
  'cleaning.folder-not-writable': { name: string };
  'publishing.words-lost': { name: string; lost: number; added: number };
  'publishing.source-damaged': { name: string; where: string };
  'publishing.draft-incomplete': { count: number };
  'publishing.no-document': Record<never, never>;
  'publishing.no-such-step': Record<never, never>;
  'publishing.not-public': Record<never, never>;
  'forms.looks-marked': { rules: string };
  'publishing.no-print-path': Record<never, never>;
  'publishing.print-failed': Record<never, never>;
  'publishing.picture-too-large': Record<never, never>;
  'rules.damaged': { file: string; where: string };
  'rules.unproven': {
    file: string;
    rule: string;
    where: string;
    reason: 'not-understood' | 'unlimited' | 'too-many-ways';
  };
  'rules.missing': { path: string };
  'calendar.damaged': { file: string; where: string };
  'kind.damaged': { file: string; where: string };
  'archive.not-permitted': Record<never, never>;
  'archive.policy-damaged': { where: string };
  'archive.unreachable': { code: string };
  'archive.tables-missing': Record<never, never>;
  'archive.conflict': { number: number };
  'rules.too-many-terms': { limit: number };
  'dossier.unknown': Record<never, never>;
  'dossier.not-open': { state: string };
  'dossier.kind-unknown': { kind: string };
  'step.out-of-turn': { step: string };
  'step.gate-closed': { missing: number };
  'event.incomplete': { fields: number };
  'dossier.part-unknown': Record<never, never>;
  'dossier.duplicate-file': { name: string };
  'decision.finding-unknown': Record<never, never>;
  'decision.nothing-to-undo': Record<never, never>;
  'decision.nothing-to-redo': Record<never, never>;
  'decision.not-alike': Record<never, never>;
  'decision.reason-missing': Record<never, never>;
  'decision.hard-finding': { rule: string };
  'decision.not-yours': { duty: string };
  'signoff.uninspected': { files: number };
  'viewing.no-layout': Record<never, never>;
  'viewing.too-large': { bytes: number; limit: number };
  'signoff.gate-closed': { missing: number };
  /** Ids of questions, separated by a space. */
  'signoff.answers-missing': { questions: string };
  'signoff.answers-against': { questions: string };
  'signoff.answers-unclear': { questions: string };
  'signoff.answer-reason-missing': { questions: string };
  'signoff.same-person-twice': Record<never, never>;
  'signoff.wrong-stage': { stage: string };
  'signoff.content-changed': Record<never, never>;
  'signoff.clock-behind': { since: string };
  'signoff.key-damaged': Record<never, never>;
  'signoff.key-compromised': { stage: string };
  'signoff.wrong-pass-phrase': Record<never, never>;
  'key.same-pass-phrase': Record<never, never>;
  'key.plain-pass-phrase': { kinds: number };
  'key.used-pass-phrase': { history: number };
  'key.none': Record<never, never>;
  'key.not-in-force': Record<never, never>;
  'key.person-unknown': Record<never, never>;
  'key.witness-needed': Record<never, never>;
  'key.not-root-here': Record<never, never>;
  'key.trust-older': { known: number; offered: number };
  'key.trust-other-office': Record<never, never>;
  'key.trust-stranger': Record<never, never>;
  'forms.not-ready': Record<never, never>;
  'bundle.not-approved': Record<never, never>;
  'bundle.target-exists': { name: string };
  'bundle.folder-not-writable': { name: string };
  'bundle.too-large': { name: string; bytes: number; limit: number };
  'bundle.unreadable': { name: string };
  'bundle.trust-unreadable': { name: string };
  'backup.unreadable': { name: string };
  'backup.too-large': { name: string };
  'backup.not-restored': Record<never, never>;
  'vault.damaged': { digest: string };
  'vault.missing': { digest: string };
  'portal.damaged': { file: string; where: string };
  'portal.unknown': { portal: string };
  'exchange.unreadable': { name: string };
  'exchange.not-for-us': Record<never, never>;
  'exchange.damaged': { name: string };
  'exchange.other-office': Record<never, never>;
  'exchange.not-signed': Record<never, never>;
  'exchange.people-unknown': Record<never, never>;
  'exchange.answers-missing': Record<never, never>;
  'exchange.history-refused': Record<never, never>;
  'exchange.ledger-parted': Record<never, never>;
  'exchange.number-taken': { number: string };
  'exchange.address-unreadable': { name: string };
  'exchange.key-damaged': Record<never, never>;
  'archive.unreadable': { name: string };
  'audit.entry-unknown': { number: number; length: number };
  'audit.checkpoint-unreadable': { name: string };
  'audit.checkpoint-beyond': { size: number; length: number };
  'audit.checkpoint-differs': { size: number };
  'audit.checkpoint-missing': { size: number };
  'audit.sizes-reversed': { older: number; newer: number };
  'audit.proof-unreadable': { name: string };
  'audit.slip-code-unreadable': Record<never, never>;
  'archive.wrong-pass-phrase': Record<never, never>;
  'vault.locked': Record<never, never>;
  'vault.slot-damaged': Record<never, never>;
}

export type FailureCode = keyof FailureParams;

/** One expected failure: the code, and exactly the facts that belong to it. */
export type Failure = {
  readonly [C in FailureCode]: { readonly code: C; readonly params: FailureParams[C] };
}[FailureCode];

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure };

/** Wraps a value as a successful outcome. */
export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** Makes a failed outcome of a code and its facts. */
export function fail<C extends FailureCode>(
  code: C,
  params: FailureParams[C],
): { readonly ok: false; readonly failure: Failure } {
  return { ok: false, failure: { code, params } as Failure };
}
