/**
 * Writes what a package brings in the order it happened, within one recorded change. Every guard of the tables judges each step
 * as it judged it on the machine where it was made: a history that no machine could have let happen is refused as a whole.
 */
import { decodeBase64 } from '../base/base64.ts';
import { canonicalJson } from '../base/canonical-json.ts';
import type { DossierId, Sha256, SourceFileId } from '../base/ids.ts';
import type { Hash } from '../base/ports.ts';
import type { HistoryKind } from '../exchange/compare-histories.ts';
import { itemsOf, keyOf } from '../exchange/compare-histories.ts';
import type { DossierHistory } from '../exchange/dossier-history.ts';
import { stateAfter } from '../release/dossier-event.ts';
import type { WritableStore } from '../store/handles.ts';
import type { DossierRow } from '../store/read-dossiers.node.ts';
import { readDossier } from '../store/read-dossiers.node.ts';
import { writeArrivedCopy } from '../store/write-arrivals.node.ts';
import {
  writeCatalogue,
  writeDossier,
  writeFile,
  writeFileRemoval,
  writeNewRound,
  writeReleaseRecord,
  writeState,
} from '../store/write-dossiers.node.ts';
import {
  writeEvent,
  writeInternalFile,
  writeInternalFileRemoval,
  writeStep,
} from '../store/write-procedure.node.ts';
import { writeDecision, writeExport, writeReturn, writeSignOff } from '../store/write-reviews.node.ts';
import { writeScreening } from '../store/write-screenings.node.ts';

/** Objects of the vault that this machine made of a file that arrives. */
export interface OwnObjects {
  readonly text: Sha256;
  readonly findings: Sha256;
}

export interface Replay {
  readonly there: DossierHistory;
  /** The copy that is here, or null. */
  readonly here: DossierHistory | null;
  readonly hash: Hash;
  readonly nextId: () => string;
  /** What was made here of files whose screenings have to be written as they came. */
  readonly objects: ReadonlyMap<SourceFileId, OwnObjects>;
}

/** A history that the guards let pass, and that yet does not end where it says. */
export class HistoryRefused extends Error {}

interface Act {
  readonly at: string;
  /** Order of what happened in the same millisecond. */
  readonly rank: number;
  readonly write: (tx: WritableStore) => void;
}

const stateOfStage = {
  handler: 'secrecy-review',
  'secrecy-reviewer': 'approval',
  approver: 'approved',
} as const;

/** @throws HistoryRefused, or what the database throws when a guard refuses */
export function replayHistory(tx: WritableStore, replay: Replay): void {
  const { there, here } = replay;
  if (here === null) {
    const { id, year, serial, packageNumber, kind, catalogue, openedBy, openedAt } = there;
    writeDossier(tx, { id, year, serial, packageNumber, kind, catalogue, openedBy }, openedAt);
    writeReleaseRecord(tx, id, { record: there.record, at: openedAt });
  }
  let isContentDue = here !== null;
  const settle = (at: string) => {
    if (!isContentDue || rowOf(tx, there.id).state !== 'drafting') return;
    writeCatalogue(tx, there.id, { catalogue: there.catalogue, at });
    writeReleaseRecord(tx, there.id, { record: there.record, at });
    isContentDue = false;
  };
  settle(there.openedAt);
  for (const { at, write } of actsOf(replay)) {
    write(tx);
    settle(at);
  }
  const end = rowOf(tx, there.id);
  const contents = [end, there].map(({ catalogue, record }) => canonicalJson({ catalogue, record }));
  const isSame = contents[0] === contents[1];
  if (end.state !== there.state || end.round !== there.round || !isSame) throw new HistoryRefused();
}

function rowOf(tx: WritableStore, id: DossierId): DossierRow {
  const row = readDossier(tx, id);
  if (row === null) throw new HistoryRefused();
  return row;
}

/** Everything that is not here yet, oldest first. */
function actsOf(replay: Replay): readonly Act[] {
  const acts = [
    ...roundActs(replay),
    ...screeningActs(replay),
    ...fileActs(replay),
    ...internalActs(replay),
    ...procedureActs(replay),
    ...reviewActs(replay),
  ];
  return acts.sort((left, right) => {
    if (left.at !== right.at) return left.at < right.at ? -1 : 1;
    return left.rank - right.rank;
  });
}

/** Items of a kind that are not here yet. */
function fresh<K extends HistoryKind>(
  { here, there }: Replay,
  kind: K,
): readonly DossierHistory[K][number][] {
  const known = here === null ? new Map<string, string>() : itemsOf(here, kind);
  return [...there[kind]].filter((item) => !known.has(keyOf(item)));
}

function roundActs(replay: Replay): readonly Act[] {
  const { id } = replay.there;
  return fresh(replay, 'rounds').flatMap(({ round, cause, beganAt: at }) =>
    cause === 'opened'
      ? []
      : [{ at, rank: 1, write: (tx) => writeNewRound(tx, { id, round: round - 1 }, { cause, at }) }],
  );
}

