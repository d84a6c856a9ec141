/** Ways to each screen, by role and name as a person finds things. */
import type { Page } from 'playwright';
import type { DossierTab } from '../../renderer/screens/dossier/jump.ts';
import { en } from '../../renderer/text/en.ts';
import { galleryEn } from '../../renderer/text/gallery-en.ts';
import { galleryZh } from '../../renderer/text/gallery-zh.ts';
import type { WindowText } from '../../renderer/text/zh-cn.ts';
import { zhCn } from '../../renderer/text/zh-cn.ts';
import type { AnswerKind, QuestionId } from '../../shared/release/review-questions.ts';
import type { Duty } from '../../shared/signoff/duties.ts';

type Walk = (page: Page, language: 'zh' | 'en') => Promise<void>;

/** Where the window is served; `PREVIEW_PORT` where another one is at it. */
export const previewPort = Number(process.env.PREVIEW_PORT ?? '5180');
export const address = `http://127.0.0.1:${previewPort}/tests/preview/index.html`;

export const walks: Readonly<Record<string, Walk>> = {
  'first-run-looks': async (page) => {
    await page.goto(`${address}?empty`);
    await page.getByRole('heading', { level: 1 }).waitFor();
  },
  'first-run-choice': async (page, language) => {
    await page.goto(`${address}?empty`);
    await press(page, textOf(language).common.continue);
  },
  'first-run-create': async (page, language) => {
    const text = textOf(language);
    await page.goto(`${address}?empty`);
    await press(page, text.common.continue);
    await press(page, text.firstRun.createButton);
    await press(page, text.firstRun.submit);
  },
  people: async (page, language) => {
    await signIn(page, language, 'system-administrator');
    await press(page, textOf(language).people.place);
    await page.getByRole('table', { name: textOf(language).people.table }).waitFor();
  },
  'people-add': async (page, language) => {
    await signIn(page, language, 'system-administrator');
    await press(page, textOf(language).people.place);
    await press(page, textOf(language).people.add);
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Control+Enter');
  },
  'people-rules': async (page, language) => {
    await signIn(page, language, 'security-administrator');
    await press(page, textOf(language).people.place);
    await press(page, textOf(language).people.setRules);
  },
  'people-own': async (page, language) => {
    await signIn(page, language, 'handler');
    await press(page, textOf(language).people.place);
    await page.getByRole('table', { name: textOf(language).people.table }).waitFor();
  },
  'sign-in': async (page, language) => {
    const text = textOf(language);
    await page.goto(address);
    await page.getByRole('radio', { name: text.words.duties.handler }).check();
    await page.getByLabel(text.signIn.passPhrase).fill('错');
    await press(page, text.signIn.submit);
    await page.getByRole('alert').waitFor();
  },
  'work-list': (page, language) => signIn(page, language, 'handler'),
  'new-release': async (page, language) => {
    await signIn(page, language, 'handler');
    await page.keyboard.press('Control+n');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Control+Enter');
  },
  materials: (page, language) => openTab(page, language, 'materials'),
  'stop-page': async (page, language) => {
    await openTab(page, language, 'materials');
    await page.locator('#add-attachment').click();
    await page.getByRole('alertdialog').waitFor();
  },
  review: async (page, language) => {
    await openTab(page, language, 'review');
    await page.keyboard.press('F8');
    await page.keyboard.press('ArrowDown');
  },
  'review-reasons': async (page, language) => {
    await openTab(page, language, 'review');
    await page.keyboard.press('F8');
    await page.keyboard.press('a');
    await page.keyboard.press('i');
    await page.getByRole('group').filter({ hasText: '7' }).first().waitFor();
  },
  'review-many': async (page, language) => {
    await openTab(page, language, 'review', '?size=20000');
    await page.keyboard.press('F8');
    await page.keyboard.press('End');
  },
  'sign-off-missing': (page, language) => openTab(page, language, 'signOff'),
  'sign-off-ready': async (page, language) => {
    await approve(page, language, 0);
  },
  'sign-off-questions': async (page, language) => {
    await approve(page, language, 0);
    const { asked, whyNotApplicable } = textOf(language).signOff.questions;
    const answer = async (id: QuestionId, kind: AnswerKind) => {
      const group = page.getByRole('radiogroup', { name: asked.asked[id], exact: true });
      await group.getByRole('radio', { name: asked.answers[kind], exact: true }).check();
    };
    await answer('work-secret', 'yes');
    await answer('trade-secret', 'no');
    await answer('declassified', 'not-applicable');
    await page.getByRole('textbox', { name: whyNotApplicable }).fill('没有涉密来源');
    await press(page, textOf(language).signOff.sign);
    await page.locator('#question-work-secret').evaluate((row) => row.scrollIntoView({ block: 'start' }));
  },
  'export-card': async (page, language) => {
    const text = textOf(language);
    await approve(page, language, 1);
    await press(page, text.exporting.chooseFolder);
    const panel = page.getByRole('region', { name: text.exporting.title });
    await panel.getByLabel(text.exporting.passPhrase).fill('对');
    await press(page, text.exporting.submit);
    await page.getByRole('article').waitFor();
  },
  audit: async (page, language) => {
    await signIn(page, language, 'security-auditor');
    await page.getByRole('grid').focus();
    await page.keyboard.press('ArrowDown');
  },
  'audit-report': async (page, language) => {
    await signIn(page, language, 'security-auditor');
    await page.getByRole('tab', { name: textOf(language).auditTabs.report }).click();
    await page.getByRole('grid').waitFor();
  },
  'audit-proofs': async (page, language) => {
    await signIn(page, language, 'security-auditor');
    await page.getByRole('tab', { name: textOf(language).auditTabs.proofs }).click();
    await page.getByRole('heading', { name: textOf(language).proofs.checkTitle }).waitFor();
  },
  'bundle-check': async (page, language) => {
    const text = textOf(language);
    await signIn(page, language, 'handler');
    await press(page, text.frame.bundleCheck);
    await press(page, text.bundle.choose);
    await press(page, text.bundle.chooseTrust);
    await page.getByText('YX2026-0007.trust').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('table').first().waitFor();
  },
  procedure: (page, language) => openTab(page, language, 'procedure'),
  sheet: (page, language) => openTab(page, language, 'sheet'),
  desk: (page, language) => openTab(page, language, 'desk'),
  hidden: (page, language) => openTab(page, language, 'hidden'),
  register: (page, language) => goTo(page, language, 'handler', textOf(language).register.place),
  keys: (page, language) => goTo(page, language, 'security-administrator', textOf(language).keys.place),
  palette: (page, language) => pressAtWorkList(page, language, 'Control+k'),
  jobs: (page, language) => pressAtWorkList(page, language, 'Control+j'),
  help: (page, language) => pressAtWorkList(page, language, 'F1'),
  about: async (page, language) => {
    await signIn(page, language, 'handler');
    await press(page, textOf(language).frame.offline);
    await page.getByRole('dialog').waitFor();
  },
  gallery: (page) => openGallery(page),
  'gallery-dialog': async (page, language) => {
    await openGallery(page);
    await press(page, (language === 'zh' ? galleryZh : galleryEn).openDialog);
    await page.getByRole('dialog').waitFor();
  },
  'gallery-alert': async (page, language) => {
    await openGallery(page);
    await press(page, (language === 'zh' ? galleryZh : galleryEn).openAlert);
    await page.getByRole('alertdialog').waitFor();
  },
  office: (page, language) => signIn(page, language, 'system-administrator'),
  shortcuts: (page, language) => pressAtWorkList(page, language, 'Control+/'),
};

