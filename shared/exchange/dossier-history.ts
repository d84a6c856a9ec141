/**
 * A dossier with everything that was ever done about it, as it travels from machine to machine: the state it is in, and the
 * history that led there. History only grows and what stands in it is never changed, so two copies of a dossier are the same,
 * one continues the other, or they have parted.
 */
import * as z from 'zod/mini';
import { decodeBase64 } from '../base/base64.ts';
import type { DossierId, FindingId, KeyId, PersonId, Sha256, SourceFileId } from '../base/ids.ts';
import { brand } from '../base/ids.ts';
import { fileTypes } from '../intake/file-type.ts';
import { catalogueSchema } from '../release/catalogue.ts';
import { dossierEvents, eventDetailSchema } from '../release/dossier-event.ts';
import { dossierStates } from '../release/dossier-state.ts';
import { releaseRecordSchema } from '../release/kind/release-record.ts';
import { partSlots } from '../release/parts.ts';
import { answeredSchema } from '../release/review-answers.ts';
import { reasonCodes, recordedActions } from '../review/decision.ts';
import { packageNumberText } from '../signoff/parse-statement.ts';
import { signingStages } from '../signoff/statement.ts';

const idOf = <T extends string>() =>
  z.pipe(
    z.string().check(z.regex(/^[a-z0-9-]{1,100}$/)),
    z.transform((value: string) => brand<T>(value)),
  );
const digest = z.pipe(
  z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  z.transform((value: string) => brand<Sha256>(value)),
);
const key = z.pipe(
  z.string().check(z.regex(/^[0-9a-f]{16}$/)),
  z.transform((value: string) => brand<KeyId>(value)),
);
const instant = z.iso.datetime({ precision: 3 });
const name = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/));
const fileName = z.string().check(z.minLength(1), z.maxLength(500));
const count = z.int().check(z.gte(1), z.lte(2 ** 40));
const note = z.string().check(z.maxLength(2_000));
const base64 = z.string().check(
  z.maxLength(2_000_000),
  z.refine((text: string) => decodeBase64(text) !== null),
);
const rule = z.string().check(z.regex(/^[A-Z][A-Z0-9-]*-\d\d$/));
const many = <T extends z.ZodMiniType>(schema: T) => z.array(schema).check(z.maxLength(20_000));

const file = z.strictObject({
  id: idOf<SourceFileId>(),
  slot: z.enum(partSlots),
  part: z.string().check(z.regex(/^[a-z0-9-]{0,40}$/)),
  place: count,
  name: fileName,
  type: z.enum(fileTypes),
  mediaType: z.string().check(z.maxLength(200)),
  bytes: count,
  sha256: digest,
  addedBy: idOf<PersonId>(),
  addedAt: instant,
  removedAt: z.nullable(instant),
});

const cleanCopy = z.strictObject({
  file: idOf<SourceFileId>(),
  original: idOf<SourceFileId>(),
  before: digest,
  after: digest,
  /** Counts by kind, as the table holds them. */
  outcome: z.string().check(z.maxLength(200_000)),
  by: idOf<PersonId>(),
  at: instant,
});

const screening = z.strictObject({
  file: idOf<SourceFileId>(),
  number: count,
  ruleSets: z
    .array(
      z.strictObject({
        id: z.string().check(z.maxLength(50)),
        version: z.string().check(z.maxLength(50)),
        digest: z.string().check(z.maxLength(100)),
      }),
    )
    .check(z.maxLength(200)),
  at: instant,
  findings: many(z.strictObject({ id: idOf<FindingId>(), rule, severity: z.enum(['hard', 'soft', 'info']) })),
});

const decision = z.strictObject({
  id: idOf<string>(),
  finding: idOf<FindingId>(),
  by: idOf<PersonId>(),
  duty: z.enum(['handler', 'secrecy-reviewer']),
  action: z.enum(recordedActions),
  reason: z.nullable(z.enum(reasonCodes)),
  note,
  at: instant,
  /** The decision that this one takes back or makes again. */
  about: z.nullable(idOf<string>()),
  batch: z.nullable(z.string().check(z.minLength(1), z.maxLength(100))),
});

const earlySignOff = z.strictObject({
  round: count,
  stage: z.enum(signingStages),
  person: idOf<PersonId>(),
  key,
  content: digest,
  review: digest,
  /** Exact bytes in base64. */
  statement: base64,
  envelope: base64,
  at: instant,
});
/** With its answers to the review questions, or made before those were recorded. */
const signOff = z.union([z.extend(earlySignOff, { answered: answeredSchema }), earlySignOff]);

const internalFile = z.strictObject({
  id: idOf<string>(),
  part: name,
  name: fileName,
  type: z.enum(fileTypes),
  bytes: count,
  sha256: digest,
  addedBy: idOf<PersonId>(),
  addedAt: instant,
  removedAt: z.nullable(instant),
});

export const dossierHistory = z.strictObject({
  id: idOf<DossierId>(),
  year: z.int().check(z.gte(2000), z.lte(9999)),
  serial: count,
  packageNumber: packageNumberText,
  kind: name,
  openedBy: idOf<PersonId>(),
  openedAt: instant,
  state: z.enum(dossierStates),
  round: count,
  catalogue: catalogueSchema,
  record: releaseRecordSchema,
  rounds: many(
    z.strictObject({ round: count, cause: z.enum(['opened', 'changed', 'returned']), beganAt: instant }),
  ),
  files: many(file),
  cleanCopies: many(cleanCopy),
  screenings: many(screening),
  decisions: many(decision),
  signOffs: many(signOff),
  returns: many(
    z.strictObject({ id: idOf<string>(), round: count, by: idOf<PersonId>(), comment: note, at: instant }),
  ),
  steps: many(z.strictObject({ number: count, step: name, by: idOf<PersonId>(), at: instant })),
  events: many(
    z.strictObject({
      id: idOf<string>(),
      round: count,
      event: z.enum(dossierEvents),
      by: idOf<PersonId>(),
      duty: z.enum(signingStages),
      detail: eventDetailSchema,
      at: instant,
    }),
  ),
  internalFiles: many(internalFile),
  exports: many(
    z.strictObject({
      id: idOf<string>(),
      by: idOf<PersonId>(),
      fileName,
      sha256: digest,
      bytes: count,
      at: instant,
    }),
  ),
});

export type DossierHistory = z.infer<typeof dossierHistory>;
