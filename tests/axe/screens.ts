/** What the matrix looks at: each screen of the preview, and the states that mean something on it. */
import type { FakeState } from '../preview/fake-states.ts';

const always: readonly FakeState[] = ['full', 'empty', 'error'];
const full: readonly FakeState[] = ['full'];
const failing: readonly FakeState[] = ['full', 'error'];

export interface MatrixScreen {
  /** Name of a walk. */
  readonly name: string;
  readonly states: readonly FakeState[];
  /** The way leads past the work list, which stays as it is. */
  readonly isPast: boolean;
}

const of = (
  states: readonly FakeState[],
  isPast: boolean,
  names: readonly string[],
): readonly MatrixScreen[] => names.map((name) => ({ name, states, isPast }));

export const matrixScreens: readonly MatrixScreen[] = [
  ...of(full, false, ['first-run-looks', 'first-run-choice', 'first-run-create', 'sign-in']),
  ...of(always, false, ['work-list', 'register', 'audit', 'people', 'people-own']),
  ...of(failing, false, ['keys', 'bundle-check', 'office', 'new-release', 'people-rules']),
  ...of(full, false, ['people-add', 'shortcuts', 'palette', 'jobs', 'help', 'about']),
  ...of(always, true, ['materials', 'procedure', 'sheet', 'desk', 'hidden', 'review', 'sign-off-missing']),
  ...of(full, true, ['stop-page', 'review-reasons', 'review-many', 'sign-off-ready', 'export-card']),
  ...of(full, false, ['gallery', 'gallery-dialog', 'gallery-alert']),
];
