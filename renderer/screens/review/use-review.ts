/** What list, text and detail of the review have in common: the filter, the active finding, and what is done about it. */
import type { RefObject } from 'react';
import { useMemo, useRef, useState } from 'react';
import type { SourceFileId } from '../../../shared/base/ids.ts';
import type { FileView, FindingView } from '../../../shared/contract/dossier-views.ts';
import { useShortcuts } from '../../keyboard/use-shortcuts.ts';
import { useAnnounce } from '../../parts/live-region.tsx';
import { useText } from '../../preferences/use-preferences.tsx';
import type { FindingFilter } from './finding-filter.ts';
import { everything, fitsFindingFilter } from './finding-filter.ts';
import { nextWaiting, stepFinding } from './finding-steps.ts';
import { announcement } from './finding-words.ts';
import type { NumberedFinding } from './numbered-findings.ts';
import type { ReviewTabProps } from './review-tab.tsx';
import type { Alike } from './use-alike.ts';
import { useAlike } from './use-alike.ts';
import type { DecisionControl } from './use-decision.ts';
import { useDecision } from './use-decision.ts';
import type { Reveal } from './use-reveal.ts';
import { useReveal } from './use-reveal.ts';
import type { Undo } from './use-undo.ts';
import { replaced, useUndo } from './use-undo.ts';

export interface Review {
  readonly listRef: RefObject<HTMLDivElement | null>;
  readonly filter: FindingFilter;
  readonly setFilter: (filter: FindingFilter) => void;
  readonly shown: readonly NumberedFinding[];
  readonly finding: NumberedFinding | null;
  readonly activate: (finding: NumberedFinding | null) => void;
  readonly file: FileView | null;
  readonly openFile: (file: SourceFileId) => void;
  readonly decision: DecisionControl;
  readonly undo: Undo;
  readonly alike: Alike;
  readonly reveal: Reveal;
}

export function useReview(props: ReviewTabProps, numbered: readonly NumberedFinding[]): Review {
  const { detail, person, active } = props;
  const listRef = useRef<HTMLDivElement>(null);
  const [filter, setFilter] = useState<FindingFilter>(everything);
  const [fileWanted, openFile] = useState<SourceFileId | null>(null);
  const shown = useMemo(
    () => numbered.filter((finding) => fitsFindingFilter(finding, filter, person.duty)),
    [numbered, filter, person.duty],
  );
  const finding = numbered.find(({ id }) => id === active) ?? shown[0] ?? null;
  const activate = (next: NumberedFinding | null): void => {
    if (next === null) return;
    openFile(null);
    props.onActive(next.id);
  };
  const moves = useMoves({ ...props, numbered, shown, activate, listRef });
  useShortcuts({ 'next-finding': () => moves.step(1), 'previous-finding': () => moves.step(-1) });
  const reveal = useReveal(detail.id, finding?.id ?? null);
  const decision = useDecision({
    dossier: detail.id,
    finding,
    duty: person.duty,
    may: detail.may.decide,
    decided: moves.decided,
  });
  const undo = useUndo({
    ...props,
    numbered,
    goTo: (next) => {
      activate(next);
      listRef.current?.focus();
    },
  });
  const together = useAlike({
    finding,
    numbered,
    duty: person.duty,
    decided: moves.decided,
    may: detail.may.decide,
  });
  const file = detail.files.find(({ id }) => id === (fileWanted ?? finding?.file)) ?? detail.files[0] ?? null;
  return {
    ...{ listRef, filter, setFilter, shown, finding, activate, file, openFile },
    ...{ decision, reveal, undo, alike: together },
  };
}

interface MovesInput extends ReviewTabProps, Pick<Review, 'shown' | 'activate' | 'listRef'> {
  readonly numbered: readonly NumberedFinding[];
}

interface Moves {
  readonly step: (direction: 1 | -1) => void;
  readonly decided: (...changed: readonly FindingView[]) => void;
}

/** Moves of the active finding: they take the focus to the list and are spoken. */
function useMoves({ numbered, shown, activate, listRef, ...props }: MovesInput): Moves {
  const text = useText();
  const announce = useAnnounce();
  const total = numbered.length;
  const step = (direction: 1 | -1): void => {
    const next = stepFinding(shown, props.active, direction);
    activate(next);
    listRef.current?.focus();
    if (next !== null) announce(announcement(next, total, text));
  };
  const decided = (...changed: readonly FindingView[]): void => {
    props.findings.change((before) => replaced(before, changed));
    const ids = new Set(changed.map(({ id }) => id));
    const open = shown.filter(({ id }) => !ids.has(id) || id === props.active);
    const next = nextWaiting(open, props.active ?? changed[0]?.id ?? null, props.person.duty);
    const action = text.words.actionsDone[changed[0]?.decisions.at(-1)?.action ?? 'fix'];
    const done = changed.length > 1 ? text.review.alike.done(action, changed.length) : action;
    announce(
      next === null
        ? text.review.announceLast(done)
        : text.review.announceNext(done, announcement(next, total, text)),
    );
    activate(next);
    listRef.current?.focus();
    void props.onChanged();
  };
  return { step, decided };
}
