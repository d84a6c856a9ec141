/** State of the forms of a release: what is typed, whether it waits to be saved, and the saving. */
import { useRef, useState } from 'react';
import type { Failure } from '../../../shared/base/result.ts';
import type { DossierDetail } from '../../../shared/contract/dossier-views.ts';
import type { CheckedRow, Proof, ReleaseRecord } from '../../../shared/release/kind/release-record.ts';
import { call } from '../../api.ts';
import type { Action } from '../../parts/use-action.ts';
import { useAction } from '../../parts/use-action.ts';

export interface RecordControl {
  readonly record: ReleaseRecord;
  readonly state: 'stored' | 'changed' | 'saved';
  readonly save: Action<Failure, []>;
  readonly setField: (field: string, value: string) => void;
  readonly setRow: (checklist: string, row: string, checked: CheckedRow) => void;
  readonly setTable: (table: string, rows: ReleaseRecord['tables'][string]) => void;
  readonly setProof: (evidence: string, proof: Proof) => void;
}

export function useRecord(detail: DossierDetail, onChanged: () => Promise<void>): RecordControl {
  const [record, setRecord] = useState(detail.procedure.record);
  const [state, setState] = useState<RecordControl['state']>('stored');
  // What is typed while a save is under way must not be lost in an older render.
  const latest = useRef(record);
  const change = (next: (before: ReleaseRecord) => ReleaseRecord): void => {
    latest.current = next(latest.current);
    setRecord(latest.current);
    setState('changed');
  };
  const save = useAction(async () => {
    setState('stored');
    const saved = await call('dossier.set-record', { dossier: detail.id, record: latest.current });
    if (!saved.ok) {
      setState('changed');
      return saved.failure;
    }
    await onChanged();
    setState((now) => (now === 'changed' ? 'changed' : 'saved'));
    return null;
  });
  return {
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
