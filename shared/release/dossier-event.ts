/** What happens to a dossier besides signatures (办理事件): each is recorded by a person and moves the state where it must. */
import * as z from 'zod/mini';
import type { DossierState } from './dossier-state.ts';

export const dossierEvents = [
  /** 报请确定: an unclear matter goes to the secrecy department (Secrecy Law art. 25, regulation art. 17). */
  'referral',
  'referral-answer',
  /** 会签、征求他机关意见 (Regulation on Open Government Information, art. 11). */
  'coordination',
  'coordination-answer',
  /** 不予公开 with its article. */
  'not-open',
  /** 停止处理: suspicion of classification. */
  'stop',
  /** 上传回执: when and where it appeared. */
  'receipt',
  /** 撤回. */
  'withdrawal',
  /** 泄密事件报告, twenty-four hours. */
  'incident',
  /** 定期复审 of what is withheld (Regulation on Open Government Information, art. 18). */
  're-review',
] as const;
export type DossierEvent = (typeof dossierEvents)[number];

const line = z.string().check(z.maxLength(300));
const text = z.string().check(z.maxLength(2_000));
const day = z.union([z.literal(''), z.iso.date()]);

/** One shape for all events; which fields must be filled is said by `missingEventFields`. */
export const eventDetailSchema = z.strictObject({
  /** Authority addressed or answering; portal or channel of a receipt. */
  organ: line,
  /** Letter number (文号), receipt number. */
  number: line,
  /** Day it happened, where that is not today. */
  on: day,
  /** Answer, reason, explanation. */
  text,
  /** Article of the negative list, conclusion of an answer, column or page of a receipt. */
  code: line,
});

export type EventDetail = z.infer<typeof eventDetailSchema>;
export type EventField = keyof EventDetail;

const needed: Readonly<Record<DossierEvent, readonly EventField[]>> = {
  referral: ['organ', 'number', 'on', 'text'],
  'referral-answer': ['organ', 'number', 'on', 'code', 'text'],
  coordination: ['organ', 'number', 'on'],
  'coordination-answer': ['organ', 'number', 'on', 'code'],
  'not-open': ['code', 'text'],
  stop: ['text'],
  receipt: ['organ', 'on'],
  withdrawal: ['text', 'on'],
  incident: ['organ', 'text'],
  're-review': ['code', 'text'],
};

/** Fields of an event that must be filled and are not. */
export function missingEventFields(event: DossierEvent, detail: EventDetail): readonly EventField[] {
  return needed[event].filter((field) => detail[field].trim() === '');
}

/** Fields an event asks for, in the order of its form. */
export function eventFields(event: DossierEvent): readonly EventField[] {
  return needed[event];
}

/** States in which an event can be recorded, and the state it leads to; null where it stays. */
const moves: Readonly<
  Record<DossierEvent, { readonly from: readonly DossierState[]; readonly to: DossierState | null }>
> = {
  referral: { from: ['secrecy-review'], to: 'referred' },
  'referral-answer': { from: ['referred'], to: 'secrecy-review' },
  coordination: { from: ['drafting', 'secrecy-review', 'approval'], to: null },
  'coordination-answer': { from: ['drafting', 'secrecy-review', 'approval'], to: null },
  'not-open': { from: ['secrecy-review', 'referred', 'approval'], to: 'not-open' },
  stop: { from: ['drafting', 'secrecy-review', 'referred'], to: 'stopped' },
  receipt: { from: ['exported', 'published'], to: 'published' },
  withdrawal: { from: ['exported', 'published'], to: 'withdrawn' },
  incident: {
    from: [
      'drafting',
      'secrecy-review',
      'referred',
      'approval',
      'approved',
      'exported',
      'published',
      'withdrawn',
      'stopped',
    ],
    to: null,
  },
  're-review': { from: ['not-open', 'published', 'exported'], to: null },
};

/** Whether an event can be recorded in a state. */
export function isPossibleEvent(event: DossierEvent, state: DossierState): boolean {
  return moves[event].from.includes(state);
}

/** State after an event; the same where it moves nothing. */
export function stateAfter(event: DossierEvent, state: DossierState): DossierState {
  const { to } = moves[event];
  return to === null || to === state ? state : to;
}

/** Duties that may record an event; the database demands the same. */
export function dutiesOf(event: DossierEvent): readonly ('handler' | 'secrecy-reviewer' | 'approver')[] {
  if (event === 'referral' || event === 'referral-answer') return ['secrecy-reviewer'];
  if (event === 'not-open') return ['secrecy-reviewer', 'approver'];
  return event === 'withdrawal' ? ['approver'] : ['handler', 'secrecy-reviewer', 'approver'];
}
