/**
 * Two letters: to the secrecy department about an unclear matter (Secrecy Law art. 25, regulation art. 17: answered within ten
 * working days, ten more where needed), and the notice that takes a release back.
 */
import type { FormFacts, FormStanding } from './form-facts.ts';
import { bareTitle, lastEvent } from './form-facts.ts';
import type { OfficialForm } from './official-form.ts';
import { officialDate } from './official-form.ts';

export interface LetterWords {
  readonly referralTitle: (title: string) => string;
  readonly addressed: (organ: string) => string;
  readonly referral: (facts: { title: string; documentNumber: string; packageNumber: string }) => string;
  readonly question: (text: string) => string;
  readonly request: string;
  readonly byOtherWay: string;
  readonly number: (number: string) => string;
  readonly withdrawalTitle: (title: string) => string;
  readonly readers: string;
  readonly withdrawal: (facts: { title: string; documentNumber: string; on: string }) => string;
  readonly places: (places: readonly string[]) => string;
  readonly reason: (text: string) => string;
  readonly duty: string;
}

export function referralStanding(facts: FormFacts): FormStanding {
  return lastEvent(facts, 'referral') === undefined ? 'not-yet' : 'ready';
}

/** 报请确定函. The material itself goes another way: the letter names it and says nothing of its words. */
export function referralLetter(facts: FormFacts, words: LetterWords): OfficialForm {
  const { catalogue, packageNumber, office } = facts;
  const referral = lastEvent(facts, 'referral');
  const detail = referral?.detail;
  const title = bareTitle(catalogue);
  const named = { title, documentNumber: catalogue.documentNumber, packageNumber };
  return {
    title: words.referralTitle(title),
    layout: 'portrait',
    blocks: [
      { block: 'text', lines: detail === undefined ? [] : [words.number(detail.number)] },
      { block: 'address', text: words.addressed(detail?.organ ?? '') },
      {
        block: 'text',
        lines: [words.referral(named), words.question(detail?.text ?? ''), words.request, words.byOtherWay],
      },
      { block: 'closing', organ: office, date: officialDate(detail?.on ?? '') },
    ],
  };
}

export function withdrawalStanding(facts: FormFacts): FormStanding {
  return lastEvent(facts, 'withdrawal') === undefined ? 'not-yet' : 'ready';
}

/** 撤回通知, to everybody to whom a receipt says it went. */
export function withdrawalNotice(facts: FormFacts, words: LetterWords): OfficialForm {
  const { catalogue, office, events } = facts;
  const detail = lastEvent(facts, 'withdrawal')?.detail;
  const places = events
    .filter(({ event }) => event === 'receipt')
    .map(({ detail: { organ, code, on } }) =>
      [organ, code, officialDate(on)].filter((each) => each !== '').join(' '),
    );
  const title = bareTitle(catalogue);
  const on = officialDate(detail?.on ?? '');
  return {
    title: words.withdrawalTitle(title),
    layout: 'portrait',
    blocks: [
      { block: 'address', text: words.readers },
      {
        block: 'text',
        lines: [
          words.withdrawal({ title, documentNumber: catalogue.documentNumber, on }),
          ...(places.length === 0 ? [] : [words.places(places)]),
          words.reason(detail?.text ?? ''),
          words.duty,
        ],
      },
      { block: 'closing', organ: office, date: on },
    ],
  };
}
