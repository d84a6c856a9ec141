/** The interpretation desk of the preview: keeps nothing and checks nothing. */
import type { SourceFileId } from '../../shared/base/ids.ts';
import { brand } from '../../shared/base/ids.ts';
import { fail, ok } from '../../shared/base/result.ts';
import type { Handlers } from '../../shared/contract/api.ts';
import type { DeskApi } from '../../shared/contract/desk-api.ts';
import { coveredPoints } from '../../shared/publishing/interpretation/covered-points.ts';
import { draftProblems } from '../../shared/publishing/interpretation/draft-problems.ts';
import { readingAdvice } from '../../shared/publishing/interpretation/reading-advice.ts';

export const deskHandlers: Pick<Handlers, keyof DeskApi> = {
  'desk.open': async () =>
    ok({
      draft: null,
      savedAt: null,
      document: {
        file: brand<SourceFileId>('file-1'),
        title: '云泽市社区便民服务点管理办法',
        documentNumber: '云泽政办发〔2026〕12号',
        sha256: brand('a'.repeat(64)),
        paragraphs: [{ paragraph: 1, text: '场地面积不少于60平方米。' }],
        facts: [{ fact: 'amount', value: '60平方米', paragraph: 1, digest: brand('b'.repeat(64)) }],
      },
      department: '云泽市民政局',
      telephone: '0499-5550126',
      canPrint: false,
      mayEdit: true,
      steps: 0,
      outputs: [],
    }),
  'desk.save': async () => ok({ savedAt: '2026-11-23T08:00:00.000Z' }),
  'desk.discard': async () => ok({}),
  'desk.history': async () => ok({ steps: [] }),
  'desk.restore': async () => fail('publishing.no-such-step', {}),
  'desk.check': async ({ draft }) =>
    ok({
      problems: draftProblems(draft),
      points: coveredPoints(draft),
      stale: [],
      documentChanged: false,
      findings: [],
      advice: readingAdvice(draft, ''),
    }),
  'desk.preview': async () => fail('publishing.no-print-path', {}),
  'desk.publish': async () => fail('publishing.no-print-path', {}),
  'desk.publish-pages': async () => fail('publishing.no-document', {}),
  'dossier.preview-sheet': async () => fail('publishing.no-print-path', {}),
  'dossier.print-sheet': async () => fail('publishing.no-print-path', {}),
};
