/** Check of a proof about any ledger, whoever made it. */
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import type { ProofReport } from '../../../shared/audit/proof-problem.ts';
import type { ChosenItem } from '../../../shared/contract/shell-api.ts';
import { call } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { TextInput } from '../../parts/text-input.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import { FileChoice } from '../bundle-check/file-choice.tsx';
import styles from './audit-screen.module.css';

export function CheckProof(): ReactNode {
  const { proofs: text } = useText();
  const key = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<ChosenItem | null>(null);
  const [isLacking, setIsLacking] = useState(false);
  const [report, setReport] = useState<ProofReport | null>(null);
  const check = useAction(async () => {
    setReport(null);
    setIsLacking(file === null);
    if (file === null) return null;
    const told = key.current?.value.trim() ?? '';
    const checked = await call('audit.check-proof', { proof: file.ticket, key: told === '' ? null : told });
    if (checked.ok) setReport(checked.value);
    return checked.ok ? null : checked.failure;
  });
  return (
    <section className={styles.proof} aria-labelledby="check-proof-title" data-region="check-proof">
      <h2 id="check-proof-title">{text.checkTitle}</h2>
      <p className="meta">{text.checkNote}</p>
      <FileChoice
        purpose="proof"
        label={text.proofFile}
        choose={text.chooseProof}
        chosen={file}
        onChosen={setFile}
      />
      <div className={styles.controls}>
        <TextInput name="proof-key" label={text.key} note={text.keyNote} inputRef={key} />
        <Button onPress={() => check.start()} isBusy={check.isBusy}>
          {text.check}
        </Button>
      </div>
      {isLacking && <Notice tone="error">{text.fileMissing}</Notice>}
      {report !== null && <Verdict report={report} />}
      <ShowFailure failure={check.failure} />
    </section>
  );
}

function Verdict({ report }: { readonly report: ProofReport }): ReactNode {
  const { proofs: text } = useText();
  const { valid, kind, anchored, problems, origin, size, proven } = report;
  if (!valid || origin === null || size === null || proven === null) {
    return (
      <Notice tone="error">
        <p>{text.invalid}</p>
        <ul>
          {problems.map((problem) => (
            <li key={problem}>{text.problems[problem]}</li>
          ))}
        </ul>
      </Notice>
    );
  }
  return (
    <Notice tone={anchored ? 'success' : 'warning'}>
      <p>{text[kind](proven, size, origin)}</p>
      <p>{anchored ? text.anchored : text.notAnchored}</p>
    </Notice>
  );
}
