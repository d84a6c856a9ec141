/** How a finding came about, in sentences: what matched, what raised or lowered it, what was considered and did not count. */
import type { ReactNode } from 'react';
import { explainFinding } from '../../../shared/messages/explain-finding.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { zhCn } from '../../text/zh-cn.ts';
import type { NumberedFinding } from './numbered-findings.ts';
import styles from './review.module.css';

export function FindingExplanation({ finding }: { readonly finding: NumberedFinding }): ReactNode {
  const text = useText();
  return (
    <section aria-labelledby="finding-explanation">
      <h3 className="meta" id="finding-explanation">
        {text.review.how}
      </h3>
      <ul className={styles.explanation}>
        {explainFinding(finding, text === zhCn ? 'zh' : 'en').map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}
