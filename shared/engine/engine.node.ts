/**
 * The engine: everything the program can do, behind the contract. Command line and tests call the handlers directly, the
 * window's utility process puts them on its port.
 */
import { join } from 'node:path';
import type { Ports } from '../base/ports.ts';
import type { Result } from '../base/result.ts';
import { ok } from '../base/result.ts';
import { writeBundleFile } from '../bundle/bundle-file.node.ts';
import type { Handlers } from '../contract/api.ts';
import type { AuditReport, ReportFormat } from '../contract/audit-api.ts';
import type { ExportedLedger, FoundSlip } from '../contract/audit-views.ts';
import type { MadeBackup } from '../contract/backup-views.ts';
import { createExtractor } from '../extraction/extract.node.ts';
import { limits } from '../intake/limits.ts';
import { openSealedNotes } from '../intake/sealed-notes.node.ts';
import { openVault } from '../intake/vault.node.ts';
import { createVaultLock } from '../intake/vault-seal.node.ts';
import { openStore } from '../store/open-store.node.ts';
import { archiveCases } from './archive-cases.node.ts';
import { auditCases } from './audit-cases.node.ts';
import { auditProofCases } from './audit-proof-cases.node.ts';
import { backUp } from './back-up.node.ts';
import { bundleCases } from './bundle-cases.node.ts';
import { openCleaner } from './cleaner.node.ts';
import { cleaningCases } from './cleaning-cases.node.ts';
import { deskCases } from './desk-cases.node.ts';
import { dossierCases } from './dossier-cases.node.ts';
import { refreshDueTimes } from './due-times.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { exchangeCases } from './exchange-cases.node.ts';
import { exportLedger } from './export-ledger.node.ts';
import { formsCases } from './forms-cases.node.ts';
import { importCases } from './import-cases.node.ts';
import type { Queue } from './in-turn.ts';
import { inTurn } from './in-turn.ts';
import type { WorkspaceInspection } from './inspect-workspace.node.ts';
import { inspectWorkspace } from './inspect-workspace.node.ts';
import { indexCatalogues } from './keep-index.node.ts';
import { keyCases } from './key-cases.node.ts';
import type { LedgerProof } from './ledger-proof-form.ts';
import { loadProcedure } from './load-procedure.node.ts';
import { loadRuleBook } from './load-rule-book.node.ts';
import type { ReportAsked } from './make-audit-report.node.ts';
import { auditReport, auditReportFile } from './make-audit-report.node.ts';
import { officeCases } from './office-cases.node.ts';
import { peopleCases } from './people-cases.node.ts';
import { portalCases } from './portal-cases.node.ts';
import { procedureCases } from './procedure-cases.node.ts';
import type { GrowthWanted } from './prove-ledger.node.ts';
import { findSlip, proveEntry, proveGrowth } from './prove-ledger.node.ts';
import { publishingCases } from './publishing-cases.node.ts';
import type { ArchivedRecords } from './record-archive/archive-records.node.ts';
import { archiveRecords } from './record-archive/archive-records.node.ts';
import { registerCases } from './register-cases.node.ts';
import { reviewCases } from './review-cases.node.ts';
import { sampleCases } from './sample-cases.node.ts';
import { searchCases } from './search-cases.node.ts';
import { sessionCases } from './session-cases.node.ts';
import { signoffCases } from './signoff-cases.node.ts';
import { takeCheckpoint } from './take-checkpoint.node.ts';
import { createTextCache } from './text-cache.node.ts';
import { textCases } from './text-cases.node.ts';
import { trustCases } from './trust-cases.node.ts';
import { trustFileCases } from './trust-file-cases.node.ts';
import { undoCases } from './undo-cases.node.ts';
import { uninspectedCases } from './uninspected-cases.node.ts';
import { isVaultSealed } from './vault-key.node.ts';
import { viewingCases } from './viewing-cases.node.ts';
import type { EngineWiring } from './wiring.node.ts';

export interface Engine {
  readonly handlers: Handlers;
  /** Checks of database, vault and ledger that need nobody's account: they tell whether all is whole, and no content. */
  inspect(): Promise<WorkspaceInspection>;
  /** Writes the ledger into a new folder, without anybody's account and so without an entry: it tells no content. */
  exportLedger(folder: string): Promise<Result<ExportedLedger>>;
  /** Proofs and look-ups of the ledger, without anybody's account and so without an entry. */
  readonly proofs: {
    entry(number: number): Result<LedgerProof>;
    growth(wanted: GrowthWanted): Result<LedgerProof>;
    slip(code: string): Result<FoundSlip>;
  };
  /** The auditor's reports, without anybody's account and so without an entry. */
  readonly reports: {
    lines(asked: ReportAsked): AuditReport;
    /** Writes one into a new file. Failures: those of `writeBundleFile`. */
    write(asked: ReportAsked, format: ReportFormat, path: string): Promise<Result<null>>;
  };
  /** Backs the workspace up into one file, whose digest goes into the ledger. */
  backUp(path: string): Promise<Result<MadeBackup>>;
  /** Copies records into the office's PostgreSQL, where the office has permitted it. */
  archiveRecords(): Promise<Result<ArchivedRecords>>;
  /** Waits for what is under way, then lets go of database and workers. */
  close(): Promise<void>;
}

