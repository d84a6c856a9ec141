/**
 * What a window or a command line may ask of the engine: method → input, output. Handlers and input parsers are demanded by
 * mapped types, so a method without either does not compile. Every answer is a `Result`.
 */
import type { DossierId, FileTicket, FindingId, PersonId, Sha256, SourceFileId } from '../base/ids.ts';
import type { Result } from '../base/result.ts';
import type { Catalogue } from '../release/catalogue.ts';
import type { DossierEvent, EventDetail } from '../release/dossier-event.ts';
import type { ReleaseKind } from '../release/kind/release-kind.ts';
import type { ReleaseRecord } from '../release/kind/release-record.ts';
import type { PartSlot } from '../release/parts.ts';
import type { ReviewAnswerInput } from '../release/review-answers.ts';
import type { DecisionInput } from '../review/decision.ts';
import type { MaskStyles } from '../screening/mask-policy.ts';
import type { SigningStage } from '../signoff/statement.ts';
import type { AuditApi } from './audit-api.ts';
import type { ExportedLedger, FoundSlip, LedgerEntryView, LedgerReport } from './audit-views.ts';
import type { ExportedBundle, VerifiedBundle } from './bundle-views.ts';
import type { CleaningApi } from './cleaning-api.ts';
import type { DeskApi } from './desk-api.ts';
import type { AddedFile, DossierDetail, DossierSummary, FindingView, PartText } from './dossier-views.ts';
import type { ExchangeApi } from './exchange-api.ts';
import type { DossierInput, OfficeDraft } from './inputs.ts';
import type { KeyApi } from './key-api.ts';
import type { ListApi } from './list-api.ts';
import type { OfficeStatus, SessionView } from './office-views.ts';
import type { PeopleApi } from './people-api.ts';
import type { PortalApi } from './portal-api.ts';
import type { InternalFileView } from './procedure-views.ts';
import type { PublishingApi } from './publishing-api.ts';
import type { ViewingApi } from './viewing-api.ts';

type Nothing = Record<never, never>;

