/**
 * Words of people about a release (opinions, reasons, letters) as they stand in the database: sealed with the key of the vault, like
 * the findings they are about. Each is bound to the row and field it stands in, so none can be put in another's place.
 *
 * An office that has no vault key yet keeps them as they are.
 */
import { decodeBase64, encodeBase64 } from '../base/base64.ts';
import { nodeHash } from '../base/hash.node.ts';
import type { Sha256 } from '../base/ids.ts';
import { encodeUtf8 } from '../base/utf8.ts';
import type { DossierHistory } from '../exchange/dossier-history.ts';
import type { EventDetail } from '../release/dossier-event.ts';
import type { Answered } from '../release/review-answers.ts';
import type { StoredDetail } from '../store/read-procedure.node.ts';
import type { EngineContext } from './engine-context.node.ts';

type Locked = Pick<EngineContext, 'vaultLock'>;

const prefix = 'sealed:1:';

function placeDigest(place: string): Sha256 {
  return nodeHash.sha256(encodeUtf8(`xianshen.words/1:${place}`));
}

/** @param place names the row and field. @throws where there is a key that nobody opened */
export function sealWords({ vaultLock }: Locked, place: string, words: string): string {
  if (words === '' || vaultLock.state() === 'plain') return words;
  return prefix + encodeBase64(vaultLock.seal(encodeUtf8(words), placeDigest(place)));
}

/** Nothing for somebody who may not open the vault. @throws for words that its key does not open */
export function openWords({ vaultLock }: Locked, place: string, stored: string): string {
  if (!stored.startsWith(prefix) || vaultLock.state() === 'plain') return stored;
  if (vaultLock.state() === 'locked') return '';
  const sealed = decodeBase64(stored.slice(prefix.length));
  const opened = sealed === null ? null : vaultLock.open(sealed, placeDigest(place));
  if (opened === null) throw new Error('words that the key of the vault does not open');
  return new TextDecoder().decode(opened);
}

const wordFields = ['organ', 'number', 'text', 'code'] as const;

/** The day stays in the open: deadlines run from it. */
export function sealDetail(context: Locked, event: string, detail: EventDetail): StoredDetail {
  if (context.vaultLock.state() === 'plain') return detail;
  const sealed = { ...detail, sealed: 1 as const };
  for (const field of wordFields)
    sealed[field] = sealWords(context, `event:${event}:${field}`, detail[field]);
  return sealed;
}

export function openDetail(
  context: Locked,
  { id, detail }: { readonly id: string; readonly detail: StoredDetail },
): EventDetail {
  const { sealed, ...stored } = detail;
  if (sealed === undefined) return stored;
  const opened = { ...stored };
  for (const field of wordFields) opened[field] = openWords(context, `event:${id}:${field}`, stored[field]);
  return opened;
}

/** Places of what people write when they decide and when they send back. */
export const wordPlace = {
  decision: ({ id }: { readonly id: string }) => `decision:${id}`,
  return: ({ id }: { readonly id: string }) => `return:${id}`,
};

/** Names a sign-off, whose answers are sealed each in its place. */
export interface AnsweredAt {
  readonly dossier: string;
  readonly round: number;
  readonly stage: string;
}

type OnReason = (place: string, reason: string) => string;

function withReasons(
  { dossier, round, stage }: AnsweredAt,
  { form, answers }: Answered,
  change: OnReason,
): Answered {
  const place = (question: string) => `answer:${dossier}:${round}:${stage}:${question}`;
  return {
    form,
    answers: answers.map((each) => ({ ...each, reason: change(place(each.question), each.reason) })),
  };
}

/** Answers to the review questions as the table holds them. */
export function sealAnswers(context: Locked, at: AnsweredAt, answered: Answered): Answered {
  return withReasons(at, answered, (place, reason) => sealWords(context, place, reason));
}

/** Answers to the review questions with their reasons readable. */
export function openAnswers(context: Locked, at: AnsweredAt, answered: Answered): Answered {
  return withReasons(at, answered, (place, stored) => openWords(context, place, stored));
}

/** Decisions with their notes readable. */
export function openNotes<T extends { readonly id: string; readonly note: string }>(
  context: Locked,
  decisions: readonly T[],
): readonly T[] {
  return decisions.map((row) => ({ ...row, note: openWords(context, wordPlace.decision(row), row.note) }));
}

/** Returns with their comments readable. */
export function openComments<T extends { readonly id: string; readonly comment: string }>(
  context: Locked,
  returns: readonly T[],
): readonly T[] {
  return returns.map((row) => ({ ...row, comment: openWords(context, wordPlace.return(row), row.comment) }));
}

type Worded = Pick<DossierHistory, 'decisions' | 'returns' | 'events'>;

/** A history that came from elsewhere, with its words as they are kept here. */
export function sealHistory(context: Locked, history: DossierHistory): DossierHistory {
  return {
    ...history,
    decisions: history.decisions.map((row) => ({
      ...row,
      note: sealWords(context, wordPlace.decision(row), row.note),
    })),
    returns: history.returns.map((row) => ({
      ...row,
      comment: sealWords(context, wordPlace.return(row), row.comment),
    })),
    events: history.events.map((row) => ({ ...row, detail: sealDetail(context, row.id, row.detail) })),
    signOffs: history.signOffs.map((row) =>
      'answered' in row
        ? { ...row, answered: sealAnswers(context, { ...row, dossier: history.id }, row.answered) }
        : row,
    ),
  } satisfies Worded & DossierHistory;
}
