/** 窗口的全部中文文字。失败提示在 shared/messages。 */
import { hiddenZh } from './hidden-zh.ts';
import { ledgerProblemsZh, ledgerZh } from './ledger-zh.ts';
import { zhAudit } from './zh-audit.ts';
import { zhDesk } from './zh-desk.ts';
import { zhDossier } from './zh-dossier.ts';
import { zhExchange } from './zh-exchange.ts';
import { zhFrame } from './zh-frame.ts';
import { zhHelp } from './zh-help.ts';
import { zhHidden } from './zh-hidden.ts';
import { zhKeys } from './zh-keys.ts';
import { zhPeople } from './zh-people.ts';
import { zhProcedure } from './zh-procedure.ts';
import { zhRegister } from './zh-register.ts';
import { zhReview } from './zh-review.ts';
import { zhWords } from './zh-words.ts';

export const zhCn = {
  words: zhWords,
  hiddenKinds: hiddenZh,
  ledgerActions: ledgerZh,
  ledgerProblems: ledgerProblemsZh,
  ...zhFrame,
  ...zhDesk,
  ...zhDossier,
  ...zhProcedure,
  ...zhReview,
  ...zhHidden,
  ...zhHelp,
  ...zhRegister,
  ...zhExchange,
  ...zhAudit,
  ...zhKeys,
  ...zhPeople,
};

/** Every string the window shows; another language that lacks one does not compile. */
export type WindowText = typeof zhCn;
