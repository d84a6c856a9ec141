/**
 * Reads a list of terms and says which lines cannot be looked for instead of leaving them out in silence.
 *
 * First cell of a row: the term. Then, by position or by the names in a first row: severity (`soft` or `info`), note, and
 * whether the row is an allow-phrase, which covers terms inside it instead of being looked for. Empty cells mean soft, and no.
 */
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import { foldWords } from '../text/fold-words.ts';
import type { TermCells } from './term-cells.ts';
import { cellsOfLines } from './term-cells.ts';

/**
 * `too-short`: a single character is part of too many words; `too-long`; `repeated`: the same as an earlier term once folded;
 * `damaged`: holds a character that could not be read; `severity`, `allow-phrase`: a word in that column that nobody knows.
 */
export type RefusalReason = 'too-short' | 'too-long' | 'repeated' | 'damaged' | 'severity' | 'allow-phrase';

export interface RefusedLine {
  /** Counted from 1. */
  readonly line: number;
  readonly reason: RefusalReason;
}

export interface TermEntry {
  readonly line: number;
  /** Folded. */
  readonly term: string;
  readonly use: 'soft' | 'info' | 'phrase';
}

export interface TermList {
  /** In the order of the list. */
  readonly entries: readonly TermEntry[];
  readonly refused: readonly RefusedLine[];
}

/** More would need gigabytes of memory; nobody keeps such a list by hand. */
const mostLines = 1_000_000;
const longestTerm = 200;

/** A term as it is compared. */
export function foldTerm(term: string): string {
  return foldWords(term.trim());
}

/** Two characters at least, and no half of a character. */
export function isTerm(folded: string): boolean {
  return folded.length >= 2 && folded.isWellFormed() && [...folded].length >= 2;
}

/** Folded terms of one use, in the order of the list. */
export function termsFor({ entries }: TermList, use: TermEntry['use']): readonly string[] {
  return entries.flatMap((entry) => (entry.use === use ? [entry.term] : []));
}

/** A list with one term a line. Failure: `rules.too-many-terms`. */
export function readTermList(text: string): Result<TermList> {
  return termListOf(cellsOfLines(text));
}

/** A list from its rows. Blank rows and comments (`#`) do not count. Failure: `rules.too-many-terms`. */
export function termListOf(rows: Iterable<TermCells>): Result<TermList> {
  const entries: TermEntry[] = [];
  const refused: RefusedLine[] = [];
  const taken = { term: new Set<string>(), phrase: new Set<string>() };
  let columns: Columns | null = null;
  let count = 0;
  for (const { line, cells } of rows) {
    count += 1;
    if (count > mostLines) return fail('rules.too-many-terms', { limit: mostLines });
    const written = cells[0]?.trim() ?? '';
    if (written === '' || written.startsWith('#')) continue;
    if (columns === null) {
      columns = columnsOf([written, ...cells.slice(1)]);
      if (columns.hasHeader) continue;
    }
    const read = readRow(written, cells, columns);
    if (typeof read === 'string') {
      refused.push({ line, reason: read });
      continue;
    }
    const same = read.use === 'phrase' ? taken.phrase : taken.term;
    if (same.has(read.term)) refused.push({ line, reason: 'repeated' });
    else entries.push({ line, ...read });
    same.add(read.term);
  }
  return ok({ entries, refused });
}

function readRow(
  written: string,
  cells: readonly string[],
  columns: Columns,
): Omit<TermEntry, 'line'> | RefusalReason {
  if (written.length > longestTerm) return 'too-long';
  if (written.includes('\ufffd')) return 'damaged';
  const term = foldTerm(written);
  if (!isTerm(term)) return 'too-short';
  const severity = meaningOf(severityWords, cells[columns.severity] ?? '');
  if (severity === undefined) return 'severity';
  const isPhrase = meaningOf(answerWords, cells[columns.phrase] ?? '');
  if (isPhrase === undefined) return 'allow-phrase';
  return { term, use: isPhrase ? 'phrase' : severity };
}

interface Columns {
  readonly hasHeader: boolean;
  readonly severity: number;
  readonly phrase: number;
}

const termHeader = /^(?:词|词语|词条|词汇|关键词|敏感词|术语|terms?|words?)$/iu;
const severityHeader = /^(?:级别|等级|严重程度|severity|level)$/iu;
const phraseHeader = /^(?:放行短语|放行|例外|白名单|allow-?phrase|allow)$/iu;

/** Without a row of names the order is term, severity, note, allow-phrase. */
function columnsOf(first: readonly string[]): Columns {
  const find = (header: RegExp) => first.findIndex((cell) => header.test(cell.trim()));
  if (find(termHeader) !== 0) return { hasHeader: false, severity: 1, phrase: 3 };
  return { hasHeader: true, severity: find(severityHeader), phrase: find(phraseHeader) };
}

const severityWords: ReadonlyMap<string, 'soft' | 'info'> = new Map([
  ['', 'soft'],
  ['soft', 'soft'],
  ['需处理', 'soft'],
  ['info', 'info'],
  ['提示', 'info'],
]);

const answerWords: ReadonlyMap<string, boolean> = new Map([
  ['', false],
  ['no', false],
  ['false', false],
  ['否', false],
  ['yes', true],
  ['true', true],
  ['是', true],
]);

function meaningOf<T>(words: ReadonlyMap<string, T>, cell: string): T | undefined {
  return words.get(cell.trim().toLowerCase());
}
