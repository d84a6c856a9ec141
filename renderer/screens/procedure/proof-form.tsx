/** A proof from outside: whose seal or letter, its number and day, what it says, and the draft that it speaks of. */
import type { ReactNode } from 'react';
import type { DossierDetail } from '../../../shared/contract/dossier-views.ts';
import type { ReleaseKind } from '../../../shared/release/kind/release-kind.ts';
import type { Proof } from '../../../shared/release/kind/release-record.ts';
import { Button } from '../../parts/button.tsx';
import { SelectInput } from '../../parts/select-input.tsx';
import { TextInput } from '../../parts/text-input.tsx';
import { shortDigest } from '../../parts/time-words.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { parseDay } from '../dossier/catalogue-check.ts';
import { inLanguage } from '../review/finding-words.ts';
import styles from './procedure.module.css';
import type { RecordControl } from './use-record.ts';

export interface ProofFormProps {
  readonly evidence: ReleaseKind['evidence'][number];
  readonly detail: DossierDetail;
  readonly control: RecordControl;
  readonly isReadOnly: boolean;
}

const conclusions = ['', 'agreed', 'agreed-with-changes', 'refused'] as const;

export function ProofForm({ evidence, detail, control, isReadOnly }: ProofFormProps): ReactNode {
  const text = useText();
  const { forms } = text.procedure;
  const proof: Proof = control.record.evidence[evidence.id] ?? {
    issuer: '',
    number: '',
    issuedOn: '',
    conclusion: '',
    boundTo: '',
  };
  const change = (changed: Partial<Proof>): void => control.setProof(evidence.id, { ...proof, ...changed });
  const line = (field: 'issuer' | 'number', isRequired: boolean): ReactNode => (
    <TextInput
      name={`${evidence.id}-${field}`}
      label={forms.proof[field]}
      initial={proof[field]}
      isReadOnly={isReadOnly}
      isRequired={isRequired}
      onChange={(value) => change({ [field]: value })}
    />
  );
  return (
    <fieldset className={styles.group} id={`proof-${evidence.id}`} tabIndex={-1}>
      <legend>{inLanguage(evidence.name, text)}</legend>
      <div className={styles.fields}>
        {line('issuer', true)}
        {line('number', false)}
        <TextInput
          name={`${evidence.id}-issuedOn`}
          label={forms.proof.issuedOn}
          initial={proof.issuedOn}
          note={text.catalogue.dateNote}
          isReadOnly={isReadOnly}
          isRequired
          onChange={(typed) => change({ issuedOn: parseDay(typed) ?? '' })}
        />
        <SelectInput
          label={forms.proof.conclusion}
          value={proof.conclusion}
          isDisabled={isReadOnly}
          options={conclusions.map((value) => ({ value, label: forms.conclusions[value] }))}
          onChange={(conclusion) => change({ conclusion })}
        />
      </div>
      <BoundFile evidence={evidence} detail={detail} proof={proof} isReadOnly={isReadOnly} onBind={change} />
    </fieldset>
  );
}

interface BoundFileProps extends Pick<ProofFormProps, 'evidence' | 'detail' | 'isReadOnly'> {
  readonly proof: Proof;
  readonly onBind: (changed: Partial<Proof>) => void;
}

/** A proof is bound by hand: only a person can say which draft the sealed paper speaks of. */
function BoundFile({ evidence, detail, proof, isReadOnly, onBind }: BoundFileProps): ReactNode {
  const { forms } = useText().procedure;
  const draft = detail.files.find((file) => file.part === evidence.bindsTo);
  if (draft === undefined) return <p className="meta">{forms.proof.noDraft}</p>;
  const isBound = proof.boundTo === draft.sha256;
  return (
    <p className={styles.bound}>
      <span className="meta">
        {isBound
          ? forms.proof.bound(draft.name, shortDigest(draft.sha256))
          : proof.boundTo === ''
            ? forms.proof.unbound
            : forms.proof.outdated(shortDigest(proof.boundTo))}
      </span>
      {!isBound && !isReadOnly && (
        <Button onPress={() => onBind({ boundTo: draft.sha256 })}>{forms.proof.bind(draft.name)}</Button>
      )}
    </p>
  );
}
