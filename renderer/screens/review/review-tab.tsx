/** Review (审查): list of findings, the text with its marks, and one finding in detail, in step with each other. */
import type { ReactNode } from 'react';
import { useMemo, useRef, useState } from 'react';
import type { FindingId, SourceFileId } from '../../../shared/base/ids.ts';
import type { FindingView } from '../../../shared/contract/dossier-views.ts';
import { useShortcuts } from '../../keyboard/use-shortcuts.ts';
import { useAnnounce } from '../../parts/live-region.tsx';
import { useText } from '../../preferences/use-preferences.tsx';
import type { DossierTabProps } from '../dossier/shared-props.ts';
import { DocumentPane } from './document-pane.tsx';
import { FilterBar } from './filter-bar.tsx';
import { FindingDetail } from './finding-detail.tsx';
import type { FindingFilter } from './finding-filter.ts';
import { everything, fitsFindingFilter } from './finding-filter.ts';
import { nextWaiting, stepFinding } from './finding-steps.ts';
import { announcement } from './finding-words.ts';
import { FindingsList } from './findings-list.tsx';
import type { NumberedFinding } from './numbered-findings.ts';
import { numberFindings } from './numbered-findings.ts';
import styles from './review.module.css';
import { useDecision } from './use-decision.ts';
import { useReveal } from './use-reveal.ts';

export interface ReviewTabProps extends DossierTabProps {
  readonly active: FindingId | null;
  readonly onActive: (finding: FindingId | null) => void;
}

export function ReviewTab(props: ReviewTabProps): ReactNode {
  const text = useText();
  const { detail, person, findings } = props;
  const numbered = useMemo(
    () => numberFindings(findings.value ?? [], detail.files, person.duty),
    [findings.value, detail.files, person.duty],
  );
  if (detail.files.length === 0) return <p className={styles.empty}>{text.review.noFiles}</p>;
  if (findings.value === null) return <p role="status">{text.app.loading}</p>;
  return <Review {...props} numbered={numbered} />;
}

function Review(props: ReviewTabProps & { readonly numbered: readonly NumberedFinding[] }): ReactNode {
  const { detail, person, numbered, active } = props;
  const text = useText();
  const announce = useAnnounce();
  const list = useRef<HTMLDivElement>(null);
  const [filter, setFilter] = useState<FindingFilter>(everything);
  const [openFile, setOpenFile] = useState<SourceFileId | null>(null);
  const shown = useMemo(
    () => numbered.filter((finding) => fitsFindingFilter(finding, filter, person.duty)),
    [numbered, filter, person.duty],
  );
  const finding = numbered.find(({ id }) => id === active) ?? shown[0] ?? null;
  const activate = (next: NumberedFinding | null): void => {
    if (next === null) return;
    setOpenFile(null);
    props.onActive(next.id);
  };
  const step = (direction: 1 | -1): void => {
    const next = stepFinding(shown, active, direction);
    activate(next);
    list.current?.focus();
    if (next !== null) announce(announcement(next, numbered.length, text));
  };
  useShortcuts({ 'next-finding': () => step(1), 'previous-finding': () => step(-1) });
  const reveal = useReveal(detail.id, finding?.id ?? null);
  const decided = (changed: FindingView): void => {
    props.findings.change((before) => before.map((each) => (each.id === changed.id ? changed : each)));
    const next = nextWaiting(shown, changed.id, person.duty);
    const done = text.words.actionsDone[changed.decisions.at(-1)?.action ?? 'fix'];
    announce(
      next === null
        ? text.review.announceLast(done)
        : text.review.announceNext(done, announcement(next, numbered.length, text)),
    );
    activate(next);
    list.current?.focus();
    void props.onChanged();
  };
  const decision = useDecision({
    dossier: detail.id,
    finding,
    duty: person.duty,
    may: detail.may.decide,
    decided,
  });
  const file = detail.files.find(({ id }) => id === (openFile ?? finding?.file)) ?? detail.files[0] ?? null;
  return (
    <div className={styles.review}>
      <FilterBar
        findings={numbered}
        files={detail.files}
        filter={filter}
        duty={person.duty}
        onFilter={setFilter}
      />
      <div className={styles.panes}>
        <FindingsList
          shown={shown}
          total={numbered.length}
          active={finding}
          onActive={activate}
          onClearFilter={() => setFilter(everything)}
          listRef={list}
          decision={decision}
          onReveal={reveal.toggle}
        />
        <DocumentPane
          detail={detail}
          file={file}
          findings={numbered}
          active={finding}
          revealed={reveal.isShown ? (finding?.id ?? null) : null}
          onOpenFile={setOpenFile}
          onActive={activate}
        />
        <FindingDetail
          finding={finding}
          detail={detail}
          person={person}
          decision={decision}
          reveal={reveal}
        />
      </div>
    </div>
  );
}
