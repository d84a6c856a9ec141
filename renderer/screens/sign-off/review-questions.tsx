/**
 * Review questions of the duty that signs, each a group of radio buttons of its own: arrow keys, names and groups come with them.
 * There is no button that answers several at once, and nothing is answered beforehand.
 */
import type { ReactNode } from 'react';
import { useId } from 'react';
import type { AnswerKind, ReviewQuestion } from '../../../shared/release/review-questions.ts';
import { answersTo, needsReason, questionsOf } from '../../../shared/release/review-questions.ts';
import { TextInput } from '../../parts/text-input.tsx';
import { useText } from '../../preferences/use-preferences.tsx';
import type { AnswerDrafting } from './answer-drafts.ts';
import { givenAnswers } from './answer-drafts.ts';
import styles from './review-questions.module.css';

export interface ReviewQuestionsProps {
  readonly drafting: AnswerDrafting;
  /** Ids of questions that kept somebody from signing. */
  readonly wrong: readonly string[];
}

export function ReviewQuestions({ drafting, wrong }: ReviewQuestionsProps): ReactNode {
  const text = useText();
  const words = text.signOff.questions;
  const questions = questionsOf(drafting.stage);
  return (
    <section className={styles.questions} aria-labelledby="questions-title">
      <div className={styles.head}>
        <h3 id="questions-title">{words.title}</h3>
        <span className="meta" role="status">
          {words.progress(givenAnswers(drafting).length, questions.length)}
        </span>
      </div>
      <p className="meta">{words.note}</p>
      <ol className={styles.list}>
        {questions.map((question) => (
          <Question
            key={question.id}
            question={question}
            drafting={drafting}
            isWrong={wrong.includes(question.id)}
          />
        ))}
      </ol>
    </section>
  );
}

interface QuestionProps {
  readonly question: ReviewQuestion;
  readonly drafting: AnswerDrafting;
  readonly isWrong: boolean;
}

function Question({ question, drafting, isWrong }: QuestionProps): ReactNode {
  const text = useText();
  const words = text.signOff.questions;
  const id = useId();
  const { answer, reason } = drafting.draft.get(question.id) ?? { answer: null, reason: '' };
  const warning = warningOf(question, answer);
  const asksReason = answer !== null && warning === null && needsReason(question, answer);
  const problem = isWrong && answer === null ? words.unanswered : null;
  return (
    <li className={styles.question} id={`question-${question.id}`}>
      <div className={styles.row}>
        <div>
          <p id={`${id}-asked`}>{words.asked.asked[question.id]}</p>
          <p id={`${id}-source`} className="meta">
            {words.asked.sources[question.id]}
          </p>
        </div>
        <div
          role="radiogroup"
          aria-labelledby={`${id}-asked`}
          aria-describedby={problem === null ? `${id}-source` : `${id}-source ${id}-problem`}
          aria-invalid={problem !== null}
          className={styles.answers}
        >
          {answersTo(question).map((each) => (
            <label key={each} className={styles.answer}>
              <input
                type="radio"
                name={`answer-${question.id}`}
                value={each}
                checked={answer === each}
                onChange={() => drafting.change(question.id, { answer: each })}
              />
              {words.asked.answers[each]}
            </label>
          ))}
        </div>
      </div>
      {problem !== null && (
        <p id={`${id}-problem`} className={styles.problem}>
          {problem}
        </p>
      )}
      {warning !== null && (
        <p role="status" className={styles.problem}>
          {warning === 'unclear' ? words.unclear : words.against[drafting.stage]}
        </p>
      )}
      {asksReason && (
        <TextInput
          name={`reason-${question.id}`}
          label={answer === 'not-applicable' ? words.whyNotApplicable : words.reason}
          initial={reason}
          error={isWrong && reason.trim() === '' ? words.reasonMissing : null}
          onChange={(typed) => drafting.change(question.id, { reason: typed.slice(0, 500) })}
        />
      )}
    </li>
  );
}

/** Which sentence an answer calls for with which nobody can sign. */
function warningOf(question: ReviewQuestion, answer: AnswerKind | null): 'against' | 'unclear' | null {
  if (answer === 'unclear') return 'unclear';
  return question.blocks && answer === question.against ? 'against' : null;
}
