/** The auditor's proofs for others, proofs of others, and reports. Each file that is written is in the ledger by its digest. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { readCheckpoint } from '../audit/signed-checkpoint.ts';
import type { FileTicket } from '../base/ids.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import { encodeUtf8 } from '../base/utf8.ts';
import type { Api, Handlers } from '../contract/api.ts';
import type { ProofWanted, SavedProof } from '../contract/audit-api.ts';
import type { SavedPaper } from '../contract/list-api.ts';
import { auditReportZh } from '../messages/audit-report-zh.ts';
import { readCheckpoints } from '../store/keep-checkpoint.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { permit, record } from './engine-context.node.ts';
import type { LedgerProof } from './ledger-proof-form.ts';
import { proofText } from './ledger-proof-form.ts';
import { auditReport, auditReportFile } from './make-audit-report.node.ts';
import type { ToldCheckpoint } from './prove-ledger.node.ts';
import { proveEntry, proveGrowth } from './prove-ledger.node.ts';
import { savePaper } from './save-paper.node.ts';
import { verifyProofFile } from './verify-proof-file.node.ts';

type ProofHandlers = Pick<
  Handlers,
  'audit.checkpoints' | 'audit.prove' | 'audit.check-proof' | 'audit.report' | 'audit.save-report'
>;

const auditor = ['security-auditor'] as const;
const mostCheckpoints = 1_000;

export function auditProofCases(context: EngineContext): ProofHandlers {
  const { store, wiring } = context;
  return {
    'audit.checkpoints': async () => {
      const person = permit(context, 'audit.checkpoints', auditor);
      if (!person.ok) return person;
      const newest = readCheckpoints(store.readable).slice(-mostCheckpoints).reverse();
      return ok(newest.map(({ size, root, at, why }) => ({ size, rootHash: root, at, why })));
    },
    'audit.prove': (input) => prove(context, input),
    'audit.check-proof': async ({ proof, key }) => {
      const person = permit(context, 'audit.check-proof', auditor);
      if (!person.ok) return person;
      const path = wiring.pathOfTicket(proof);
      if (path === null) return fail('intake.ticket-unknown', {});
      const checked = await verifyProofFile(path, key);
      if (!checked.ok || store.brokenAt !== null) return checked;
      const { valid, kind, problems } = checked.value;
      const detail = { valid, kind, problems: [...problems] };
      return record(context, { by: person.value, action: 'audit.check-proof', detail }, () => checked.value);
    },
    'audit.report': async (asked) => {
      const person = permit(context, 'audit.report', auditor);
      return person.ok ? ok(auditReport(context, asked)) : person;
    },
    'audit.save-report': (input) => saveReport(context, input),
  };
}

async function prove(
  context: EngineContext,
  { wanted, folder }: Api['audit.prove']['input'],
): Promise<Result<SavedProof>> {
  const person = permit(context, 'audit.prove', auditor);
  if (!person.ok) return person;
  const proof = await proofOf(context, wanted);
  if (!proof.ok) return proof;
  const { kind, key, checkpoint } = proof.value;
  const proven = provenBy(proof.value);
  const size = readCheckpoint(checkpoint)?.size ?? 0;
  const saved = await savePaper(context, {
    by: person.value,
    action: 'audit.prove',
    objects: [],
    detail: { kind, proven, size },
    folder,
    fileName: `proof-${kind}-${proven}-${size}.json`,
    bytes: encodeUtf8(proofText(proof.value)),
  });
  return saved.ok ? ok({ ...saved.value, kind, proven, size, key }) : saved;
}

function provenBy(proof: LedgerProof): number {
  return proof.kind === 'inclusion' ? proof.entry.number : (readCheckpoint(proof.older)?.size ?? 0);
}

async function proofOf(context: EngineContext, wanted: ProofWanted): Promise<Result<LedgerProof>> {
  if (wanted.kind === 'entry') return proveEntry(context, wanted.number);
  const older = await toldIn(context, wanted.older);
  if (!older.ok) return older;
  const newer = wanted.newer === null ? null : { size: wanted.newer };
  return proveGrowth(context, { older: older.value, newer });
}

/** Longest note that is read; a checkpoint is a few hundred bytes. */
const mostUnits = 10_000;

async function toldIn({ wiring }: EngineContext, told: number | FileTicket): Promise<Result<ToldCheckpoint>> {
  if (typeof told === 'number') return ok({ size: told });
  const path = wiring.pathOfTicket(told);
  if (path === null) return fail('intake.ticket-unknown', {});
  const name = basename(path);
  try {
    return ok({ note: (await readFile(path, 'utf8')).slice(0, mostUnits), name });
  } catch (error) {
    if (error instanceof Error && 'code' in error) return fail('audit.checkpoint-unreadable', { name });
    throw error;
  }
}

async function saveReport(
  context: EngineContext,
  { format, folder, ...asked }: Api['audit.save-report']['input'],
): Promise<Result<SavedPaper>> {
  const person = permit(context, 'audit.save-report', auditor);
  if (!person.ok) return person;
  const stamp = context.ports.clock
    .now()
    .slice(0, 19)
    .replace(/[^0-9]/gu, '');
  return savePaper(context, {
    by: person.value,
    action: 'audit.save-report',
    objects: [],
    detail: { format, ...asked },
    folder,
    fileName: `${auditReportZh.title}-${stamp}.${format}`,
    bytes: await auditReportFile(context, asked, format),
  });
}