/**
 * Opens the workspace and builds the engine over it.
 * Failures: those of `openStore` and `loadRuleBook`; nothing stays open then.
 */
export async function createEngine(ports: Ports, wiring: EngineWiring): Promise<Result<Engine>> {
  const rules = await loadRuleBook(wiring.rulesFolder);
  if (!rules.ok) return rules;
  const { sets: ruleSets, signature } = rules.value;
  ports.log.info('rules.loaded', { sets: ruleSets.length, signed: signature !== null });
  const { workspaceFolder: folder, nativeBinding, workstation } = wiring;
  const procedure = loadProcedure(wiring);
  if (!procedure.ok) return procedure;
  const store = openStore({ folder, nativeBinding, workstation, ports });
  if (!store.ok) return store;
  const lock = createVaultLock(isVaultSealed(store.value.readable), ports.ids);
  const vault = await openVault(join(folder, 'vault'), lock);
  const texts = createTextCache(vault);
  // What was read goes with the key.
  const vaultLock = {
    ...lock,
    lock: () => {
      texts.forget();
      lock.lock();
    },
  };
  const notes = await openSealedNotes(join(folder, 'drafts'), vaultLock);
  const extractor = createExtractor({
    workerUrl: wiring.extractionWorker,
    deadlineMs: limits.extractionMs,
    heapMegabytes: limits.extractionHeapMegabytes,
    recogniser: wiring.recogniser ?? null,
    options: wiring.pdfDataFolder === null ? {} : { pdfAssets: wiring.pdfDataFolder },
  });
  const cleaner = openCleaner(wiring.extractionWorker, wiring.pdfDataFolder);
  const context: EngineContext = {
    ports,
    wiring,
    store: store.value,
    vault,
    vaultLock,
    notes,
    texts,
    extractor,
    cleaner,
    ruleSets,
    ...procedure.value,
    seat: { session: null },
  };
  indexCatalogues(context);
  refreshDueTimes(context);
  const queue = inTurn();
  let isClosed = false;
  const cases = casesOf(context);
  return ok({
    handlers: { ...cases, ...oneByOne(queue, { ...cases, ...sampleCases(context, casesOf) }) },
    inspect: () => inspectWorkspace(context),
    proofs: {
      entry: (number) => proveEntry(context, number),
      growth: (wanted) => proveGrowth(context, wanted),
      slip: (code) => findSlip(context, code),
    },
    reports: {
      lines: (asked) => auditReport(context, asked),
      write: async (asked, format, path) => {
        const written = await writeBundleFile(path, await auditReportFile(context, asked, format));
        return written.ok ? ok(null) : written;
      },
    },
    backUp: queue.queued((path: string) => backUp(context, path)),
    archiveRecords: () => queue.queued((asked: EngineContext) => archiveRecords(asked))(context),
    exportLedger: queue.queued((target: string) => exportLedger(context, target)),
    close: async () => {
      if (isClosed) return;
      isClosed = true;
      await extractor.close();
      await cleaner.close();
      wiring.recogniser?.close();
      await queue.idle();
      takeCheckpoint(context, 'day-end');
      vaultLock.lock();
      store.value.close();
    },
  });
}

function casesOf(context: EngineContext): Omit<Handlers, 'office.create-sample'> {
  return {
    ...officeCases(context),
    ...sessionCases(context),
    ...keyCases(context),
    ...peopleCases(context),
    ...trustCases(context),
    ...trustFileCases(context),
    ...dossierCases(context),
    ...formsCases(context),
    ...registerCases(context),
    ...searchCases(context),
    ...procedureCases(context),
    ...importCases(context),
    ...viewingCases(context),
    ...textCases(context),
    ...cleaningCases(context),
    ...publishingCases(context),
    ...deskCases(context),
    ...reviewCases(context),
    ...undoCases(context),
    ...uninspectedCases(context),
    ...signoffCases(context),
    ...bundleCases(context),
    ...auditCases(context),
    ...auditProofCases(context),
    ...exchangeCases(context),
    ...portalCases(context),
    ...archiveCases(context),
  };
}

