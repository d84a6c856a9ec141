/** Schemas of inputs, one per method; whatever comes from a window or a command line passes here first. */
import * as z from 'zod/mini';
import type { DossierId, FileTicket, FindingId, PersonId, Sha256, SourceFileId } from '../base/ids.ts';
import { brand } from '../base/ids.ts';
import { catalogueSchema } from '../release/catalogue.ts';
import { dossierEvents, eventDetailSchema } from '../release/dossier-event.ts';
import { releaseRecordSchema } from '../release/kind/release-record.ts';
import { partSlots } from '../release/parts.ts';
import { reviewAnswersInput } from '../release/review-answers.ts';
import { decisionInput } from '../review/decision.ts';
import { maskStylesSchema } from '../screening/mask-policy.ts';
import { duties } from '../signoff/duties.ts';
import { signingStages } from '../signoff/statement.ts';
import { auditShapes } from './audit-api.ts';
import { cleaningShapes } from './cleaning-api.ts';
import { deskShapes } from './desk-api.ts';
import { exchangeShapes } from './exchange-api.ts';
import { keyShapes } from './key-api.ts';
import { listShapes } from './list-api.ts';
import { peopleSchemas } from './people-api.ts';
import { portalShape } from './portal-api.ts';
import { publishingShape } from './publishing-api.ts';

const identifier = z.string().check(z.minLength(1), z.maxLength(100), z.regex(/^[a-z0-9-]+$/));
const idOf = <T extends string>() =>
  z.pipe(
    identifier,
    z.transform((value: string) => brand<T>(value)),
  );
const digest = z.pipe(
  z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  z.transform((value: string) => brand<Sha256>(value)),
);
/** Id of a kind of release, or of one of its parts and steps. */
const name = z.string().check(z.regex(/^[a-z][a-z0-9-]{1,39}$/));
const passPhrase = z.string().check(z.maxLength(1_000));
const shortText = z.string().check(z.minLength(1), z.maxLength(500));

const dossierShape = { dossier: idOf<DossierId>() };
const fileShape = { file: idOf<SourceFileId>() };
const findingShape = { finding: idOf<FindingId>() };
const ticket = idOf<FileTicket>();
const auditShape = auditShapes(ticket);

const officeDraft = z.strictObject({
  name: z.string().check(z.maxLength(200)),
  /** Organ code (统一社会信用代码 or a local code), goes into bundles. */
  code: z.string().check(z.regex(/^[0-9A-Z]{2,20}$/)),
  people: z
    .array(z.strictObject({ name: z.string().check(z.maxLength(100)), duty: z.enum(duties), passPhrase }))
    .check(z.maxLength(100)),
  /** What everybody signs with; Ed25519 where left out. */
  suite: z.optional(z.enum(['ed25519', 'sm2', 'both'])),
});

export type OfficeDraft = z.infer<typeof officeDraft>;
export interface DossierInput {
  readonly dossier: DossierId;
}

const nothing = z.strictObject({});

