/** What stands around every screen of a signed-in person: navigation on top, status below, keys that work everywhere. */
import { Keyboard, LockKeyhole } from 'lucide-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { OfficeStatus, SessionView } from '../../shared/contract/office-views.ts';
import { JobCentre } from '../jobs/job-centre.tsx';
import { useShortcuts } from '../keyboard/use-shortcuts.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { stepSize } from '../preferences/preferences.ts';
import { usePreferences } from '../preferences/use-preferences.tsx';
import { isSafeMode } from '../safe-mode.ts';
import { Tour } from '../tour/tour.tsx';
import type { Command } from './command-palette.tsx';
import { CommandPalette } from './command-palette.tsx';
import styles from './frame.module.css';
import type { HelpPage } from './help-sheet.tsx';
import { HelpSheet, helpPages } from './help-sheet.tsx';
import { IdleLock } from './idle-lock.tsx';
import { moveToRegion } from './regions.ts';
import type { Place, Route } from './route.ts';
import { placesOf } from './route.ts';
import { ShortcutSheet } from './shortcut-sheet.tsx';
import { StatusBar } from './status-bar.tsx';
import { useCommands } from './use-commands.ts';
import { useOpened } from './use-opened.ts';

export interface FrameProps {
  readonly status: OfficeStatus;
  readonly session: SessionView;
  readonly route: Route;
  readonly onRoute: (route: Route) => void;
  readonly onLock: (why: 'asked' | 'idle') => void;
  readonly children: ReactNode;
}

export function Frame(props: FrameProps): ReactNode {
  const { preferences, text, change } = usePreferences();
  const [isSheetOpen, setIsSheetOpen] = useState(false);
  const [isJobs, setIsJobs] = useState(false);
  const [help, setHelp] = useState<HelpPage | null>(null);
  const [commands, setCommands] = useState<readonly Command[] | null>(null);
  const gather = useCommands(props);
  useOpened(props.session.person.duty, props.onRoute);
  useShortcuts({
    lock: () => props.onLock('asked'),
    'shortcut-sheet': () => setIsSheetOpen(true),
    palette: () => setCommands(gather()),
    jobs: () => setIsJobs(true),
    help: () => setHelp(helpPageOf()),
    'next-region': () => moveToRegion(1),
    'previous-region': () => moveToRegion(-1),
    'text-larger': () => change({ size: stepSize(preferences.size, 1) }),
    'text-smaller': () => change({ size: stepSize(preferences.size, -1) }),
    'text-normal': () => change({ size: 'normal' }),
  });
  return (
    <div className={styles.frame}>
      <TopBar {...props} onShortcuts={() => setIsSheetOpen(true)} />
      <main className={styles.main} data-help={props.route.screen}>
        {isSafeMode && <Notice tone="info">{text.frame.safeMode}</Notice>}
        {props.status.state === 'damaged' && <Notice tone="error">{text.frame.damaged}</Notice>}
        {props.children}
      </main>
      <IdleLock minutes={props.session.idleMinutes} onIdle={() => props.onLock('idle')} />
      <div>
        {props.status.office?.isSample === true && <Tour duty={props.session.person.duty} />}
        <StatusBar status={props.status} person={props.session.person} onJobs={() => setIsJobs(true)} />
      </div>
      {isJobs && <JobCentre onClose={() => setIsJobs(false)} />}
      {help !== null && <HelpSheet page={help} onClose={() => setHelp(null)} />}
      {commands !== null && <CommandPalette commands={commands} onClose={() => setCommands(null)} />}
      {isSheetOpen && <ShortcutSheet onClose={() => setIsSheetOpen(false)} />}
    </div>
  );
}

function TopBar(props: FrameProps & { readonly onShortcuts: () => void }): ReactNode {
  const { text } = usePreferences();
  const names: Readonly<Record<Place, string>> = {
    'work-list': text.frame.workList,
    register: text.register.place,
    audit: text.frame.audit,
    'bundle-check': text.frame.bundleCheck,
    keys: text.keys.place,
    people: text.people.place,
    office: text.frame.office,
  };
  const here = props.route.screen === 'dossier' ? 'work-list' : props.route.screen;
  return (
    <header className={styles.top} data-region="navigation">
      <span className={styles.brand}>{text.app.name}</span>
      <span className={styles.office}>{props.status.office?.name}</span>
      {props.status.office?.isSample === true && <span className={styles.sample}>{text.app.sample}</span>}
      <nav className={styles.places} aria-label={text.frame.navigation}>
        {placesOf(props.session.person.duty).map((place) => (
          <button
            key={place}
            type="button"
            className={styles.place}
            aria-current={place === here ? 'page' : undefined}
            onClick={() => props.onRoute({ screen: place })}
          >
            {names[place]}
          </button>
        ))}
      </nav>
      <Button kind="quiet" onPress={props.onShortcuts}>
        <Keyboard aria-hidden size={16} />
        {text.frame.shortcuts}
      </Button>
      <Button id="lock" kind="quiet" onPress={() => props.onLock('asked')}>
        <LockKeyhole aria-hidden size={16} />
        {text.frame.lock}
      </Button>
    </header>
  );
}

/** The innermost page in sight that has help: a tab of a release before the release. */
function helpPageOf(): HelpPage {
  const marked = [...document.querySelectorAll<HTMLElement>('[data-help]')].filter((each) =>
    each.checkVisibility(),
  );
  const wanted = marked.at(-1)?.dataset.help;
  return helpPages.find((page) => page === wanted) ?? 'work-list';
}
