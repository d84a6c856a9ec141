/** Work list, register, statistics, search and papers of the invented office. */

import type { Sha256 } from '../../shared/base/ids.ts';
import { brand } from '../../shared/base/ids.ts';
import { ok } from '../../shared/base/result.ts';
import type { Handlers } from '../../shared/contract/api.ts';
import type { ListApi } from '../../shared/contract/list-api.ts';
import { formNames } from '../../shared/contract/list-api.ts';
import type { AssessmentLine, RegisterLine, WorkFilter, WorkPage } from '../../shared/contract/list-views.ts';
import { summaries } from './fake-office.ts';

/** The whole list on one page. */
export function fakeWorkPage(filter: WorkFilter): WorkPage {
  const rows = filter === 'all' ? summaries : summaries.filter((row) => filter !== 'mine' || row.mine);
  const mine = summaries.filter((row) => row.mine).length;
  const counts = { all: summaries.length, mine, due: 1, returned: 1, approved: 1 };
  return { rows, counts, next: null };
}

const lines: readonly RegisterLine[] = summaries.map((row, index) => ({
  id: row.id,
  packageNumber: row.packageNumber,
  title: row.title,
  documentNumber: index % 3 === 0 ? '' : `云政办发〔2026〕${index + 1}号`,
  organ: '云泽市人民政府办公室',
  kind: row.kind,
  carriers: ['docx'],
  channel: index % 2 === 0 ? '' : '云泽市政府网站',
  handler: '陈立新',
  reviewer: '周敏',
  approver: index % 2 === 0 ? '' : '何卫东',
  state: row.state,
  openedOn: '2026-11-02',
  publishedOn: index % 2 === 0 ? '' : '2026-11-20',
  returns: index % 4 === 0 ? 1 : 0,
}));

const assessed: AssessmentLine = {
  name: '',
  opened: 24,
  released: 18,
  onTime: 16,
  late: 1,
  unsure: 1,
  returned: 4,
  withdrawn: 1,
  notOpen: 2,
  overridden: 7,
  briefings: 1,
  days: 6.4,
};

const saved = {
  path: '/home/clerk/台账.xlsx',
  fileName: '台账.xlsx',
  bytes: 20_480,
  sha256: brand<Sha256>('ab'.repeat(32)),
};

export const listHandlers: Pick<Handlers, Exclude<keyof ListApi, 'dossier.page' | 'dossier.tasks'>> = {
  'register.page': async () =>
    ok({
      lines,
      next: null,
      total: lines.length,
      byState: [
        { state: 'drafting', count: 3 },
        { state: 'published', count: lines.length - 3 },
      ],
      years: [2026, 2025],
      kinds: ['policy-with-interpretation'],
      organs: ['云泽市人民政府办公室'],
    }),
  'register.save': async () => ok(saved),
  'statistics.read': async ({ year }) =>
    ok({
      year,
      total: assessed,
      byOrgan: [{ ...assessed, name: '云泽市人民政府办公室' }],
      byTopic: [{ ...assessed, name: '文化' }],
      byKind: [{ ...assessed, name: 'policy-with-interpretation' }],
      yearly: [
        { item: 'rules-made', count: 12 },
        { item: 'rules-in-force', count: 40 },
      ],
    }),
  'statistics.save': async () => ok(saved),
  'search.find': async ({ words }) => {
    const [first] = summaries;
    if (first === undefined || words.trim() === '') return ok({ hits: [], next: null });
    const { id, packageNumber, title, state } = first;
    const excerpt = {
      before: '第一条　为规范',
      match: words.trim(),
      after: '，保障公众知情权，制定本办法。',
    };
    return ok({
      hits: [{ dossier: id, packageNumber, title, state, file: null, fileName: '', excerpt }],
      next: null,
    });
  },
  'forms.list': async () =>
    ok(
      formNames.map((form, index) => ({
        form,
        standing:
          index < 2 ? ('ready' as const) : index < 5 ? ('not-yet' as const) : ('not-of-this-kind' as const),
      })),
    ),
  'print.cancel': async () => ok({}),
  'forms.save': async () => ok({ ...saved, fileName: '保密审查单.docx' }),
};
