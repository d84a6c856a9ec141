/** The main job as a visitor should see it, from the first sign-in to the ledger. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { SampleOffice } from '../../shared/engine/read-sample-office.node.ts';
import { checkBundle } from '../e2e/pages/bundle-check.ts';
import {
  addFiles,
  decideAllWaiting,
  exportBundle,
  fillCatalogue,
  fillRecord,
  pickFiles,
  showTab,
  sign,
  startReview,
} from '../e2e/pages/release.ts';
import { changeTo, signIn } from '../e2e/pages/sign-in.ts';
import { button, type View } from '../e2e/pages/view.ts';
import { goTo, newRelease, openRelease } from '../e2e/pages/work-list.ts';
import { filesOf, markedFileOf, personOf, releaseOf } from '../e2e/sample-files.ts';
import type { Album } from './album.ts';
import { numbers, renumber } from './renumber.ts';

export interface Tour {
  readonly view: View;
  readonly sample: SampleOffice;
  readonly album: Album;
  /** Folder that gets the bundle. */
  readonly target: string;
}

/** Title of the release that the tour itself prepares, so that it is told apart from the sample's own. */
const title = '云泽市人民政府办公室关于印发《云泽市社区便民服务点管理办法》的通知（演示）';

/** One that the sample's own releases have not taken: a number used twice is a hard finding. */
const indexNumber = '11990100MB0A00122F/2026-00099';

export async function walkThrough(tour: Tour): Promise<void> {
  await arrive(tour);
  await lookAtFindings(tour);
  await refuse(tour);
  await prepare(tour);
  await reviewAndApprove(tour);
  await exportAndCheck(tour);
  await audit(tour);
}

async function arrive({ view, sample, album }: Tour): Promise<void> {
  await view.page.getByRole('radio').first().waitFor();
  await album.take('sign-in', {
    zh: '示例单位已就绪，选择人员登录',
    en: 'the sample office is ready: who signs in',
  });
  await signIn(view, personOf(sample, 'handler'));
  await view.page.getByRole('grid', { name: view.text.workList.table }).waitFor();
  // This walk has a guide of its own.
  await view.hand.press(button(view, view.text.tour.leave));
  await album.take('work-list', { zh: '承办人的工作台', en: "the handler's work list" });
}

async function lookAtFindings({ view, sample, album }: Tour): Promise<void> {
  await openRelease(view, releaseOf(sample, 'drafting').catalogue.title);
  await showTab(view, 'materials');
  await album.take('materials', {
    zh: '一件有问题的送审稿：材料与目录',
    en: 'a draft with problems: its materials',
  });
  await showTab(view, 'review');
  await startReview(view);
  await album.take('findings', {
    zh: '审查：发现、正文、理由和建议',
    en: 'review: findings, text, reason and advice',
  });
}

async function refuse({ view, sample, album }: Tour): Promise<void> {
  const { page, hand, text } = view;
  await showTab(view, 'materials');
  await pickFiles(view, 'attachment', [markedFileOf(sample)]);
  await page.getByRole('alertdialog', { name: text.stop.title }).waitFor();
  await album.take('stop-page', {
    zh: '疑似涉密的文件被拒收，本机不留任何内容',
    en: 'a file that looks classified is refused',
  });
  await hand.press(button(view, text.stop.acknowledge));
  await goTo(view, text.frame.workList);
}

async function prepare({ view, sample, album, target }: Tour): Promise<void> {
  const release = releaseOf(sample, 'to-release');
  const documentNumber = release.catalogue.documentNumber.replace(numbers.before, numbers.after);
  await newRelease(view, title);
  for (const slot of ['document', 'interpretation', 'attachment'] as const) {
    await addFiles(view, slot, await renumber(filesOf(sample, release, slot), join(target, 'files')));
  }
  await album.take('imported', {
    zh: '新建发布件，导入文件、解读和附件',
    en: 'a new release: document, interpretation, attachments',
  });
  await fillCatalogue(view, { ...release.catalogue, title, indexNumber, documentNumber });
  await album.take('catalogue', { zh: '公开目录信息填写完毕', en: 'the public catalogue entry is complete' });
  await fillRecord(view, release.record);
  await album.take('procedure', {
    zh: '办理表单填写完毕：解读要点、时限和环节',
    en: 'the forms of the procedure are complete: points of the interpretation, deadlines, steps',
  });
  await showTab(view, 'review');
  await startReview(view);
  await decideAllWaiting(view, 'set-aside', 6);
  await album.take('decided', {
    zh: '承办人逐条处理发现并写明理由',
    en: 'each finding decided with a reason',
  });
  await showTab(view, 'signOff');
  await album.take('before-signing', {
    zh: '签署前：将要签署的内容',
    en: 'before signing: exactly what is signed',
  });
  await sign(view, 'handler', personOf(sample, 'handler'));
  await album.take('handler-signed', { zh: '承办人已签署送审', en: 'signed by the handler' });
}

async function reviewAndApprove({ view, sample, album }: Tour): Promise<void> {
  await changeTo(view, personOf(sample, 'secrecy-reviewer'));
  await openRelease(view, title);
  await showTab(view, 'review');
  await startReview(view);
  await decideAllWaiting(view, 'uphold');
  await album.take('reviewed', {
    zh: '保密审查员逐条裁定',
    en: 'each finding ruled on by the secrecy reviewer',
  });
  await sign(view, 'secrecy-reviewer', personOf(sample, 'secrecy-reviewer'));
  await album.take('reviewer-signed', { zh: '保密审查员已签署', en: 'signed by the secrecy reviewer' });
  await changeTo(view, personOf(sample, 'approver'));
  await openRelease(view, title);
  await sign(view, 'approver', personOf(sample, 'approver'));
  await album.take('approved', {
    zh: '审批人已签署，可以导出',
    en: 'signed by the approver, ready for export',
  });
}

async function exportAndCheck({ view, sample, album, target }: Tour): Promise<void> {
  await exportBundle(view, target, personOf(sample, 'approver').passPhrase);
  await album.take('exported', {
    zh: '导出完成，已从磁盘读回校验',
    en: 'exported, and read back from the disk',
  });
  const written = await readdir(target);
  const [bundle = '', trust = ''] = ['.zip', '.json'].map((ending) =>
    written.find((name) => name.endsWith(ending)),
  );
  await checkBundle(view, join(target, bundle), join(target, trust));
  await album.take('bundle-check', { zh: '校验发布包', en: 'the bundle is checked' });
}

async function audit({ view, sample, album }: Tour): Promise<void> {
  const { hand, page, text } = view;
  await changeTo(view, personOf(sample, 'security-auditor'));
  await hand.press(button(view, text.audit.verify));
  await page.getByText(/链完整/).waitFor();
  await album.take('audit', { zh: '安全审计员核对全部日志', en: 'the auditor verifies the whole ledger' });
}