export interface Api
  extends CleaningApi,
    PublishingApi,
    DeskApi,
    ListApi,
    ExchangeApi,
    PortalApi,
    KeyApi,
    PeopleApi,
    AuditApi,
    ViewingApi {
  /** Works without a session: what there is to sign in to. */
  'office.status': { input: Nothing; output: OfficeStatus };
  'office.create': { input: OfficeDraft; output: OfficeStatus };
  /** Fills an empty data folder with the invented sample office and its releases. */
  'office.create-sample': { input: Nothing; output: OfficeStatus };
  /**
   * Another policy of masking for the whole office, by the security administrator. `after`: the version that was shown.
   * Failures: `masks.too-weak`, `masks.outdated`.
   */
  'office.set-mask-policy': { input: { after: number; styles: MaskStyles }; output: OfficeStatus };
  'session.sign-in': { input: { person: PersonId; passPhrase: string }; output: SessionView };
  'session.sign-out': { input: Nothing; output: Nothing };
  /** Of the person who is signed in. The key stays the same; wrong old pass phrases count towards the lock. */
  'key.change-pass-phrase': { input: { old: string; new: string }; output: Nothing };

  /** Kinds of release that this office can open, shipped and own. */
  'kinds.list': { input: Nothing; output: readonly ReleaseKind[] };

  'dossier.list': { input: Nothing; output: readonly DossierSummary[] };
  'dossier.create': {
    /** `kind`: an id of `kinds.list`. Failure `dossier.kind-unknown`. */
    input: { kind: string; title: string };
    output: { dossier: DossierId };
  };
  'dossier.read': { input: DossierInput; output: DossierDetail };
  /** Stores what the forms of the kind hold. Signatures become void, as with any change. */
  'dossier.set-record': { input: DossierInput & { record: ReleaseRecord }; output: Nothing };
  /** Enters the next step of the procedure; fails with `step.gate-closed` while the kind asks for more. */
  'dossier.enter-step': { input: DossierInput & { step: string }; output: DossierDetail };
  /** Records what happened outside the program, and moves the state where the event does. */
  'dossier.record-event': {
    input: DossierInput & { event: DossierEvent; detail: EventDetail };
    output: DossierDetail;
  };
  /** A scan of a seal, an application, minutes: kept with the dossier, never released. */
  'dossier.add-internal-file': {
    input: DossierInput & { part: string; ticket: FileTicket };
    output: InternalFileView;
  };
  'dossier.remove-internal-file': { input: DossierInput & { internalFile: string }; output: Nothing };
  'dossier.set-catalogue': { input: DossierInput & { catalogue: Catalogue }; output: Nothing };
  /** Imports, extracts and screens one file. A file that looks classified fails with `intake.looks-classified`. */
  /** `part`: one of the kind's parts in that slot; the first one where left out. */
  'dossier.add-file': {
    input: DossierInput & { slot: PartSlot; part?: string | undefined; ticket: FileTicket };
    output: AddedFile;
  };
  /** Puts a new version in the place of a file; earlier signatures are void by construction. */
  'dossier.replace-file': {
    input: DossierInput & { file: SourceFileId; ticket: FileTicket };
    output: AddedFile;
  };
  'dossier.remove-file': { input: DossierInput & { file: SourceFileId }; output: Nothing };
  'dossier.text': { input: DossierInput & { file: SourceFileId }; output: PartText };
  'dossier.findings': { input: DossierInput; output: readonly FindingView[] };
  'dossier.decide': { input: DossierInput & { finding: FindingId } & DecisionInput; output: FindingView };
  /** Takes back the last step of the signed-in person in this round; the findings it was about. Fails with nothing to undo. */
  'dossier.undo-decision': { input: DossierInput; output: readonly FindingView[] };
  /** Makes again what was last taken back, unless something new has been decided since. */
  'dossier.redo-decision': { input: DossierInput; output: readonly FindingView[] };
  /** One decision about several findings of one rule, each recorded by itself. Refused for hard findings. */
  'dossier.decide-alike': {
    input: DossierInput & { findings: readonly FindingId[] } & DecisionInput;
    output: readonly FindingView[];
  };
  /** Words of a personal finding, unmasked for one look; the look is an entry of the ledger. */
  'dossier.reveal': { input: DossierInput & { finding: FindingId }; output: { text: string } };
  /** The signed-in person has looked at what could not be inspected in a file; an entry of the ledger, with the file's digest. */
  'dossier.note-uninspected': { input: DossierInput & { file: SourceFileId }; output: Nothing };
  /** Sends the dossier back to the handler with a comment; earlier signatures end. */
  'dossier.return': { input: DossierInput & { comment: string }; output: Nothing };
  /** Signs the content with the given digest, i.e. exactly what the person has seen, with an answer to each question of the duty. */
  'dossier.sign': {
    input: DossierInput & {
      stage: SigningStage;
      content: Sha256;
      answers: readonly ReviewAnswerInput[];
      passPhrase: string;
    };
    output: DossierDetail;
  };

  /** Writes bundle and trust file into the folder behind the ticket. The approver signs the release statement. */
  'bundle.export': {
    input: DossierInput & { folder: FileTicket; passPhrase: string };
    output: ExportedBundle;
  };
  'bundle.verify': { input: { bundle: FileTicket; trust: FileTicket | null }; output: VerifiedBundle };

  /** Newest first; `before` is the number of the last entry already seen. */
  'audit.list': { input: { before: number | null; limit: number }; output: readonly LedgerEntryView[] };
  'audit.verify': { input: Nothing; output: LedgerReport };
  /** Looks up the ledger code that stands on a printed review slip, as it was typed off the paper. */
  'audit.find': { input: { code: string }; output: FoundSlip };
  /** Writes the whole ledger into a new folder within the one behind the ticket, for a check on another machine. */
  'audit.export': { input: { folder: FileTicket }; output: ExportedLedger };
}

export type Method = keyof Api;

export type Handlers = {
  readonly [M in Method]: (input: Api[M]['input']) => Promise<Result<Api[M]['output']>>;
};
