/** The draft of an interpretation as it lies in the workspace: one a dossier, sealed, with what was made from it. */
import * as z from 'zod/mini';
import { canonicalBytes } from '../base/canonical-json.ts';
import { decodeUtf8 } from '../base/decode-utf8.ts';
import type { DossierId, Sha256, SourceFileId } from '../base/ids.ts';
import { brand } from '../base/ids.ts';
import type { Hash } from '../base/ports.ts';
import type { Result } from '../base/result.ts';
import { ok } from '../base/result.ts';
import { encodeUtf8 } from '../base/utf8.ts';
import { outputForms, pageForms } from '../contract/desk-api.ts';
import {
  draftSchema,
  type InterpretationSource,
} from '../publishing/interpretation/interpretation-source.ts';
import type { EngineContext } from './engine-context.node.ts';

const made = z.object({
  form: z.enum([...outputForms, ...pageForms]),
  file: z.pipe(
    z.string(),
    z.transform((value: string) => brand<SourceFileId>(value)),
  ),
  /** Digest of the draft that it says. */
  source: z.string(),
});

const note = z.object({
  schema: z.literal('xianshen.desk/1'),
  at: z.string(),
  draft: z.nullable(draftSchema),
  /** When an earlier state was last kept. */
  stepAt: z.optional(z.string()),
  made: z.array(made),
});

export type DeskNote = z.infer<typeof note>;
export type MadeFromDraft = z.infer<typeof made>;

const emptyNote: DeskNote = { schema: 'xianshen.desk/1', at: '', draft: null, made: [] };

/** Failures: those of the notes' `read`. @throws where the note is none of ours */
export async function readDeskNote(context: EngineContext, dossier: DossierId): Promise<Result<DeskNote>> {
  const stored = await context.notes.read(nameOf(dossier));
  if (!stored.ok) return stored;
  if (stored.value === null) return ok(emptyNote);
  return ok(note.parse(JSON.parse(decodeUtf8(stored.value) ?? 'null')));
}

/** Failures: those of the notes' `write`. */
export function writeDeskNote(
  context: EngineContext,
  dossier: DossierId,
  written: DeskNote,
): Promise<Result<Record<never, never>>> {
  return context.notes.write(nameOf(dossier), encodeUtf8(JSON.stringify(written)));
}

function nameOf(dossier: DossierId): string {
  return `desk/${dossier}`;
}

/** What tells whether two drafts say the same. */
export function draftDigest(draft: InterpretationSource, hash: Hash): Sha256 {
  return hash.sha256(canonicalBytes(JSON.parse(JSON.stringify(draft))));
}