/** Methods that may write wait for one another; those that only look do not wait. */
type LookingMethod =
  | 'office.status'
  | 'kinds.list'
  | 'portals.list'
  | 'portals.next-index'
  | 'dossier.list'
  | 'dossier.page'
  | 'register.page'
  | 'statistics.read'
  | 'forms.list'
  | 'print.cancel'
  | 'dossier.tasks'
  | 'dossier.text'
  | 'dossier.text-window'
  | 'dossier.versions'
  | 'dossier.compare'
  | 'dossier.hidden'
  | 'dossier.sheet'
  | 'dossier.preview-sheet'
  | 'desk.check'
  | 'desk.preview'
  | 'dossier.findings'
  | 'bundle.verify';

function oneByOne({ queued }: Queue, all: Handlers): Omit<Handlers, LookingMethod> {
  return {
    'office.create': queued(all['office.create']),
    'office.set-mask-policy': queued(all['office.set-mask-policy']),
    'office.create-sample': queued(all['office.create-sample']),
    'session.sign-in': queued(all['session.sign-in']),
    'session.sign-out': queued(all['session.sign-out']),
    'session.lock': queued(all['session.lock']),
    'session.unlock': queued(all['session.unlock']),
    'people.list': queued(all['people.list']),
    'people.add': queued(all['people.add']),
    'people.assign': queued(all['people.assign']),
    'people.retire': queued(all['people.retire']),
    'people.unlock': queued(all['people.unlock']),
    'people.enter-absence': queued(all['people.enter-absence']),
    'people.end-absence': queued(all['people.end-absence']),
    'people.set-policy': queued(all['people.set-policy']),
    'key.change-pass-phrase': queued(all['key.change-pass-phrase']),
    'keys.list': queued(all['keys.list']),
    'keys.revoke': queued(all['keys.revoke']),
    'keys.renew': queued(all['keys.renew']),
    'keys.replace': queued(all['keys.replace']),
    'keys.rotate-root': queued(all['keys.rotate-root']),
    'keys.export-trust': queued(all['keys.export-trust']),
    'keys.import-trust': queued(all['keys.import-trust']),
    'dossier.create': queued(all['dossier.create']),
    'dossier.read': queued(all['dossier.read']),
    'dossier.set-catalogue': queued(all['dossier.set-catalogue']),
    'dossier.set-record': queued(all['dossier.set-record']),
    'dossier.enter-step': queued(all['dossier.enter-step']),
    'dossier.record-event': queued(all['dossier.record-event']),
    'dossier.add-internal-file': queued(all['dossier.add-internal-file']),
    'dossier.remove-internal-file': queued(all['dossier.remove-internal-file']),
    'dossier.add-file': queued(all['dossier.add-file']),
    'dossier.replace-file': queued(all['dossier.replace-file']),
    'dossier.remove-file': queued(all['dossier.remove-file']),
    'dossier.original': queued(all['dossier.original']),
    'dossier.reveal-hidden': queued(all['dossier.reveal-hidden']),
    'dossier.clean-file': queued(all['dossier.clean-file']),
    'dossier.typeset-file': queued(all['dossier.typeset-file']),
    'dossier.print-sheet': queued(all['dossier.print-sheet']),
    'desk.open': queued(all['desk.open']),
    'desk.save': queued(all['desk.save']),
    'desk.discard': queued(all['desk.discard']),
    'desk.history': queued(all['desk.history']),
    'desk.restore': queued(all['desk.restore']),
    'desk.publish-pages': queued(all['desk.publish-pages']),
    'desk.publish': queued(all['desk.publish']),
    'dossier.restore-original': queued(all['dossier.restore-original']),
    'dossier.decide': queued(all['dossier.decide']),
    'dossier.undo-decision': queued(all['dossier.undo-decision']),
    'dossier.redo-decision': queued(all['dossier.redo-decision']),
    'dossier.decide-alike': queued(all['dossier.decide-alike']),
    'dossier.reveal': queued(all['dossier.reveal']),
    'dossier.note-uninspected': queued(all['dossier.note-uninspected']),
    'dossier.return': queued(all['dossier.return']),
    'dossier.sign': queued(all['dossier.sign']),
    'register.save': queued(all['register.save']),
    'statistics.save': queued(all['statistics.save']),
    'search.find': queued(all['search.find']),
    'forms.save': queued(all['forms.save']),
    'bundle.export': queued(all['bundle.export']),
    'exchange.address': queued(all['exchange.address']),
    'exchange.pack': queued(all['exchange.pack']),
    'exchange.open': queued(all['exchange.open']),
    'archive.make': queued(all['archive.make']),
    'audit.list': queued(all['audit.list']),
    'audit.verify': queued(all['audit.verify']),
    'audit.find': queued(all['audit.find']),
    'audit.export': queued(all['audit.export']),
    'audit.checkpoints': queued(all['audit.checkpoints']),
    'audit.prove': queued(all['audit.prove']),
    'audit.check-proof': queued(all['audit.check-proof']),
    'audit.report': queued(all['audit.report']),
    'audit.save-report': queued(all['audit.save-report']),
  };
}
