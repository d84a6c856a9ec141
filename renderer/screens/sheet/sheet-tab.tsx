/** The layout of an official document: what was recognised, which repairs are proposed, and setting it in the standard's sheet. */
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { SourceFileId } from '../../../shared/base/ids.ts';
import { type DocumentForm, documentForms } from '../../../shared/publishing/official/document-element.ts';
import { call } from '../../api.ts';
import { Notice } from '../../parts/notice.tsx';
import { SelectInput } from '../../parts/select-input.tsx';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import { useLoad } from '../../use-load.ts';
import type { DossierTabProps } from '../dossier/shared-props.ts';
import { ElementTable } from './element-table.tsx';
import { ProposalList } from './proposal-list.tsx';
import styles from './sheet.module.css';
import { SheetDeeds } from './sheet-deeds.tsx';

/** Formats whose words stand in paragraphs. */
const typesettable: readonly string[] = ['docx', 'doc', 'odt', 'rtf', 'txt', 'ofd', 'pdf', 'html'];

export function SheetTab({ detail, onChanged }: DossierTabProps): ReactNode {
  const { sheet: words } = useText();
  const files = detail.files.filter(
    ({ type, slot }) => slot !== 'interpretation' && typesettable.includes(type),
  );
  const [chosen, setChosen] = useState<SourceFileId | null>(null);
  // Of the tab: the sheet itself begins anew with the file that takes the place of the one it showed.
  const [done, setDone] = useState<string | null>(null);
  const file = files.find(({ id }) => id === chosen) ?? files[0];
  if (file === undefined) return <p className="meta">{words.noFiles}</p>;
  return (
    <div className={styles.tab} data-region="main">
      <p className="meta">{words.lead}</p>
      <div className={styles.choice}>
        <SelectInput
          label={words.file}
          value={file.id}
          options={files.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id) => {
            setDone(null);
            setChosen(id);
          }}
        />
      </div>
      {done !== null && <Notice tone="success">{done}</Notice>}
      <Sheet
        key={file.id}
        {...{ detail, file: file.id, onChanged }}
        onPlaced={(placed, words) => {
          setDone(words);
          setChosen(placed);
        }}
        onPrinted={setDone}
      />
    </div>
  );
}

interface SheetProps extends Pick<DossierTabProps, 'detail' | 'onChanged'> {
  readonly file: SourceFileId;
  readonly onPlaced: (file: SourceFileId, done: string) => void;
  readonly onPrinted: (done: string) => void;
}

function Sheet({ detail, file, onChanged, onPlaced, onPrinted }: SheetProps): ReactNode {
  const { sheet: words } = useText();
  const dossier = detail.id;
  const sheet = useLoad(file, () => call('dossier.sheet', { dossier, file }));
  const text = useLoad(file, () => call('dossier.text', { dossier, file }));
  const [form, setForm] = useState<DocumentForm | null>(null);
  const [accepted, setAccepted] = useState<readonly string[]>([]);
  if (sheet.value === null || text.value === null) {
    return (
      <>
        {sheet.failure === null && <p role="status">{words.loading}</p>}
        <ShowFailure failure={sheet.failure ?? text.failure} />
      </>
    );
  }
  return (
    <>
      <div className={styles.choice}>
        <SelectInput
          label={words.form}
          value={form ?? 'auto'}
          options={(['auto', ...documentForms] as const).map((value) => ({
            value,
            label: words.forms[value],
          }))}
          onChange={(value) => setForm(documentForms.find((each) => each === value) ?? null)}
        />
        <p className="meta">{words.recognised(words.forms[sheet.value.form])}</p>
      </div>
      <SheetDeeds {...{ detail, file, form, accepted, onChanged, onPlaced, onPrinted }} />
      <div className={styles.columns}>
        <ElementTable sheet={sheet.value} parts={text.value.parts} />
        <ProposalList
          {...{ sheet: sheet.value, parts: text.value.parts, accepted }}
          isReadOnly={!detail.may.edit}
          onAccept={setAccepted}
        />
      </div>
    </>
  );
}