export const inputSchemas = {
  'office.status': nothing,
  'office.create': officeDraft,
  'office.create-sample': nothing,
  'office.set-mask-policy': z.strictObject({ after: z.int().check(z.gte(1)), styles: maskStylesSchema }),
  'session.sign-in': z.strictObject({ person: idOf<PersonId>(), passPhrase }),
  'session.sign-out': nothing,
  'key.change-pass-phrase': z.strictObject({ old: passPhrase, new: passPhrase }),
  ...peopleSchemas,
  'keys.list': nothing,
  'keys.revoke': z.strictObject({ person: idOf<PersonId>(), ...keyShapes, passPhrase }),
  'keys.renew': z.strictObject({ person: idOf<PersonId>(), passPhrase }),
  'keys.replace': z.strictObject({
    person: idOf<PersonId>(),
    newPassPhrase: passPhrase,
    passPhrase,
    witness: z.nullable(z.strictObject({ person: idOf<PersonId>(), passPhrase })),
  }),
  'keys.rotate-root': z.strictObject({ passPhrase }),
  'keys.export-trust': z.strictObject({ folder: ticket }),
  'keys.import-trust': z.strictObject({ file: ticket, passPhrase }),
  'kinds.list': nothing,
  'portals.list': nothing,
  'portals.next-index': z.strictObject(portalShape),
  'dossier.list': nothing,
  'dossier.page': z.strictObject(listShapes.work),
  'register.page': z.strictObject(listShapes.register),
  'register.save': z.strictObject({ ...listShapes.registerSave, folder: ticket }),
  'statistics.read': z.strictObject(listShapes.year),
  'statistics.save': z.strictObject({ ...listShapes.year, format: listShapes.listFormat, folder: ticket }),
  'search.find': z.strictObject(listShapes.search),
  'forms.list': z.strictObject(dossierShape),
  'forms.save': z.strictObject({
    ...dossierShape,
    form: listShapes.form,
    format: listShapes.paperFormat,
    folder: ticket,
  }),
  'dossier.tasks': z.strictObject(dossierShape),
  'print.cancel': nothing,
  'dossier.create': z.strictObject({ kind: name, title: shortText }),
  'dossier.read': z.strictObject(dossierShape),
  'dossier.set-record': z.strictObject({ ...dossierShape, record: releaseRecordSchema }),
  'dossier.enter-step': z.strictObject({ ...dossierShape, step: name }),
  'dossier.record-event': z.strictObject({
    ...dossierShape,
    event: z.enum(dossierEvents),
    detail: eventDetailSchema,
  }),
  'dossier.add-internal-file': z.strictObject({ ...dossierShape, part: name, ticket }),
  'dossier.remove-internal-file': z.strictObject({ ...dossierShape, internalFile: identifier }),
  'dossier.set-catalogue': z.strictObject({ ...dossierShape, catalogue: catalogueSchema }),
  'dossier.add-file': z.strictObject({
    ...dossierShape,
    slot: z.enum(partSlots),
    part: z.optional(name),
    ticket,
  }),
  'dossier.replace-file': z.strictObject({ ...dossierShape, ...fileShape, ticket }),
  'dossier.remove-file': z.strictObject({ ...dossierShape, ...fileShape }),
  'dossier.text': z.strictObject({ ...dossierShape, ...fileShape }),
  'dossier.text-window': z.strictObject({
    ...dossierShape,
    ...fileShape,
    row: z.nullable(z.int().check(z.nonnegative())),
    finding: z.nullable(idOf<FindingId>()),
    count: z.int().check(z.gte(1), z.lte(1_000)),
  }),
  'dossier.original': z.strictObject({ ...dossierShape, ...fileShape }),
  'dossier.versions': z.strictObject({ ...dossierShape, ...fileShape }),
  'dossier.compare': z.strictObject({
    ...dossierShape,
    ...fileShape,
    with: z.strictObject({ ...dossierShape, ...fileShape }),
  }),
  'dossier.hidden': z.strictObject({ ...dossierShape, ...fileShape }),
  'dossier.reveal-hidden': z.strictObject({ ...dossierShape, ...fileShape, ...cleaningShapes.reveal }),
  'dossier.clean-file': z.strictObject({ ...dossierShape, ...fileShape, ...cleaningShapes.choice }),
  'dossier.sheet': z.strictObject({ ...dossierShape, ...fileShape }),
  'dossier.typeset-file': z.strictObject({ ...dossierShape, ...fileShape, ...publishingShape }),
  'dossier.preview-sheet': z.strictObject({ ...dossierShape, ...fileShape, ...publishingShape }),
  'dossier.print-sheet': z.strictObject({ ...dossierShape, ...fileShape, form: publishingShape.form }),
  'desk.open': z.strictObject(dossierShape),
  'desk.save': z.strictObject({ ...dossierShape, draft: deskShapes.draft }),
  'desk.discard': z.strictObject(dossierShape),
  'desk.history': z.strictObject(dossierShape),
  'desk.restore': z.strictObject({ ...dossierShape, step: deskShapes.step }),
  'desk.check': z.strictObject({ ...dossierShape, draft: deskShapes.draft }),
  'desk.preview': z.strictObject({ ...dossierShape, draft: deskShapes.draft, form: deskShapes.form }),
  'desk.publish-pages': z.strictObject({
    ...dossierShape,
    draft: deskShapes.draft,
    portal: deskShapes.portal,
  }),
  'desk.publish': z.strictObject({ ...dossierShape, draft: deskShapes.draft, forms: deskShapes.forms }),
  'dossier.restore-original': z.strictObject({ ...dossierShape, ...fileShape }),
  'dossier.findings': z.strictObject(dossierShape),
  'dossier.decide': z.strictObject({ ...dossierShape, ...findingShape, ...decisionInput.shape }),
  'dossier.undo-decision': z.strictObject(dossierShape),
  'dossier.redo-decision': z.strictObject(dossierShape),
  'dossier.decide-alike': z.strictObject({
    ...dossierShape,
    findings: z.array(idOf<FindingId>()).check(z.minLength(1), z.maxLength(500)),
    ...decisionInput.shape,
  }),
  'dossier.reveal': z.strictObject({ ...dossierShape, ...findingShape }),
  'dossier.note-uninspected': z.strictObject({ ...dossierShape, ...fileShape }),
  'dossier.return': z.strictObject({
    ...dossierShape,
    comment: z.string().check(z.minLength(1), z.maxLength(2_000)),
  }),
  'dossier.sign': z.strictObject({
    ...dossierShape,
    stage: z.enum(signingStages),
    content: digest,
    answers: reviewAnswersInput,
    passPhrase,
  }),
  'bundle.export': z.strictObject({ ...dossierShape, folder: ticket, passPhrase }),
  'bundle.verify': z.strictObject({ bundle: ticket, trust: z.nullable(ticket) }),
  'exchange.address': z.strictObject({ folder: ticket, ...exchangeShapes.signing }),
  'exchange.pack': z.strictObject({
    ...dossierShape,
    address: ticket,
    folder: ticket,
    ...exchangeShapes.signing,
  }),
  'exchange.open': z.strictObject({ package: ticket }),
  'archive.make': z.strictObject({ ...dossierShape, folder: ticket, ...exchangeShapes.archiving }),
  'audit.list': z.strictObject({
    before: z.nullable(z.int().check(z.gte(1))),
    limit: z.int().check(z.gte(1), z.lte(1_000)),
  }),
  'audit.verify': nothing,
  'audit.find': z.strictObject({ code: z.string().check(z.maxLength(200)) }),
  'audit.export': z.strictObject({ folder: ticket }),
  'audit.checkpoints': nothing,
  'audit.prove': z.strictObject(auditShape.prove),
  'audit.check-proof': z.strictObject(auditShape.checkProof),
  'audit.report': z.strictObject(auditShape.report),
  'audit.save-report': z.strictObject(auditShape.saveReport),
};
