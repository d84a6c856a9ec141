/** The same invented engine with nothing in it, or failing: how screens look on the first day and on the worst. */
import type { Result } from '../../shared/base/result.ts';
import { fail, ok } from '../../shared/base/result.ts';
import type { Api } from '../../shared/contract/api.ts';

export const fakeStates = ['full', 'empty', 'error'] as const;
export type FakeState = (typeof fakeStates)[number];

type Emptied = { readonly [M in keyof Api]?: (full: Api[M]['output']) => Api[M]['output'] };

const noCounts = { all: 0, mine: 0, due: 0, returned: 0, approved: 0 };

const emptied: Emptied = {
  'dossier.page': () => ({ rows: [], counts: noCounts, next: null }),
  'dossier.read': (full) => ({ ...full, files: [] }),
  'dossier.findings': () => [],
  'dossier.hidden': (full) => ({ ...full, kinds: [] }),
  'desk.open': (full) => ({ ...full, document: null }),
  'audit.list': () => [],
  'register.page': (full) => ({
    ...full,
    lines: [],
    total: 0,
    byState: [],
    years: [],
    kinds: [],
    organs: [],
  }),
  'statistics.read': (full) => ({ ...full, byOrgan: [], byTopic: [], byKind: [], yearly: [] }),
  'forms.list': () => [],
  'people.list': (full) => ({ ...full, retired: [], absences: [] }),
  'dossier.versions': () => [],
};

/** What is needed to get anywhere at all. */
const ways = /^(?:shell\.|session\.|office\.status|dossier\.(?:page|read)|kinds\.|dossier\.text)/;

/** The answer of a full engine as one in that state would give it; the first list of the way stays full with `keepsList`. */
export function inState(
  state: FakeState,
  method: string,
  answer: Promise<Result<never>>,
  keepsList: boolean,
): Promise<Result<never>> {
  if (state === 'full' || (keepsList && method === 'dossier.page')) return answer;
  const isWay = keepsList ? ways.test(method) : /^(?:shell\.|session\.|office\.status)/.test(method);
  if (state === 'error') {
    return isWay ? answer : Promise.resolve(fail('store.read-only', { path: '云泽市/office.db' }));
  }
  const empty = (emptied as Readonly<Record<string, ((full: never) => unknown) | undefined>>)[method];
  if (empty === undefined) return answer;
  return answer.then((given) => (given.ok ? ok(empty(given.value) as never) : given));
}

/** State and way as whoever looks at the window stored them: `error past`. */
export function readWanted(stored: string | null): {
  readonly state: FakeState;
  readonly keepsList: boolean;
} {
  const words = stored?.split(' ') ?? [];
  return { state: fakeStates.find((state) => state === words[0]) ?? 'full', keepsList: words[1] === 'past' };
}
