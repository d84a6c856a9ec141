/**
 * Answers to the review questions before they are signed: kept while the window is open, so that looking something up on another
 * screen costs nothing. They belong to a person and to exact content: another person never meets them, and what was changed is asked anew.
 */
import { useState } from 'react';
import type { Sha256 } from '../../../shared/base/ids.ts';
import type { ReviewAnswerInput } from '../../../shared/release/review-answers.ts';
import type { AnsweringStage, QuestionId } from '../../../shared/release/review-questions.ts';
import { questionsOf } from '../../../shared/release/review-questions.ts';

/** What is being answered; an answer of null is not given yet. */
export interface DraftAnswer {
  readonly answer: ReviewAnswerInput['answer'] | null;
  readonly reason: string;
}

export type AnswerDraft = ReadonlyMap<QuestionId, DraftAnswer>;

const kept = new Map<string, AnswerDraft>();

export interface AnswerDraftOwner {
  readonly person: string;
  readonly dossier: string;
  readonly content: Sha256;
  readonly stage: AnsweringStage;
}

export interface AnswerDrafting {
  readonly stage: AnsweringStage;
  readonly draft: AnswerDraft;
  readonly change: (question: QuestionId, change: Partial<DraftAnswer>) => void;
  /** Drops what was drafted, once it is signed. */
  readonly forget: () => void;
}

/** The draft of a person for exactly this content. */
export function useAnswerDraft({ person, dossier, content, stage }: AnswerDraftOwner): AnswerDrafting {
  const key = [person, dossier, content, stage].join(' ');
  const [changes, setChanges] = useState(0);
  const draft = kept.get(key) ?? new Map<QuestionId, DraftAnswer>();
  const change = (question: QuestionId, changed: Partial<DraftAnswer>): void => {
    const before = kept.get(key)?.get(question) ?? { answer: null, reason: '' };
    kept.set(key, new Map(kept.get(key)).set(question, { ...before, ...changed }));
    setChanges(changes + 1);
  };
  return { stage, draft, change, forget: () => void kept.delete(key) };
}

/** The answers given so far, in the order of the questions. */
export function givenAnswers({ stage, draft }: Pick<AnswerDrafting, 'stage' | 'draft'>): ReviewAnswerInput[] {
  return questionsOf(stage).flatMap(({ id: question }) => {
    const { answer, reason } = draft.get(question) ?? { answer: null, reason: '' };
    return answer === null ? [] : [{ question, answer, reason }];
  });
}