/** Screenings as they came, for files that are new here, or about which something new was decided: by rule and severity. */
function screeningActs({ there, objects, nextId }: Replay): readonly Act[] {
  return [...objects].flatMap(([file, object]): readonly Act[] => {
    const made = there.screenings.filter((each) => each.file === file);
    const last = made.at(-1);
    if (last === undefined) return [];
    const findings = new Map(made.flatMap((each) => each.findings).map((each) => [each.id, each]));
    const arrived = there.files.find(({ id }) => id === file);
    const at = arrived?.addedAt ?? last.at;
    const row = { id: nextId(), file, ...object, ruleSets: last.ruleSets };
    return [
      {
        at,
        rank: 4,
        write: (tx) => writeScreening(tx, row, { findings: [...findings.values()], at: last.at }),
      },
    ];
  });
}

function fileActs(replay: Replay): readonly Act[] {
  const { there, here } = replay;
  const dossier = there.id;
  const out = here === null ? new Map<string, string>() : itemsOf(here, 'files');
  return [
    ...there.files.flatMap(({ id, removedAt: at }) =>
      at === null || out.has(`${id} out`)
        ? []
        : [{ at, rank: 2, write: (tx: WritableStore) => writeFileRemoval(tx, id, at) }],
    ),
    ...fresh(replay, 'files').map((file) => ({
      at: file.addedAt,
      rank: 3,
      write: (tx: WritableStore) => writeFile(tx, { ...file, dossier }, file.addedAt),
    })),
    ...fresh(replay, 'cleanCopies').map((copy) => ({
      at: copy.at,
      rank: 5,
      write: (tx: WritableStore) => writeArrivedCopy(tx, copy),
    })),
  ];
}

function internalActs(replay: Replay): readonly Act[] {
  const { there, here } = replay;
  const dossier = there.id;
  const out = here === null ? new Map<string, string>() : itemsOf(here, 'internalFiles');
  return [
    ...there.internalFiles.flatMap(({ id, removedAt: at }) =>
      at === null || out.has(`${id} out`)
        ? []
        : [{ at, rank: 2, write: (tx: WritableStore) => writeInternalFileRemoval(tx, { id, at }) }],
    ),
    ...fresh(replay, 'internalFiles').map((file) => ({
      at: file.addedAt,
      rank: 3,
      write: (tx: WritableStore) => writeInternalFile(tx, { ...file, dossier }),
    })),
  ];
}

function procedureActs(replay: Replay): readonly Act[] {
  const dossier = replay.there.id;
  return [
    ...fresh(replay, 'steps').map((step) => ({
      at: step.at,
      rank: 6,
      write: (tx: WritableStore) => writeStep(tx, { ...step, dossier }),
    })),
    ...fresh(replay, 'events').map((event) => ({
      at: event.at,
      rank: 8,
      write: (tx: WritableStore) => {
        const { state } = rowOf(tx, dossier);
        writeEvent(tx, { ...event, dossier });
        const next = stateAfter(event.event, state);
        if (next !== state) writeState(tx, dossier, { state: next, at: event.at });
      },
    })),
  ];
}

function reviewActs(replay: Replay): readonly Act[] {
  const dossier = replay.there.id;
  return [
    ...fresh(replay, 'decisions').map((decision) => ({
      at: decision.at,
      rank: 7,
      write: (tx: WritableStore) => writeDecision(tx, { ...decision, dossier }),
    })),
    ...fresh(replay, 'signOffs').map((signOff) => ({
      at: signOff.at,
      rank: 9,
      write: (tx: WritableStore) => {
        writeSignOff(tx, signOffRow(replay, signOff));
        writeState(tx, dossier, { state: stateOfStage[signOff.stage], at: signOff.at });
      },
    })),
    ...fresh(replay, 'returns').map((note) => ({
      at: note.at,
      rank: 0,
      write: (tx: WritableStore) => writeReturn(tx, { ...note, dossier }),
    })),
    ...fresh(replay, 'exports').map((exported) => ({
      at: exported.at,
      rank: 10,
      write: (tx: WritableStore) => {
        writeExport(tx, { ...exported, dossier });
        if (rowOf(tx, dossier).state === 'approved') {
          writeState(tx, dossier, { state: 'exported', at: exported.at });
        }
      },
    })),
  ];
}

/** A sign-off as its table holds it. @throws HistoryRefused for what is no base64, which the form has ruled out */
export function signOffRow(
  { there, hash }: Pick<Replay, 'there' | 'hash'>,
  signOff: DossierHistory['signOffs'][number],
) {
  const [statement, envelope] = [decodeBase64(signOff.statement), decodeBase64(signOff.envelope)];
  if (statement === null || envelope === null) throw new HistoryRefused();
  const answered = 'answered' in signOff ? signOff.answered : null;
  const statementSha256 = hash.sha256(statement);
  return { ...signOff, dossier: there.id, statement, envelope, statementSha256, answered };
}