function textOf(language: 'zh' | 'en'): WindowText {
  return language === 'zh' ? zhCn : en;
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

async function signIn(page: Page, language: 'zh' | 'en', duty: Duty, query = ''): Promise<void> {
  if (query !== 'stay') await page.goto(`${address}${query}`);
  const text = textOf(language);
  await page.getByRole('radio', { name: text.words.duties[duty] }).check();
  await page.getByLabel(text.signIn.passPhrase).fill('对');
  await page.getByLabel(text.signIn.passPhrase).press('Enter');
  await page.getByRole('banner').getByRole('button').first().waitFor();
}

/** A place of the navigation. */
async function goTo(page: Page, language: 'zh' | 'en', duty: Duty, place: string): Promise<void> {
  await signIn(page, language, duty);
  await press(page, place);
  await page.getByRole('heading', { level: 1, name: place }).waitFor();
}

/** A key that opens a dialog. */
async function pressAtWorkList(page: Page, language: 'zh' | 'en', key: string): Promise<void> {
  await signIn(page, language, 'handler');
  await page.keyboard.press(key);
  await page.getByRole('dialog').waitFor();
}

async function openGallery(page: Page): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`${address}#gallery`);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

async function openTab(page: Page, language: 'zh' | 'en', tab: DossierTab, query = ''): Promise<void> {
  await signIn(page, language, 'handler', query);
  await page.getByRole('grid').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: textOf(language).dossier.tabs[tab] }).click();
  await page.waitForTimeout(300);
}

/** Settles everything through the three duties until `left` signatures are missing; 0 stops before the handler signs. */
async function approve(page: Page, language: 'zh' | 'en', whole: 0 | 1): Promise<void> {
  const text = textOf(language);
  await openTab(page, language, 'materials', '?ready');
  for (const duty of whole === 0 ? [] : (['handler', 'secrecy-reviewer', 'approver'] as const)) {
    if (duty !== 'handler') {
      await page.keyboard.press('Control+l');
      await signIn(page, language, duty, 'stay');
      await page.getByRole('grid').focus();
      await page.keyboard.press('Enter');
    }
    await page.getByRole('tab', { name: text.dossier.tabs.signOff }).click();
    await page.locator('input[name="pass-phrase"]').first().fill('对');
    await page.keyboard.press('Control+Enter');
    await page.getByText(text.dossier.nextStep[duty]).waitFor({ state: 'detached' });
  }
  await page.getByRole('tab', { name: text.dossier.tabs.signOff }).click();
}
