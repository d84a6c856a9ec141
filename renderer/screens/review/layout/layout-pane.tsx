/** A file as it looks, drawn from its own bytes; asked for first where personal data stand open in them. */
import type { ReactNode } from 'react';
import { lazy, Suspense, useMemo } from 'react';
import type { DossierDetail, FileView } from '../../../../shared/contract/dossier-views.ts';
import { Button } from '../../../parts/button.tsx';
import { useText } from '../../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../../show-failure.tsx';
import { coveredFindings } from './covered-words.ts';
import styles from './layout.module.css';
import { PicturePane } from './picture-pane.tsx';
import type { LayoutProps, ShownFile } from './shown-file.ts';
import { useOriginal } from './use-original.ts';

/** Drawn only when somebody looks: both viewers are larger than the rest of the window. */
const PdfPane = lazy(async () => ({ default: (await import('./pdf-pane.tsx')).PdfPane }));
const DocxPane = lazy(async () => ({ default: (await import('./docx-pane.tsx')).DocxPane }));

export interface LayoutPaneProps extends ShownFile {
  readonly detail: DossierDetail;
  readonly file: FileView;
}

export function LayoutPane({ detail, file, ...shown }: LayoutPaneProps): ReactNode {
  const text = useText();
  const { layout } = text.review;
  const covered = useMemo(() => coveredFindings(shown.parts, shown.findings), [shown.parts, shown.findings]);
  const original = useOriginal(detail.id, file, covered.size > 0);
  if (original.failure !== null) return <ShowFailure failure={original.failure} />;
  if (original.mustAsk) {
    return (
      <div className={styles.gate}>
        <p>{layout.gate(covered.size)}</p>
        <Button kind="primary" onPress={original.ask} isBusy={original.isBusy}>
          {layout.open}
        </Button>
      </div>
    );
  }
  const waiting = <p role="status">{text.review.reading}</p>;
  if (original.bytes === null) return waiting;
  const { type, bytes } = original.bytes;
  const props: LayoutProps = { ...shown, type, bytes, covered };
  return (
    <Suspense fallback={waiting}>
      <Drawn {...props} />
    </Suspense>
  );
}

function Drawn(props: LayoutProps): ReactNode {
  if (props.type === 'pdf') return <PdfPane {...props} />;
  if (props.type === 'docx') return <DocxPane {...props} />;
  return <PicturePane {...props} />;
}
