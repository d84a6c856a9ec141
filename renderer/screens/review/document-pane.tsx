/** One file in one of several ways: its words one by one, how it looks, its sheets, or where its words stand. */
import type { ReactNode } from 'react';
import { lazy, Suspense, useMemo, useState } from 'react';
import type { FindingId, SourceFileId } from '../../../shared/base/ids.ts';
import type { DossierDetail, FileView } from '../../../shared/contract/dossier-views.ts';
import { call } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { SelectInput } from '../../parts/select-input.tsx';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import { useLoad } from '../../use-load.ts';
import { DocumentText } from './document-text.tsx';
import type { PaneView } from './layout/pane-views.ts';
import { viewsOf } from './layout/pane-views.ts';
import type { ShownFile } from './layout/shown-file.ts';
import type { NumberedFinding } from './numbered-findings.ts';
import styles from './review.module.css';
import type { TextSource } from './text-source.ts';
import { useTextWindow } from './use-text-window.ts';

const LayoutPane = lazy(async () => ({ default: (await import('./layout/layout-pane.tsx')).LayoutPane }));
const SheetPane = lazy(async () => ({ default: (await import('./layout/sheet-pane.tsx')).SheetPane }));
const PlacedPane = lazy(async () => ({ default: (await import('./layout/placed-pane.tsx')).PlacedPane }));

export interface DocumentPaneProps {
  readonly detail: DossierDetail;
  readonly file: FileView | null;
  readonly findings: readonly NumberedFinding[];
  readonly active: NumberedFinding | null;
  /** Finding whose personal words are shown, or null. */
  readonly revealed: FindingId | null;
  readonly onOpenFile: (file: SourceFileId) => void;
  readonly onActive: (finding: NumberedFinding) => void;
  readonly onCompare: (file: SourceFileId) => void;
}

export function DocumentPane(props: DocumentPaneProps): ReactNode {
  const text = useText();
  const { file } = props;
  return (
    <section className={styles.documentPane} aria-label={text.review.document} data-region="document">
      {file !== null && <FilePane {...props} file={file} />}
    </section>
  );
}

interface FilePaneProps extends DocumentPaneProps {
  readonly file: FileView;
}

function FilePane(props: FilePaneProps): ReactNode {
  const text = useText();
  const { detail, file } = props;
  const [wanted, setWanted] = useState<PaneView>('reading');
  const { source, ways, failure } = useTextWindow({
    dossier: detail.id,
    file: file.id,
    content: detail.content,
    finding: props.active?.file === file.id ? props.active.id : null,
  });
  const views = useMemo(() => viewsOf(file.type, ways), [file.type, ways]);
  // Whoever looked at one file as it looks wants the next one so, where it can be.
  const view = views.find((each) => each === wanted) ?? 'reading';
  return (
    <>
      <div className={styles.documentHead}>
        <SelectInput
          isInline
          label={text.review.textOf}
          value={file.id}
          options={detail.files.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={props.onOpenFile}
        />
        {views.length > 1 && <ViewChoice views={views} view={view} onView={setWanted} />}
        <Button kind="quiet" onPress={() => props.onCompare(file.id)}>
          {text.review.compareThis}
        </Button>
      </div>
      <ShowFailure failure={failure} />
      {failure === null && source === null && <p role="status">{text.review.reading}</p>}
      {source !== null && <Shown {...props} source={source} isEmpty={ways?.isEmpty === true} view={view} />}
    </>
  );
}

interface ViewChoiceProps {
  readonly views: readonly PaneView[];
  readonly view: PaneView;
  readonly onView: (view: PaneView) => void;
}

function ViewChoice({ views, view, onView }: ViewChoiceProps): ReactNode {
  const text = useText();
  return (
    <fieldset className={styles.views}>
      <legend className="visually-hidden">{text.review.views}</legend>
      {views.map((each) => (
        <button
          key={each}
          type="button"
          className={styles.view}
          aria-pressed={each === view}
          onClick={() => onView(each)}
        >
          {text.review.viewNames[each]}
        </button>
      ))}
    </fieldset>
  );
}

interface ShownProps extends FilePaneProps {
  readonly source: TextSource;
  readonly isEmpty: boolean;
  readonly view: PaneView;
}

function Shown(props: ShownProps): ReactNode {
  const text = useText();
  const { file, active, view, source, revealed, onActive } = props;
  const findings = useMemo(
    () => props.findings.filter((finding) => finding.file === file.id),
    [props.findings, file.id],
  );
  const own = active?.file === file.id ? active : null;
  const shown = { findings, active: own, revealed, onActive };
  const isElsewhere = own !== null && own.place.start === own.place.end;
  if (view === 'reading' && props.isEmpty) {
    return <p className={styles.empty}>{text.review.noText}</p>;
  }
  return (
    <>
      {isElsewhere && <p className={styles.notInText}>{text.review.notInText}</p>}
      {view === 'reading' ? (
        <DocumentText {...shown} source={source} />
      ) : (
        <Whole {...shown} detail={props.detail} file={file} view={view} />
      )}
    </>
  );
}

interface WholeProps extends Omit<ShownFile, 'parts'> {
  readonly detail: DossierDetail;
  readonly file: FileView;
  readonly view: Exclude<PaneView, 'reading'>;
}

/** Ways of showing that need the text as a whole, with where each stretch of it stands. */
function Whole({ detail, file, view, ...props }: WholeProps): ReactNode {
  const text = useText();
  const loaded = useLoad(`${file.id} ${detail.content}`, () =>
    call('dossier.text', { dossier: detail.id, file: file.id }),
  );
  const waiting = <p role="status">{text.review.reading}</p>;
  if (loaded.failure !== null) return <ShowFailure failure={loaded.failure} />;
  if (loaded.value === null) return waiting;
  const shown = { ...props, parts: loaded.value.parts };
  return (
    <Suspense fallback={waiting}>
      {view === 'layout' && <LayoutPane key={file.sha256} {...shown} detail={detail} file={file} />}
      {view === 'sheets' && <SheetPane key={file.id} {...shown} />}
      {view === 'places' && <PlacedPane key={file.id} {...shown} />}
    </Suspense>
  );
}
