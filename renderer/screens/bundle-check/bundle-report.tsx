/** Outcome of checking a bundle: the verdict, every problem with its file, and who signed. */
import type { ReactNode } from 'react';
import type { VerifyReport } from '../../../shared/bundle/verify-report.ts';
import type { VerifiedBundle } from '../../../shared/contract/bundle-views.ts';
import { Notice } from '../../parts/notice.tsx';
import { shortDigest, timeWords } from '../../parts/time-words.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { dutyWord } from '../audit/audit-columns.tsx';
import styles from './bundle-check.module.css';
import { useProblemSentence } from './problem-sentence.ts';

export function BundleReport({ verified }: { readonly verified: VerifiedBundle }): ReactNode {
  const text = useText();
  const { report, fileName } = verified;
  return (
    <section className={styles.report} aria-label={fileName}>
      <Notice tone={report.valid ? 'success' : 'error'}>
        {report.valid ? text.bundle.valid : text.bundle.invalid(report.problems.length)}
      </Notice>
      {report.valid && (
        <Notice tone={report.anchored ? 'info' : 'warning'} isStill>
          {report.anchored ? text.bundle.anchored : text.bundle.unanchored}
        </Notice>
      )}
      {report.attribute === 'on-request' && (
        <Notice tone="warning" isStill>
          {text.bundle.onRequest}
        </Notice>
      )}
      <Facts report={report} fileName={fileName} />
      {report.problems.length > 0 && <Problems report={report} />}
      {report.signers.length > 0 && <Signers report={report} />}
    </section>
  );
}

function Facts({
  report,
  fileName,
}: {
  readonly report: VerifyReport;
  readonly fileName: string;
}): ReactNode {
  const text = useText();
  const facts: readonly (readonly [string, string])[] = [
    [text.bundle.bundle, fileName],
    [text.bundle.packageNumber, report.packageNumber ?? text.common.none],
    [text.bundle.name, report.title ?? text.common.none],
    [text.bundle.files, String(report.files)],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name} className={styles.fact}>
          <dt className="meta">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Problems({ report }: { readonly report: VerifyReport }): ReactNode {
  const text = useText();
  const say = useProblemSentence();
  return (
    <table className={styles.table} aria-label={text.bundle.problems}>
      <thead>
        <tr>
          <th scope="col">{text.bundle.file}</th>
          <th scope="col">{text.bundle.what}</th>
        </tr>
      </thead>
      <tbody>
        {report.problems.map((problem) => (
          <tr key={`${problem.file} ${problem.code} ${JSON.stringify(problem.params)}`}>
            <td>{problem.file}</td>
            <td>{say(problem)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Signers({ report }: { readonly report: VerifyReport }): ReactNode {
  const text = useText();
  return (
    <table className={styles.table} aria-label={text.bundle.signers}>
      <thead>
        <tr>
          <th scope="col">{text.bundle.stage}</th>
          <th scope="col">{text.bundle.key}</th>
          <th scope="col">{text.bundle.at}</th>
        </tr>
      </thead>
      <tbody>
        {report.signers.map(({ stage, keyId, at }) => (
          <tr key={`${stage} ${keyId}`}>
            <td>{stage === 'release' ? text.bundle.release : dutyWord(stage, text)}</td>
            <td className="mono">{shortDigest(keyId)}</td>
            <td>{timeWords(at)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
