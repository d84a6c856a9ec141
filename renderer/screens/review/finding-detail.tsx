/** One finding whole: what, where, why, what to do, on what basis; what has been decided, and what may be. */
import type { ReactNode } from 'react';
import type { DossierDetail } from '../../../shared/contract/dossier-views.ts';
import type { PersonView } from '../../../shared/contract/office-views.ts';
import { findingMessage } from '../../../shared/screening/wording.ts';
import { Button } from '../../parts/button.tsx';
import { SeverityMark } from '../../parts/severity-mark.tsx';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import { hiddenWords } from '../../text/hidden-words.ts';
import { zhCn } from '../../text/zh-cn.ts';
import { CleanButton } from '../hidden-information/clean-jump.tsx';
import { DecisionPanel } from './decision-panel.tsx';
import { FindingExplanation } from './finding-explanation.tsx';
import { FindingHistory } from './finding-history.tsx';
import { inLanguage } from './finding-words.ts';
import type { NumberedFinding } from './numbered-findings.ts';
import { placeWords } from './place-words.ts';
import styles from './review.module.css';
import type { DecisionControl } from './use-decision.ts';
import type { Reveal } from './use-reveal.ts';

export interface FindingDetailProps {
  readonly finding: NumberedFinding | null;
  readonly detail: DossierDetail;
  readonly person: PersonView;
  readonly decision: DecisionControl;
  readonly reveal: Reveal;
  readonly alikeCount: number;
  readonly onAlike: () => void;
}

export function FindingDetail(props: FindingDetailProps): ReactNode {
  const text = useText();
  const { finding } = props;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls must be reachable by keyboard
    <section className={styles.detail} aria-label={text.review.detail} data-region="detail" tabIndex={0}>
      {finding === null ? (
        <p className="meta">{text.review.selectOne}</p>
      ) : (
        <>
          <h2 className={styles.detailTitle}>
            <SeverityMark shape={finding.severity} />
            {text.words.severities[finding.severity]} {inLanguage(finding.ruleName, text)}
          </h2>
          <Excerpt finding={finding} reveal={props.reveal} />
          <CleanButton
            finding={finding}
            type={props.detail.files.find(({ id }) => id === finding.file)?.type}
          />
          <DecisionPanel
            finding={finding}
            decision={props.decision}
            alikeCount={props.alikeCount}
            onAlike={props.onAlike}
          />
          <Facts finding={finding} detail={props.detail} />
          <FindingExplanation finding={finding} />
          <FindingHistory finding={finding} />
        </>
      )}
    </section>
  );
}

function Excerpt({
  finding,
  reveal,
}: {
  readonly finding: NumberedFinding;
  readonly reveal: Reveal;
}): ReactNode {
  const text = useText();
  const { excerpt } = finding;
  if (excerpt === null) return null;
  return (
    <div className={styles.excerpt}>
      <p>
        {excerpt.before}
        <mark className={styles.mark} data-severity={finding.severity}>
          {reveal.words ?? excerpt.match}
        </mark>
        {excerpt.after}
      </p>
      {finding.personal && (
        <div className={styles.revealRow}>
          <Button onPress={reveal.toggle} isBusy={reveal.isBusy}>
            {reveal.isShown ? text.review.mask : text.review.reveal} V
          </Button>
          <span className="meta">{text.review.revealNote}</span>
        </div>
      )}
      <ShowFailure failure={reveal.failure} />
    </div>
  );
}

function Facts({
  finding,
  detail,
}: {
  readonly finding: NumberedFinding;
  readonly detail: DossierDetail;
}): ReactNode {
  const text = useText();
  const { review } = text;
  const file = detail.files.find(({ id }) => id === finding.file)?.name ?? '';
  const checksum = finding.explanation.checksum;
  const message = findingMessage({ message: finding.message }, finding, text === zhCn ? 'zh' : 'en');
  const facts: readonly (readonly [string, string | null])[] = [
    [review.place, `${file}${review.separator}${placeWords(finding.place, text)}`],
    [review.hidden, finding.hidden === null ? null : hiddenWords(finding.hidden, text)],
    [review.why, checksum === undefined ? message : `${message} ${review.checksum[checksum]}`],
    [review.advice, inLanguage(finding.advice, text)],
    [review.suggestion, finding.suggestion ?? null],
    [review.basis, inLanguage(finding.basis, text)],
    [review.author, finding.author ?? null],
    [review.rule, `${finding.rule} · ${review.confidence} ${Math.round(finding.confidence * 100)}%`],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(
        ([name, value]) =>
          value !== null && (
            <div key={name}>
              <dt className="meta">{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
