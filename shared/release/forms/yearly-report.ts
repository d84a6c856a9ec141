/**
 * Counts that the yearly report asks for and the register holds (政府信息公开工作年度报告, State Council General Office 公开办函〔2021〕30号):
 * normative documents, decisions on penalties, requests by their answer. What the register does not hold (fees, reviews, court
 * cases) is not guessed at.
 */
import type { Catalogue } from '../catalogue.ts';
import type { DossierState } from '../dossier-state.ts';
import type { ReleaseRecord } from '../kind/release-record.ts';

export type YearlyItem =
  | 'rules-made'
  | 'rules-repealed'
  | 'rules-in-force'
  | 'penalties'
  | 'requests'
  | 'requests-open'
  | 'requests-partly'
  | 'requests-refused'
  | 'requests-other'
  | 'requests-carried';

export interface YearlyRelease {
  /** Year of its number. */
  readonly year: number;
  readonly kind: string;
  readonly state: DossierState;
  readonly validity: Catalogue['validity'];
  readonly record: ReleaseRecord;
}

/** Kinds whose document is a normative one; those of an office that adds its own are counted by the register only. */
const normative: readonly string[] = ['policy-with-interpretation', 'major-decision'];
const left: readonly DossierState[] = ['exported', 'published', 'withdrawn'];

/** Counts of one year, from the releases of all years up to it. */
export function yearlyCounts(
  releases: readonly YearlyRelease[],
  year: number,
): readonly { readonly item: YearlyItem; readonly count: number }[] {
  const count = (fits: (release: YearlyRelease) => boolean) => releases.filter(fits).length;
  const isRule = ({ kind, state }: YearlyRelease) => normative.includes(kind) && left.includes(state);
  const isRequest = (release: YearlyRelease) =>
    release.year === year && release.kind === 'on-request-disclosure';
  const answered = (...answers: readonly string[]) =>
    count((release) => isRequest(release) && answers.includes(answerOf(release)));
  return [
    { item: 'rules-made', count: count((release) => isRule(release) && release.year === year) },
    {
      item: 'rules-repealed',
      count: count(
        (release) => isRule(release) && release.year === year && release.record.fields.replaces === 'yes',
      ),
    },
    {
      item: 'rules-in-force',
      count: count(
        (release) => isRule(release) && release.state !== 'withdrawn' && release.validity === 'in-force',
      ),
    },
    {
      item: 'penalties',
      count: count(
        ({ kind, state, ...each }) =>
          kind === 'penalty-decision' && left.includes(state) && each.year === year,
      ),
    },
    { item: 'requests', count: count(isRequest) },
    { item: 'requests-open', count: answered('disclosed') },
    { item: 'requests-partly', count: answered('partial') },
    { item: 'requests-refused', count: answered('refused') },
    { item: 'requests-other', count: answered('not-held', 'elsewhere', 'repeated', 'not-processed') },
    { item: 'requests-carried', count: answered('') },
  ];
}

/** An answer counts once it has left; a refusal leaves no document, so it counts when it stands. */
function answerOf({ state, record }: YearlyRelease): string {
  return left.includes(state) || state === 'not-open' ? (record.fields.answer ?? '') : '';
}
