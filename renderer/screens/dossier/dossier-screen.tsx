/** One release: header with state and next step, then materials, review, sign-off. */
import type { ReactNode } from 'react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { DossierId, FindingId, SourceFileId } from '../../../shared/base/ids.ts';
import type { DossierDetail, FindingView } from '../../../shared/contract/dossier-views.ts';
import type { PersonView } from '../../../shared/contract/office-views.ts';
import { call } from '../../api.ts';
import { noteRecent } from '../../frame/recent.ts';
import { ShortcutsInSight } from '../../keyboard/use-shortcuts.ts';
import { Button } from '../../parts/button.tsx';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import type { Loaded } from '../../use-load.ts';
import { useLoad } from '../../use-load.ts';
import { CompareView } from '../compare/compare-view.tsx';
import type { CleanTarget } from '../hidden-information/clean-jump.tsx';
import { CleanJumpContext } from '../hidden-information/clean-jump.tsx';
import { HiddenTab } from '../hidden-information/hidden-tab.tsx';
import { ProcedureTab } from '../procedure/procedure-tab.tsx';
import { ReviewTab } from '../review/review-tab.tsx';
import { SheetTab } from '../sheet/sheet-tab.tsx';
import { SignOffTab } from '../sign-off/sign-off-tab.tsx';
import { DossierHeader } from './dossier-header.tsx';
import styles from './dossier-screen.module.css';
import { firstTab } from './first-tab.ts';
import type { DossierTab, Jump } from './jump.ts';
import { dossierTabs } from './jump.ts';
import { MaterialsTab } from './materials-tab.tsx';

/** The editor is loaded when somebody writes. */
const DeskTab = lazy(async () => ({ default: (await import('../desk/desk-tab.tsx')).DeskTab }));

export interface DossierScreenProps {
  readonly dossier: DossierId;
  readonly person: PersonView;
  readonly onLeave: () => void;
}

export function DossierScreen({ dossier, person, onLeave }: DossierScreenProps): ReactNode {
  const text = useText();
  const detail = useLoad(dossier, () => call('dossier.read', { dossier }));
  const findings = useLoad(dossier, () => call('dossier.findings', { dossier }));
  const packageNumber = detail.value?.packageNumber;
  useEffect(() => {
    if (packageNumber !== undefined) noteRecent(localStorage, person.id, { id: dossier, packageNumber });
  }, [dossier, packageNumber, person.id]);
  if (detail.value === null) {
    return (
      <div className={styles.screen} data-region="main">
        {detail.failure === null && <p role="status">{text.app.loading}</p>}
        <ShowFailure failure={detail.failure} />
        <div>
          <Button onPress={onLeave}>{text.dossier.backToList}</Button>
        </div>
      </div>
    );
  }
  return (
    <Release
      detail={detail.value}
      detailLoad={detail}
      findings={findings}
      person={person}
      onLeave={onLeave}
    />
  );
}

interface ReleaseProps {
  readonly detail: DossierDetail;
  readonly detailLoad: Loaded<DossierDetail>;
  readonly findings: Loaded<readonly FindingView[]>;
  readonly person: PersonView;
  readonly onLeave: () => void;
}

function Release({ detail, detailLoad, findings, person, onLeave }: ReleaseProps): ReactNode {
  const text = useText();
  const [tab, setTab] = useState<DossierTab>(() => firstTab(detail, person.duty));
  const [active, setActive] = useState<FindingId | null>(null);
  const [element, setElement] = useState<string | null>(null);
  const [target, setTarget] = useState<CleanTarget | null>(null);
  const [compared, setCompared] = useState<SourceFileId | null>(null);
  useEffect(() => {
    if (element === null) return;
    document.getElementById(element)?.focus();
    setElement(null);
  }, [element]);
  const jump = (target: Jump): void => {
    setTab(target.tab);
    setElement(target.element);
    if (target.finding !== null) setActive(target.finding);
  };
  const reload = async (): Promise<void> => {
    await Promise.all([detailLoad.reload(), findings.reload()]);
  };
  const cleanThere = (wanted: CleanTarget): void => {
    setTarget(wanted);
    setTab('hidden');
  };
  const shared = { detail, person, findings, onChanged: reload };
  return (
    <div className={styles.screen}>
      <DossierHeader detail={detail} onLeave={onLeave} onMissing={() => setTab('signOff')} />
      <ShowFailure failure={detailLoad.failure ?? findings.failure} />
      {compared !== null && <CompareView detail={detail} file={compared} onLeave={() => setCompared(null)} />}
      {/* What was begun in a tab stays while versions are compared. */}
      <ShortcutsInSight value={compared === null}>
        <div className={styles.holder} hidden={compared !== null}>
          <DossierTabs
            tab={tab}
            onTab={(next) => {
              setTarget(null);
              setTab(next);
            }}
          >
            <TabPanel id="materials" data-help="materials" className={styles.panel ?? ''} shouldForceMount>
              <MaterialsTab {...shared} onCompare={setCompared} />
            </TabPanel>
            <TabPanel id="procedure" data-help="procedure" className={styles.panel ?? ''} shouldForceMount>
              <ProcedureTab {...shared} />
            </TabPanel>
            <TabPanel id="sheet" data-help="sheet" className={styles.panel ?? ''}>
              <SheetTab {...shared} />
            </TabPanel>
            <TabPanel id="desk" data-help="desk" className={styles.panel ?? ''}>
              <Suspense fallback={<p role="status">{text.app.loading}</p>}>
                <DeskTab {...shared} />
              </Suspense>
            </TabPanel>
            <TabPanel id="hidden" data-help="hidden" className={styles.panel ?? ''}>
              <HiddenTab {...shared} target={target} />
            </TabPanel>
            <TabPanel id="review" data-help="review" className={styles.panel ?? ''}>
              <CleanJumpContext value={detail.may.edit ? cleanThere : null}>
                <ReviewTab {...shared} active={active} onActive={setActive} onCompare={setCompared} />
              </CleanJumpContext>
            </TabPanel>
            <TabPanel id="signOff" data-help="signOff" className={styles.panel ?? ''}>
              <SignOffTab {...shared} onJump={jump} onDetail={(next) => detailLoad.change(() => next)} />
            </TabPanel>
          </DossierTabs>
        </div>
      </ShortcutsInSight>
    </div>
  );
}

interface DossierTabsProps {
  readonly tab: DossierTab;
  readonly onTab: (tab: DossierTab) => void;
  readonly children: ReactNode;
}

function DossierTabs({ tab, onTab, children }: DossierTabsProps): ReactNode {
  const text = useText();
  return (
    <Tabs
      className={styles.tabs ?? ''}
      selectedKey={tab}
      onSelectionChange={(key) => onTab(dossierTabs.find((each) => each === key) ?? tab)}
      keyboardActivation="manual"
    >
      <TabList className={styles.list ?? ''} aria-label={text.dossier.header}>
        {dossierTabs.map((id) => (
          <Tab key={id} id={id} className={styles.tab ?? ''}>
            {text.dossier.tabs[id]}
          </Tab>
        ))}
      </TabList>
      {children}
    </Tabs>
  );
}
