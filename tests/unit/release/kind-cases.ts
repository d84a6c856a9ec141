/** A release of a shipped kind with everything filled in, from which tests take one thing away. */
import { fileURLToPath } from 'node:url';
import { loadCalendars } from '../../../shared/release/calendar/load-calendars.node.ts';
import {
  type JudgedRelease,
  judgeRecord,
  type RecordItem,
} from '../../../shared/release/kind/judge-record.ts';
import { loadKinds } from '../../../shared/release/kind/load-kinds.node.ts';
import type { FieldRule, ReleaseKind } from '../../../shared/release/kind/release-kind.ts';
import type { Proof, ReleaseRecord } from '../../../shared/release/kind/release-record.ts';

const resources = (folder: string): string =>
  fileURLToPath(new URL(`../../../resources/${folder}`, import.meta.url));

export function shippedKinds(): readonly ReleaseKind[] {
  const loaded = loadKinds([resources('kinds')]);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.failure));
  return loaded.value;
}

export function kindOf(id: string): ReleaseKind {
  const kind = shippedKinds().find((each) => each.id === id);
  if (kind === undefined) throw new Error(id);
  return kind;
}

export const draftDigest = 'a'.repeat(64);

/** Values that satisfy each type; choices take their first option. */
function fill(field: FieldRule): string {
  if (field.type === 'date') return '2026-03-02';
  if (field.type === 'phone') return '0990-5550123';
  if (field.type === 'number') return '3';
  if (field.type === 'yes-no') return 'no';
  if (field.type === 'time-limit') return '20个工作日内';
  return field.options?.[0]?.id ?? '已填写';
}

export function completeRelease(id: string, fields: Readonly<Record<string, string>> = {}): JudgedRelease {
  const kind = kindOf(id);
  const calendar = loadCalendars([resources('calendars')]);
  if (!calendar.ok) throw new Error('calendar');
  const record: ReleaseRecord = {
    fields: { ...Object.fromEntries(kind.fields.map((field) => [field.id, fill(field)])), ...fields },
    checklists: Object.fromEntries(
      kind.checklists.map(({ id: list, rows }) => [
        list,
        Object.fromEntries(
          rows.map((row) => [row.id, { state: 'present' as const, place: '正文', reason: '' }]),
        ),
      ]),
    ),
    tables: Object.fromEntries(
      kind.tables.map(({ id: table, columns }) => [
        table,
        [Object.fromEntries(columns.map((column) => [column.id, fill(column)]))],
      ]),
    ),
    evidence: Object.fromEntries(
      kind.evidence.map(({ id: proof }): [string, Proof] => [
        proof,
        {
          issuer: '云梦市司法局',
          number: '云司审〔2026〕3号',
          issuedOn: '2026-04-20',
          conclusion: 'agreed',
          boundTo: draftDigest,
        },
      ]),
    ),
  };
  const parts = kind.parts
    .filter((part) => part.minimum > 0)
    .map((part) => ({ part: part.id, sha256: part.id === 'draft' ? draftDigest : 'b'.repeat(64) }));
  return { kind, record, parts, calendar: calendar.value };
}

export function withField(release: JudgedRelease, field: string, value: string): JudgedRelease {
  return { ...release, record: { ...release.record, fields: { ...release.record.fields, [field]: value } } };
}

export function withoutPart(release: JudgedRelease, part: string): JudgedRelease {
  return { ...release, parts: release.parts.filter((each) => each.part !== part) };
}

export function lacks(release: JudgedRelease): readonly RecordItem[] {
  return judgeRecord(release).hard;
}
