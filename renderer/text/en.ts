/** Every string of the window in English. Failure sentences stand in shared/messages. */
import { enAudit } from './en-audit.ts';
import { enDesk } from './en-desk.ts';
import { enDossier } from './en-dossier.ts';
import { enExchange } from './en-exchange.ts';
import { enFrame } from './en-frame.ts';
import { enHelp } from './en-help.ts';
import { enHidden } from './en-hidden.ts';
import { enKeys } from './en-keys.ts';
import { enPeople } from './en-people.ts';
import { enProcedure } from './en-procedure.ts';
import { enRegister } from './en-register.ts';
import { enReview } from './en-review.ts';
import { enWords } from './en-words.ts';
import { hiddenEn } from './hidden-en.ts';
import { ledgerEn, ledgerProblemsEn } from './ledger-en.ts';
import type { WindowText } from './zh-cn.ts';

export const en: WindowText = {
  words: enWords,
  hiddenKinds: hiddenEn,
  ledgerActions: ledgerEn,
  ledgerProblems: ledgerProblemsEn,
  ...enFrame,
  ...enDesk,
  ...enDossier,
  ...enProcedure,
  ...enReview,
  ...enHidden,
  ...enHelp,
  ...enRegister,
  ...enExchange,
  ...enAudit,
  ...enKeys,
  ...enPeople,
};
