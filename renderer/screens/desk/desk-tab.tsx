/** The interpretation desk of a release: choosing a form to begin with, then writing beside the document. */
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { DeskView } from '../../../shared/contract/desk-api.ts';
import type {
  InterpretationSource,
  Template,
} from '../../../shared/publishing/interpretation/interpretation-source.ts';
import { startDraft } from '../../../shared/publishing/interpretation/start-draft.ts';
import { call } from '../../api.ts';
import { Notice } from '../../parts/notice.tsx';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import { useLoad } from '../../use-load.ts';
import type { DossierTabProps } from '../dossier/shared-props.ts';
import { Desk } from './desk.tsx';
import { TemplateChoice } from './template-choice.tsx';
import { takeUnsaved } from './use-desk.ts';

export function DeskTab({ detail, onChanged }: DossierTabProps): ReactNode {
  const text = useText();
  const dossier = detail.id;
  const view = useLoad(dossier, () => call('desk.open', { dossier }));
  if (view.value === null) {
    return (
      <>
        {view.failure === null && <p role="status">{text.desk.loading}</p>}
        <ShowFailure failure={view.failure} />
      </>
    );
  }
  if (!view.value.mayEdit) return <Notice tone="info">{text.desk.readOnly}</Notice>;
  return <Opened {...{ detail, onChanged, view: view.value, onReload: view.reload }} />;
}

interface OpenedProps extends Pick<DossierTabProps, 'detail' | 'onChanged'> {
  readonly view: DeskView;
  readonly onReload: () => Promise<void>;
}

function Opened({ detail, onChanged, view, onReload }: OpenedProps): ReactNode {
  const text = useText();
  const [draft, setDraft] = useState<InterpretationSource | null>(() => takeUnsaved(detail.id) ?? view.draft);
  const [turn, setTurn] = useState(0);
  const restored = (earlier: InterpretationSource): void => {
    setTurn(turn + 1);
    setDraft(earlier);
    void onReload();
  };
  const { document } = view;
  if (document === null) return <Notice tone="info">{text.desk.noDocument}</Notice>;
  if (draft === null) {
    const begin = (template: Template): void => {
      const { title, documentNumber, sha256 } = document;
      const { department, telephone } = view;
      setDraft(startDraft({ template, document: { title, documentNumber, sha256 }, department, telephone }));
    };
    return <TemplateChoice dossier={detail.id} steps={view.steps} onChoose={begin} onRestored={restored} />;
  }
  return (
    <Desk
      key={turn}
      {...{ detail, view, document, draft }}
      onReload={onReload}
      onChanged={onChanged}
      onDiscarded={() => {
        setDraft(null);
        void onReload();
      }}
      onRestored={restored}
    />
  );
}
