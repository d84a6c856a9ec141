/** Lines of the register (台账), page by page or all of them. */
import { chinaDate } from '../base/china-date.ts';
import type { RegisterFilter, RegisterLine, RegisterPlace } from '../contract/list-views.ts';
import type { SigningStage } from '../signoff/statement.ts';
import { readCourse } from '../store/read-course.node.ts';
import { readRegisterPage } from '../store/read-dossier-pages.node.ts';
import type { DossierRow } from '../store/read-dossiers.node.ts';
import { readFiles } from '../store/read-dossiers.node.ts';
import { readNames } from '../store/read-people.node.ts';
import { readEvents } from '../store/read-procedure.node.ts';
import { readSignOffs } from '../store/read-reviews.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { openDetail } from './sealed-words.node.ts';

export interface RegisterQuestion {
  readonly filter: RegisterFilter;
  readonly newestFirst: boolean;
  readonly after: RegisterPlace | null;
  readonly limit: number;
}

export interface RegisterLines {
  readonly lines: readonly RegisterLine[];
  readonly next: RegisterPlace | null;
}

/** One page of the register. */
export function registerLines(context: EngineContext, question: RegisterQuestion): RegisterLines {
  const { readable } = context.store;
  const { limit } = question;
  const found = readRegisterPage(readable, { ...question, limit: limit + 1 });
  const names: ReadonlyMap<string, string> = readNames(readable);
  const shown = found.slice(0, limit);
  return {
    lines: shown.map(({ row }) => lineOf(context, row, names)),
    next: found.length > limit ? (shown.at(-1)?.place ?? null) : null,
  };
}

const mostAtOnce = 500;

/** Every line under a filter. */
export function allRegisterLines(
  context: EngineContext,
  question: Pick<RegisterQuestion, 'filter' | 'newestFirst'>,
): readonly RegisterLine[] {
  const lines: RegisterLine[] = [];
  let after: RegisterPlace | null = null;
  do {
    const page: RegisterLines = registerLines(context, { ...question, after, limit: mostAtOnce });
    lines.push(...page.lines);
    after = page.next;
  } while (after !== null);
  return lines;
}

function lineOf(context: EngineContext, row: DossierRow, names: ReadonlyMap<string, string>): RegisterLine {
  const { readable } = context.store;
  const { id, packageNumber, kind, catalogue, state, round } = row;
  const signOffs = readSignOffs(readable, id).filter((each) => each.round === round);
  const signer = (stage: SigningStage) => {
    const person = signOffs.find((each) => each.stage === stage)?.person;
    return person === undefined ? '' : (names.get(person) ?? '');
  };
  const receipts = readEvents(readable, id).filter(({ event }) => event === 'receipt');
  const course = readCourse(readable, id);
  const exportedAt = course?.exportedAt ?? null;
  const [firstReceipt] = receipts;
  const publishedOn = firstReceipt?.detail.on ?? (exportedAt === null ? '' : chinaDate(exportedAt));
  return {
    ...{ id, packageNumber, kind, state, publishedOn },
    title: catalogue.title,
    documentNumber: catalogue.documentNumber,
    organ: catalogue.organ,
    carriers: [...new Set(readFiles(readable, id).map(({ type }) => type))],
    channel: [...new Set(receipts.map((receipt) => openDetail(context, receipt).organ))].join('、'),
    handler: signer('handler') || (names.get(row.openedBy) ?? ''),
    reviewer: signer('secrecy-reviewer'),
    approver: signer('approver'),
    openedOn: chinaDate(row.openedAt),
    returns: course?.returns ?? 0,
  };
}
