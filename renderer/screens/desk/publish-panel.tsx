/** Which files to make of the draft, what each looks like, and what was made. */
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { DeskView, OutputForm } from '../../../shared/contract/desk-api.ts';
import { outputForms } from '../../../shared/contract/desk-api.ts';
import type { InterpretationSource } from '../../../shared/publishing/interpretation/interpretation-source.ts';
import { call } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import type { DossierTabProps } from '../dossier/shared-props.ts';
import styles from './desk.module.css';
import { PreviewDialog } from './preview-dialog.tsx';

const printed: ReadonlySet<OutputForm> = new Set(['pdf', 'png']);

export interface PublishPanelProps extends Pick<DossierTabProps, 'detail' | 'onChanged'> {
  readonly view: DeskView;
  readonly read: () => InterpretationSource | null;
  readonly onReload: () => Promise<void>;
}

export function PublishPanel({ detail, view, read, onReload, onChanged }: PublishPanelProps): ReactNode {
  const { desk } = useText();
  const possible = outputForms.filter((form) => view.canPrint || !printed.has(form));
  const [chosen, setChosen] = useState<readonly OutputForm[]>(possible);
  const [preview, setPreview] = useState<OutputForm | null>(null);
  const [made, setMade] = useState<number | null>(null);
  const publish = useAction(async () => {
    const draft = read();
    if (draft === null) return null;
    setMade(null);
    const done = await call('desk.publish', { dossier: detail.id, draft, forms: chosen });
    if (!done.ok) return done.failure;
    setMade(done.value.files.length);
    await Promise.all([onReload(), onChanged()]);
    return null;
  });
  const pages = useAction(async () => {
    const draft = read();
    if (draft === null) return null;
    setMade(null);
    const done = await call('desk.publish-pages', { dossier: detail.id, draft, portal: null });
    if (!done.ok) return done.failure;
    setMade(done.value.files.length);
    await Promise.all([onReload(), onChanged()]);
    return null;
  });
  return (
    <div className={styles.stack}>
      <p className="meta">{desk.formsLead}</p>
      {!view.canPrint && (
        <Notice tone="info" isStill>
          {desk.noPrint}
        </Notice>
      )}
      <fieldset className={styles.outputs}>
        <legend>{desk.makeWhich}</legend>
        {possible.map((form) => (
          <div key={form} className={styles.rowHead}>
            <label className={styles.tick}>
              <input
                type="checkbox"
                checked={chosen.includes(form)}
                onChange={(event) =>
                  setChosen(
                    outputForms.filter((each) =>
                      each === form ? event.target.checked : chosen.includes(each),
                    ),
                  )
                }
              />
              {desk.forms[form]}
            </label>
            <Button kind="quiet" label={desk.previewOf(desk.forms[form])} onPress={() => setPreview(form)}>
              {desk.preview}
            </Button>
          </div>
        ))}
      </fieldset>
      <p className="meta">{desk.voids}</p>
      <div>
        <Button
          kind="primary"
          isBusy={publish.isBusy}
          isDisabled={chosen.length === 0}
          onPress={() => publish.start()}
        >
          {publish.isBusy ? desk.publishing : desk.publish}
        </Button>
      </div>
      <p className="meta">{desk.pagesLead}</p>
      <div>
        <Button isBusy={pages.isBusy} onPress={() => pages.start()}>
          {pages.isBusy ? desk.makingPages : desk.pages}
        </Button>
      </div>
      <ShowFailure failure={publish.failure ?? pages.failure} />
      {made !== null && <Notice tone="success">{desk.published(made)}</Notice>}
      {view.outputs.length > 0 && (
        <section aria-label={desk.outputs}>
          <h3>{desk.outputs}</h3>
          <ul className={styles.lines}>
            {view.outputs.map(({ file, name, sha256, isCurrent, isAside }) => (
              <li key={file} className={styles.line}>
                {name}
                <br />
                <span className="meta">
                  <span className="mono">{sha256.slice(0, 12)}</span>　
                  {isCurrent ? desk.isCurrent : isAside ? desk.isAside : desk.isOld}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {preview !== null && (
        <PreviewDialog
          title={desk.previewOf(desk.forms[preview])}
          load={() => {
            const draft = read();
            return draft === null ? null : call('desk.preview', { dossier: detail.id, draft, form: preview });
          }}
          onClose={() => setPreview(null)}
        />
      )}
    </div>
  );
}
