/**
 * Earlier states of an interpretation's draft: the last thirty that say something else, sealed like the draft in a note of their own,
 * so that saving at each pause in typing stays cheap. They lie with the drafts, and therefore in every backup.
 */
import * as z from 'zod/mini';
import { decodeUtf8 } from '../base/decode-utf8.ts';
import type { DossierId } from '../base/ids.ts';
import type { Result } from '../base/result.ts';
import { ok } from '../base/result.ts';
import { encodeUtf8 } from '../base/utf8.ts';
import { type DraftStepReason, draftStepReasons } from '../contract/desk-api.ts';
import {
  draftSchema,
  type InterpretationSource,
} from '../publishing/interpretation/interpretation-source.ts';
import { type DeskNote, draftDigest } from './desk-drafts.node.ts';
import type { EngineContext } from './engine-context.node.ts';

export const mostSteps = 30;
/** A pause this long, or writing this long without one, ends a state worth keeping. */
const pauseMs = 2 * 60_000;
const longestMs = 10 * 60_000;

const step = z.object({
  /** When the draft was like this. */
  at: z.string(),
  reason: z.enum(draftStepReasons),
  /** Digest of the draft: no state is kept twice. */
  digest: z.string(),
  draft: draftSchema,
});

const history = z.object({ schema: z.literal('xianshen.desk-history/1'), steps: z.array(step) });

/** The newest first. */
export type DraftStep = z.infer<typeof step>;

/** Failures: those of the notes' `read`. @throws where the note is none of ours */
export async function readHistory(
  context: EngineContext,
  dossier: DossierId,
): Promise<Result<readonly DraftStep[]>> {
  const stored = await context.notes.read(nameOf(dossier));
  if (!stored.ok) return stored;
  if (stored.value === null) return ok([]);
  return ok(history.parse(JSON.parse(decodeUtf8(stored.value) ?? 'null')).steps);
}

export interface KeptState {
  readonly at: string;
  readonly reason: DraftStepReason;
  readonly draft: InterpretationSource;
}

/** Failures: those of the notes. A state that is there already comes to the front under its new reason. */
export async function keepStep(
  context: EngineContext,
  dossier: DossierId,
  { at, reason, draft }: KeptState,
): Promise<Result<Record<never, never>>> {
  const before = await readHistory(context, dossier);
  if (!before.ok) return before;
  const digest = draftDigest(draft, context.ports.hash);
  const others = before.value.filter((each) => each.digest !== digest);
  const steps = [{ at, reason, digest, draft }, ...others].slice(0, mostSteps);
  const note = { schema: 'xianshen.desk-history/1', steps };
  return context.notes.write(nameOf(dossier), encodeUtf8(JSON.stringify(note)));
}

/** Whether the draft as it lies ends a stretch of writing, now that another is about to take its place. */
export function endsStretch({ at, draft, stepAt }: DeskNote, now: string): boolean {
  if (draft === null) return false;
  const since = (earlier: string): number => Date.parse(now) - Date.parse(earlier);
  return since(at) >= pauseMs || (stepAt !== undefined && since(stepAt) >= longestMs);
}

function nameOf(dossier: DossierId): string {
  return `desk-history/${dossier}`;
}
