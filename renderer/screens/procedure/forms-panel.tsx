/** Papers of a release: which can be made now, saved to a folder, and the scan of the signed slip that comes back. */
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { FormName, FormView, PaperFormat } from '../../../shared/contract/list-api.ts';
import { paperFormats } from '../../../shared/contract/list-api.ts';
import { call } from '../../api.ts';
import { Notice } from '../../parts/notice.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import { useLoad } from '../../use-load.ts';
import type { DossierTabProps } from '../dossier/shared-props.ts';
import { PaperProgress } from '../register/paper-progress.tsx';
import { SaveButton, saveInFolder } from '../register/save-paper.tsx';
import styles from './procedure.module.css';

export function FormsPanel({ detail }: Pick<DossierTabProps, 'detail'>): ReactNode {
  const text = useText();
  const { id, state, procedure } = detail;
  // Other contents of the record, or another state, make other papers ready.
  const asked = JSON.stringify([id, state, procedure.record, procedure.events.length]);
  const listed = useLoad(asked, () => call('forms.list', { dossier: id }));
  const [saved, setSaved] = useState<string | null>(null);
  const save = useAction((form: FormName, format: PaperFormat) =>
    saveInFolder((folder) => call('forms.save', { dossier: id, form, format, folder }), setSaved),
  );
  const shown = (listed.value ?? []).filter(({ standing }) => standing !== 'not-of-this-kind');
  return (
    <section className={styles.panel} aria-labelledby="papers-title" data-region="papers">
      <h2 id="papers-title">{text.forms.title}</h2>
      <p className="meta">{text.forms.note}</p>
      <ul>
        {shown.map((view) => (
          <li key={view.form} className={styles.bound}>
            <Paper view={view} isBusy={save.isBusy} onSave={(format) => save.start(view.form, format)} />
          </li>
        ))}
      </ul>
      <PaperProgress />
      {saved !== null && <Notice tone="success">{text.forms.saved(saved)}</Notice>}
      <ShowFailure failure={save.failure ?? listed.failure} />
    </section>
  );
}

interface PaperProps {
  readonly view: FormView;
  readonly isBusy: boolean;
  readonly onSave: (format: PaperFormat) => void;
}

function Paper({ view, isBusy, onSave }: PaperProps): ReactNode {
  const { forms } = useText();
  const name = forms.names[view.form];
  return (
    <>
      <span>
        {name}
        {view.standing !== 'ready' && <span className="meta"> {forms.standings[view.standing]}</span>}
      </span>
      {view.standing === 'ready' && (
        <span className={styles.saves}>
          {paperFormats.map((format) => (
            <SaveButton
              key={format}
              isBusy={isBusy}
              label={forms.saveOf(name, forms.formats[format])}
              onPress={() => onSave(format)}
            >
              {format === 'pdf' ? 'PDF' : format}
            </SaveButton>
          ))}
        </span>
      )}
    </>
  );
}
