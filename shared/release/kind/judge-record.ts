/** What a release still lacks by the rules of its kind: everything at once, in the order of the kind's file. */
import { isMeasurable, parseTimeLimit } from '../../screening/time-limit.ts';
import { addWorkingDays, type WorkingCalendar } from '../calendar/count-working-days.ts';
import { addDays } from '../calendar/iso-day.ts';
import { isFieldValue } from './field-value.ts';
import type { FieldRule, KindCondition, ReleaseKind, TableRule } from './release-kind.ts';
import type { ReleaseRecord } from './release-record.ts';

/** One thing that is missing or wrong; each names what the window can jump to. */
export type RecordItem =
  | { readonly gate: 'part-missing'; readonly part: string; readonly minimum: number }
  | { readonly gate: 'part-surplus'; readonly part: string; readonly maximum: number }
  | { readonly gate: 'field-missing' | 'field-invalid' | 'field-vague'; readonly field: string }
  | { readonly gate: 'row-open'; readonly checklist: string; readonly row: string }
  | { readonly gate: 'rows-missing'; readonly table: string; readonly minimum: number }
  | { readonly gate: 'cell-invalid'; readonly table: string; readonly row: number; readonly column: string }
  | { readonly gate: 'proof-missing' | 'proof-refused' | 'proof-outdated'; readonly evidence: string }
  | { readonly gate: 'span-short'; readonly span: string; readonly earliest: string };

/** A part as far as a kind is concerned. */
export interface RecordedPart {
  readonly part: string;
  readonly sha256: string;
}

export interface JudgedRelease {
  readonly kind: ReleaseKind;
  readonly record: ReleaseRecord;
  readonly parts: readonly RecordedPart[];
  readonly calendar: WorkingCalendar;
}

/** Sorted by what follows from them: `hard` blocks the step, `soft` is advice. */
export interface RecordReport {
  readonly hard: readonly RecordItem[];
  readonly soft: readonly RecordItem[];
}

/** Whether a condition holds for a record; no condition always does. */
export function holds(condition: KindCondition | undefined, record: ReleaseRecord): boolean {
  return condition === undefined || condition.is.includes(record.fields[condition.field] ?? '');
}

/** Judges everything the kind asks for, as before the first signature. */
export function judgeRecord(release: JudgedRelease): RecordReport {
  return judgeNeeds(release, undefined);
}

/**
 * Judges what a step of the procedure asks for.
 * @param needs ids of the kind; undefined for all of them
 */
export function judgeNeeds(release: JudgedRelease, needs: readonly string[] | undefined): RecordReport {
  const { kind } = release;
  const asked = <T extends { readonly id: string; readonly when?: KindCondition | undefined }>(
    each: T,
  ): boolean => (needs === undefined || needs.includes(each.id)) && holds(each.when, release.record);
  const fields = kind.fields.filter(asked);
  return {
    hard: [
      ...kind.parts.filter(asked).flatMap((each) => partItems(release, each)),
      ...fields.flatMap((each) => fieldItems(each, release.record, 'hard')),
      ...kind.checklists.filter(asked).flatMap((each) => checklistItems(release.record, each)),
      ...kind.tables.filter(asked).flatMap((each) => tableItems(release.record, each)),
      ...kind.evidence.filter(asked).flatMap((each) => evidenceItems(release, each)),
      ...kind.spans.filter(asked).flatMap((each) => spanItems(release, each)),
    ],
    soft: fields.flatMap((each) => fieldItems(each, release.record, 'soft')),
  };
}

function partItems(
  { parts }: JudgedRelease,
  { id, minimum, maximum }: ReleaseKind['parts'][number],
): readonly RecordItem[] {
  const count = parts.filter((each) => each.part === id).length;
  if (count < minimum) return [{ gate: 'part-missing', part: id, minimum }];
  return count > maximum ? [{ gate: 'part-surplus', part: id, maximum }] : [];
}

function fieldItems(
  field: FieldRule,
  { fields }: ReleaseRecord,
  severity: 'hard' | 'soft',
): readonly RecordItem[] {
  const value = (fields[field.id] ?? '').trim();
  if (value === '') return field.need === severity ? [{ gate: 'field-missing', field: field.id }] : [];
  if (severity === 'soft') return isVague(field, value) ? [{ gate: 'field-vague', field: field.id }] : [];
  return isFieldValue(field, value) ? [] : [{ gate: 'field-invalid', field: field.id }];
}

/** A time limit of words only, such as 及时: nobody could check whether it was kept. */
function isVague({ type }: FieldRule, value: string): boolean {
  return type === 'time-limit' && !isMeasurable(parseTimeLimit(value));
}

function checklistItems(
  { checklists }: ReleaseRecord,
  { id, rows }: ReleaseKind['checklists'][number],
): readonly RecordItem[] {
  return rows.flatMap((row) => {
    const checked = checklists[id]?.[row.id];
    const isSettled =
      checked?.state === 'present'
        ? checked.place.trim() !== ''
        : checked?.state === 'absent' && row.mayBeAbsent && checked.reason.trim() !== '';
    return isSettled ? [] : [{ gate: 'row-open', checklist: id, row: row.id }];
  });
}

function tableItems({ fields, tables }: ReleaseRecord, table: TableRule): readonly RecordItem[] {
  const { id, columns, minimumRows, unless } = table;
  const rows = tables[id] ?? [];
  const isEmptyByStatement = unless !== undefined && fields[unless] === 'yes';
  if (rows.length === 0 && isEmptyByStatement) return [];
  if (rows.length < minimumRows) return [{ gate: 'rows-missing', table: id, minimum: minimumRows }];
  return rows.flatMap((row, index) =>
    columns
      .filter((column) => {
        const value = (row[column.id] ?? '').trim();
        return value === '' ? column.need === 'hard' : !isFieldValue(column, value);
      })
      .map((column): RecordItem => ({ gate: 'cell-invalid', table: id, row: index, column: column.id })),
  );
}

/** A proof about bytes that have changed since is none: later edits reopen the gate. */
function evidenceItems(
  { record, parts }: JudgedRelease,
  { id, bindsTo, scan }: ReleaseKind['evidence'][number],
): readonly RecordItem[] {
  const proof = record.evidence[id];
  const isGiven =
    proof !== undefined &&
    proof.issuer.trim() !== '' &&
    proof.issuedOn !== '' &&
    proof.conclusion !== '' &&
    parts.some((each) => each.part === scan);
  if (!isGiven) return [{ gate: 'proof-missing', evidence: id }];
  if (proof.conclusion === 'refused') return [{ gate: 'proof-refused', evidence: id }];
  const current = parts.filter((each) => each.part === bindsTo).map((each) => each.sha256);
  return current.length === 1 && current[0] === proof.boundTo
    ? []
    : [{ gate: 'proof-outdated', evidence: id }];
}

function spanItems(
  { record, calendar }: JudgedRelease,
  { id, from, to, minimum, unlessReason }: ReleaseKind['spans'][number],
): readonly RecordItem[] {
  const start = record.fields[from] ?? '';
  const end = record.fields[to] ?? '';
  if (start === '' || end === '') return [];
  const earliest =
    minimum.unit === 'working-day'
      ? addWorkingDays(calendar, start, minimum.amount).due
      : addDays(start, minimum.amount);
  const isExcused = unlessReason !== undefined && (record.fields[unlessReason] ?? '').trim() !== '';
  return end >= start && (end >= earliest || isExcused) ? [] : [{ gate: 'span-short', span: id, earliest }];
}
