/** Brings files in one after the other and keeps the outcome of each. A file that looks classified stops the whole batch. */
import { useState } from 'react';
import type { DossierId } from '../../../shared/base/ids.ts';
import type { Failure, Result } from '../../../shared/base/result.ts';
import type { AddedFile, FileView } from '../../../shared/contract/dossier-views.ts';
import type { ChosenItem } from '../../../shared/contract/shell-api.ts';
import type { PartRule } from '../../../shared/release/kind/release-kind.ts';
import { call } from '../../api.ts';
import { beginBatch } from '../../jobs/job-store.ts';
import { useAction } from '../../parts/use-action.ts';

export interface ImportOutcome {
  readonly name: string;
  readonly outcome: 'added' | 'added-partly' | 'replaced';
  readonly failure: Failure | null;
}

export interface Stopped {
  readonly name: string;
  readonly rules: string;
}

export interface Working {
  readonly name: string;
  readonly index: number;
  readonly total: number;
}

/** A file with the part that a person has chosen for it. */
export interface PlacedItem {
  readonly item: ChosenItem;
  readonly part: PartRule;
}

export interface Import {
  readonly working: Working | null;
  readonly failure: Failure | null;
  readonly outcomes: readonly ImportOutcome[];
  readonly stopped: Stopped | null;
  readonly add: (part: PartRule) => void;
  /** Several files, each into its part. */
  readonly addPlaced: (items: readonly PlacedItem[]) => void;
  readonly replace: (file: FileView) => void;
  readonly clear: () => void;
  readonly acknowledge: () => void;
}

type Send = (item: ChosenItem, index: number) => Promise<Result<AddedFile>>;

export function useImport(dossier: DossierId, onChanged: () => Promise<void>): Import {
  const [working, setWorking] = useState<Working | null>(null);
  const [outcomes, setOutcomes] = useState<readonly ImportOutcome[]>([]);
  const [stopped, setStopped] = useState<Stopped | null>(null);

  const bring = async (
    items: readonly ChosenItem[],
    send: Send,
    done: 'added' | 'replaced',
  ): Promise<void> => {
    setOutcomes([]);
    const batch = beginBatch(
      'import',
      items.map(({ ticket }) => ticket),
    );
    let end: 'done' | 'refused' | 'stopped' = 'done';
    for (const [index, item] of items.entries()) {
      if (batch.isStopping()) {
        end = 'stopped';
        break;
      }
      setWorking({ name: item.name, index: index + 1, total: items.length });
      const result = await send(item, index);
      batch.pieceDone();
      setOutcomes((before) => [...before, outcomeOf(item, result, done)]);
      if (!result.ok) end = 'refused';
      if (!result.ok && result.failure.code === 'intake.looks-classified') {
        setStopped({ name: item.name, rules: result.failure.params.rules });
        break;
      }
    }
    batch.finish(end);
    setWorking(null);
    await onChanged();
  };

  const add = useAction(async ({ id: part, slot, maximum }: PartRule) => {
    if (slot === 'internal') return null;
    const chosen = await call('shell.choose-files', { purpose: 'import', many: maximum > 1 });
    if (!chosen.ok) return chosen.failure;
    if (chosen.value.length > 0)
      await bring(
        chosen.value,
        ({ ticket }) => call('dossier.add-file', { dossier, slot, part, ticket }),
        'added',
      );
    return null;
  });
  const addPlaced = useAction(async (placed: readonly PlacedItem[]) => {
    const send: Send = ({ ticket }, index) => {
      const { id: part, slot } = placed[index]?.part ?? { id: undefined, slot: 'attachment' as const };
      return call('dossier.add-file', {
        dossier,
        slot: slot === 'internal' ? 'attachment' : slot,
        part,
        ticket,
      });
    };
    await bring(
      placed.map(({ item }) => item),
      send,
      'added',
    );
    return null;
  });
  const replace = useAction(async (file: FileView) => {
    const chosen = await call('shell.choose-files', { purpose: 'import', many: false });
    if (!chosen.ok) return chosen.failure;
    const send: Send = ({ ticket }) => call('dossier.replace-file', { dossier, file: file.id, ticket });
    if (chosen.value.length > 0) await bring(chosen.value, send, 'replaced');
    return null;
  });
  return {
    working,
    outcomes,
    stopped,
    failure: add.failure ?? addPlaced.failure ?? replace.failure,
    add: add.start,
    addPlaced: addPlaced.start,
    replace: replace.start,
    clear: () => setOutcomes([]),
    acknowledge: () => setStopped(null),
  };
}

function outcomeOf(item: ChosenItem, result: Result<AddedFile>, done: 'added' | 'replaced'): ImportOutcome {
  if (!result.ok) return { name: item.name, outcome: done, failure: result.failure };
  const isPartly = result.value.file.inspected === 'partly' && done === 'added';
  return { name: item.name, outcome: isPartly ? 'added-partly' : done, failure: null };
}
