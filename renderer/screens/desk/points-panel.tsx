/** The nine points: which are written, and why one is left out. */
import type { Editor } from '@tiptap/core';
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { DeskCheck } from '../../../shared/contract/desk-api.ts';
import type { NinePoint } from '../../../shared/publishing/interpretation/interpretation-source.ts';
import { ninePoints } from '../../../shared/publishing/interpretation/interpretation-source.ts';
import type { CheckedRow } from '../../../shared/release/kind/release-record.ts';
import { call } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { TextInput } from '../../parts/text-input.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import type { DossierTabProps } from '../dossier/shared-props.ts';
import { showBlock } from './current-block.ts';
import styles from './desk.module.css';
import type { DraftHead } from './desk.tsx';

const checklistId = 'nine-points';
/** Rows of the checklist in the order of the points. */
const rowIds = [
  'background',
  'aims',
  'content',
  'scope',
  'execution',
  'notes',
  'terms',
  'benefits',
  'differences',
] as const;

export interface PointsPanelProps extends Pick<DossierTabProps, 'detail' | 'onChanged'> {
  readonly editor: Editor;
  readonly check: DeskCheck | null;
  readonly head: DraftHead;
  readonly onHead: (head: Partial<DraftHead>) => void;
}

export function PointsPanel({ editor, check, head, onHead, detail, onChanged }: PointsPanelProps): ReactNode {
  const { desk } = useText();
  const [isRecorded, setRecorded] = useState(false);
  const absent = head.absent ?? [];
  const hasChecklist = detail.procedure.record.checklists[checklistId] !== undefined;
  const setReason = (point: NinePoint, reason: string): void => {
    const others = absent.filter((each) => each.point !== point);
    onHead({ absent: reason === '' ? others : [...others, { point, reason: reason.slice(0, 200) }] });
  };
  const record = useAction(async () => {
    const before = detail.procedure.record;
    const rows = Object.fromEntries(
      (check?.points ?? []).map(({ point, state }) => {
        const reason = absent.find((each) => each.point === point)?.reason ?? '';
        return [rowIds[ninePoints.indexOf(point)] ?? '', rowOf(state, { reason, place: head.title })];
      }),
    );
    const checklists = { ...before.checklists, [checklistId]: rows };
    const saved = await call('dossier.set-record', { dossier: detail.id, record: { ...before, checklists } });
    if (!saved.ok) return saved.failure;
    setRecorded(true);
    await onChanged();
    return null;
  });
  return (
    <div className={styles.stack}>
      <p className="meta">{desk.pointsLead}</p>
      <ol className={styles.nine}>
        {check?.points.map(({ point, state, blocks }) => (
          <li key={point} data-state={state}>
            <div className={styles.rowHead}>
              <strong>{point}</strong>
              {blocks[0] === undefined ? (
                <span className="meta">{desk.pointStates[state]}</span>
              ) : (
                <Button
                  kind="quiet"
                  label={desk.goTo(point)}
                  onPress={() => showBlock(editor, blocks[0] ?? '')}
                >
                  {desk.pointStates[state]}
                </Button>
              )}
            </div>
            {(state === 'absent' || state === 'not-applicable') && (
              <TextInput
                name={`absent-${point}`}
                label={`${point}：${desk.notApplicable}`}
                isLabelHidden
                note={desk.notApplicable}
                initial={absent.find((each) => each.point === point)?.reason ?? ''}
                onChange={(reason) => setReason(point, reason)}
              />
            )}
          </li>
        ))}
      </ol>
      {hasChecklist && (
        <div>
          <Button isBusy={record.isBusy} onPress={() => record.start()}>
            {desk.toRecord}
          </Button>
          {isRecorded && <p role="status">{desk.recorded}</p>}
          <ShowFailure failure={record.failure} />
        </div>
      )}
    </div>
  );
}

function rowOf(
  state: DeskCheck['points'][number]['state'],
  { reason, place }: { readonly reason: string; readonly place: string },
): CheckedRow {
  if (state === 'not-applicable') return { state: 'absent', place: '', reason };
  if (state === 'absent') return { state: 'open', place: '', reason: '' };
  return { state: 'present', place, reason: '' };
}
