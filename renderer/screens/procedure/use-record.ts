/** State of the forms of a release: what is typed, whether it waits to be saved, and the saving. */
import { useRef, useState } from 'react';
import type { Failure } from '../../../shared/base/result.ts';
import type { DossierDetail } from '../../../shared/contract/dossier-views.ts';
import type { PersonView } from '../../../shared/contract/office-views.ts';
import { withTasksOf } from '../../../shared/release/catalogue-row/task-rows.ts';
import type { CheckedRow, Proof, ReleaseRecord } from '../../../shared/release/kind/release-record.ts';
import { releaseRecordSchema } from '../../../shared/release/kind/release-record.ts';
import { call } from '../../api.ts';
import type { DraftKey } from '../../drafts/drafts.ts';
import { dropDraft, readDraft, writeDraft } from '../../drafts/drafts.ts';
import type { Action } from '../../parts/use-action.ts';
import { useAction } from '../../parts/use-action.ts';

export interface RecordControl {
  /** When that was typed which was never saved and stands here again, or null. */
  readonly recoveredAt: string | null;
  readonly record: ReleaseRecord;
  readonly state: 'stored' | 'changed' | 'saved';
  readonly save: Action<Failure, []>;
  readonly setField: (field: string, value: string) => void;
  readonly setRow: (checklist: string, row: string, checked: CheckedRow) => void;
  readonly setTable: (table: string, rows: ReleaseRecord['tables'][string]) => void;
  readonly setProof: (evidence: string, proof: Proof) => void;
}

export interface UseRecord {
  readonly detail: DossierDetail;
  readonly person: PersonView;
  readonly onChanged: () => Promise<void>;
}

export function useRecord({ detail, person, onChanged }: UseRecord): RecordControl {
  const key: DraftKey = { form: 'record', dossier: detail.id, person: person.id };
  const [draft] = useState(() => (detail.may.edit ? recordDraft(key) : null));
  const stored = detail.procedure.record;
  // Tasks have a form of their own: an older draft of this one must not bring older tasks back.
  const [record, setRecord] = useState(() => (draft === null ? stored : withTasksOf(draft.record, stored)));
  const [state, setState] = useState<RecordControl['state']>(draft === null ? 'stored' : 'changed');
  // What is typed while a save is under way must not be lost in an older render.
  const latest = useRef(record);
  const change = (next: (before: ReleaseRecord) => ReleaseRecord): void => {
    latest.current = next(latest.current);
    setRecord(latest.current);
    setState('changed');
    writeDraft(localStorage, key, { at: new Date().toISOString(), typed: latest.current });
  };
  const save = useAction(async () => {
    setState('stored');
    const sent = latest.current;
    const saved = await call('dossier.set-record', { dossier: detail.id, record: sent });
    if (!saved.ok) {
      setState('changed');
      return saved.failure;
    }
    if (latest.current === sent) dropDraft(localStorage, key);
    await onChanged();
    setState((now) => (now === 'changed' ? 'changed' : 'saved'));
    return null;
  });
  return {
    recoveredAt: draft?.at ?? null,
    record,
    state,
    save,
    setField: (field, value) =>
      change((before) => ({ ...before, fields: { ...before.fields, [field]: value } })),
    setRow: (checklist, row, checked) =>
      change((before) => {
        const rows = { ...before.checklists[checklist], [row]: checked };
        return { ...before, checklists: { ...before.checklists, [checklist]: rows } };
      }),
    setTable: (table, rows) =>
      change((before) => ({ ...before, tables: { ...before.tables, [table]: rows } })),
    setProof: (evidence, proof) =>
      change((before) => ({ ...before, evidence: { ...before.evidence, [evidence]: proof } })),
  };
}

function recordDraft(key: DraftKey): { readonly at: string; readonly record: ReleaseRecord } | null {
  const draft = readDraft(localStorage, key);
  const parsed = releaseRecordSchema.safeParse(draft?.untrusted);
  return draft === null || !parsed.success ? null : { at: draft.at, record: parsed.data };
}
