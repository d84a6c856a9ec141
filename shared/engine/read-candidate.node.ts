/** A file on its way in: read, identified, extracted and looked through for marks, before anything of it is kept. */
import type { DossierId, FileTicket, Sha256 } from '../base/ids.ts';
import type { ProgressEvent } from '../base/ports.ts';
import type { Failure, Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import { encodeUtf8 } from '../base/utf8.ts';
import type { ExtractedText } from '../extraction/extracted-text.ts';
import { detectFileType } from '../intake/detect-file-type.ts';
import { readSource } from '../intake/read-source.node.ts';
import type { PartSlot } from '../release/parts.ts';
import type { Finding } from '../screening/finding.ts';
import { looksClassified, screen } from '../screening/screen.ts';
import type { PersonRow } from '../store/read-office.node.ts';
import { writeRefusal } from '../store/write-refusals.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { record, recordRefusal, rulesOfToday, workspaceKey } from './engine-context.node.ts';

export interface Candidate {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly sha256: Sha256;
  readonly text: ExtractedText;
}

export interface Import {
  readonly action: 'dossier.add-file' | 'dossier.replace-file' | 'dossier.add-internal-file';
  readonly by: PersonRow;
  readonly dossier: DossierId;
  readonly slot: PartSlot;
  readonly ticket: FileTicket;
  /** Digests of the files the dossier holds already. */
  readonly present: readonly Sha256[];
}

/**
 * Reads and inspects a chosen file. Of one that looks classified nothing stays but a refusal without words or name.
 * Failures: those of `readSource` and of the extractor, `intake.ticket-unknown`, `intake.unknown-format`,
 * `dossier.duplicate-file`, `intake.looks-classified`.
 */
export async function readCandidate(context: EngineContext, asked: Import): Promise<Result<Candidate>> {
  const path = context.wiring.pathOfTicket(asked.ticket);
  if (path === null) return fail('intake.ticket-unknown', {});
  report(context, asked, 'reading');
  const source = await readSource(path);
  if (!source.ok) return refuse(context, asked, source.failure);
  const { name, bytes } = source.value;
  if (detectFileType(bytes) === 'unknown') {
    return refuse(context, asked, { code: 'intake.unknown-format', params: { name } });
  }
  const sha256 = context.ports.hash.sha256(bytes);
  if (asked.present.includes(sha256)) {
    return refuse(context, asked, { code: 'dossier.duplicate-file', params: { name } });
  }
  report(context, asked, 'extracting');
  const text = await context.extractor.extract({ bytes, name });
  if (!text.ok) return refuse(context, asked, text.failure);
  report(context, asked, 'screening');
  const marks = marksIn(context, text.value, asked.slot);
  if (marks.length === 0) return ok({ name, bytes, sha256, text: text.value });
  bytes.fill(0);
  return refuseClassified(context, asked, { name, marks });
}

/** One step of the import, for the person who waits. */
export function report(context: EngineContext, asked: Import, step: ProgressEvent['step']): void {
  const steps: readonly ProgressEvent['step'][] = ['reading', 'extracting', 'screening', 'storing'];
  context.wiring.onProgress({ job: asked.ticket, step, done: steps.indexOf(step), total: steps.length });
}

/** Secrecy marks come first, by the rule sets that refuse files alone: nothing else is looked at before they have passed. */
function marksIn(context: EngineContext, text: ExtractedText, scope: PartSlot): readonly Finding[] {
  const { hash } = context.ports;
  const refusing = rulesOfToday(context).filter(({ rules }) =>
    rules.some(({ refusesFile }) => refusesFile === true),
  );
  // These findings are never kept, so their ids need no key of the office.
  const findings = screen({ text, ruleSets: refusing, scope, hash, key: new Uint8Array(32) });
  return looksClassified(findings, refusing);
}

function refuse(context: EngineContext, { action, by, dossier }: Import, failure: Failure): Result<never> {
  recordRefusal(context, { by, action, objects: [dossier], detail: { reason: failure.code } });
  return { ok: false, failure };
}

function refuseClassified(
  context: EngineContext,
  { action, by, dossier }: Import,
  { name, marks }: { readonly name: string; readonly marks: readonly Finding[] },
): Result<never> {
  const { ports } = context;
  const id = ports.ids.next('refusal');
  const rules = [...new Set(marks.map(({ rule }) => rule))].sort();
  const nameKeyedHash = ports.hash.hmacSha256(workspaceKey(context), encodeUtf8(name));
  const places = marks.map(({ rule, place }) => ({
    rule,
    page: place.page ?? null,
    paragraph: place.paragraph ?? place.line ?? null,
  }));
  const detail = { reason: 'intake.looks-classified', rules };
  const event = { by, action, objects: [dossier, id], result: 'refused', detail } as const;
  const recorded = record(context, event, (tx, at) =>
    writeRefusal(tx, { id, dossier, person: by.id, nameKeyedHash, marks: places }, at),
  );
  return recorded.ok ? fail('intake.looks-classified', { rules: rules.join(', ') }) : recorded;
}
