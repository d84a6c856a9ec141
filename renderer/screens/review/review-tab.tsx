/** Review (审查): list of findings, the text with its marks, and one finding in detail, in step with each other. */
import type { ReactNode } from 'react';
import { useMemo } from 'react';
import type { FindingId, SourceFileId } from '../../../shared/base/ids.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import type { DossierTabProps } from '../dossier/shared-props.ts';
import { AlikeDialog } from './alike-dialog.tsx';
import { DocumentPane } from './document-pane.tsx';
import { FilterBar } from './filter-bar.tsx';
import { FindingDetail } from './finding-detail.tsx';
import { everything } from './finding-filter.ts';
import { FindingsList } from './findings-list.tsx';
import type { NumberedFinding } from './numbered-findings.ts';
import { numberFindings } from './numbered-findings.ts';
import styles from './review.module.css';
import { ReviewPanes } from './review-panes.tsx';
import { useReview } from './use-review.ts';

export interface ReviewTabProps extends DossierTabProps {
  readonly active: FindingId | null;
  readonly onActive: (finding: FindingId | null) => void;
  readonly onCompare: (file: SourceFileId) => void;
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
  return <Panes {...props} numbered={numbered} />;
}

function Panes({
  numbered,
  ...props
}: ReviewTabProps & { readonly numbered: readonly NumberedFinding[] }): ReactNode {
  const { detail, person } = props;
  const review = useReview(props, numbered);
  const { finding, decision, reveal, activate, filter, setFilter } = review;
  return (
    <div className={styles.review}>
      <FilterBar
        findings={numbered}
        files={detail.files}
        filter={filter}
        duty={person.duty}
        onFilter={setFilter}
        undo={review.undo}
      />
      <ShowFailure failure={review.undo.failure} />
      <ReviewPanes
        list={
          <FindingsList
            shown={review.shown}
            total={numbered.length}
            active={finding}
            onActive={activate}
            onClearFilter={() => setFilter(everything)}
            listRef={review.listRef}
            decision={decision}
            onReveal={reveal.toggle}
            onAlike={review.alike.open}
          />
        }
        document={
          <DocumentPane
            detail={detail}
            file={review.file}
            findings={numbered}
            active={finding}
            revealed={reveal.isShown ? (finding?.id ?? null) : null}
            onOpenFile={review.openFile}
            onActive={activate}
            onCompare={props.onCompare}
          />
        }
        detail={
          <FindingDetail
            finding={finding}
            detail={detail}
            person={person}
            decision={decision}
            reveal={reveal}
            alikeCount={review.alike.findings.length}
            onAlike={review.alike.open}
          />
        }
      />
      {review.alike.isOpen && (
        <AlikeDialog
          detail={detail}
          findings={review.alike.findings}
          moves={decision.moves}
          onDecided={review.alike.decided}
          onClose={review.alike.close}
        />
      )}
    </div>
  );
}
