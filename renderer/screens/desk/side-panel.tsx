/** What helps while writing: the block at hand, figures of the document, results of the check, the nine points, making files. */
import type { Editor } from '@tiptap/core';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { InterpretationSource } from '../../../shared/publishing/interpretation/interpretation-source.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { BlockPanel } from './block-panel.tsx';
import { CheckPanel } from './check-panel.tsx';
import styles from './desk.module.css';
import type { DeskProps, DraftHead } from './desk.tsx';
import { FactsPanel } from './facts-panel.tsx';
import { PointsPanel } from './points-panel.tsx';
import { PublishPanel } from './publish-panel.tsx';
import type { DeskControl } from './use-desk.ts';

const sides = ['block', 'facts', 'check', 'points', 'publish'] as const;
type Side = (typeof sides)[number];

export interface SidePanelProps extends Omit<DeskProps, 'draft' | 'onDiscarded' | 'onRestored'> {
  readonly editor: Editor;
  readonly control: DeskControl;
  readonly head: DraftHead;
  readonly onHead: (head: Partial<DraftHead>) => void;
  readonly read: () => InterpretationSource | null;
}

export function SidePanel(props: SidePanelProps): ReactNode {
  const { desk } = useText();
  const [side, setSide] = useState<Side>('block');
  const { check } = props.control;
  const open = check === null ? 0 : check.problems.length + check.findings.length + check.stale.length;
  const settled = check?.points.filter(({ state }) => state !== 'absent').length ?? 0;
  const counts: Partial<Record<Side, string>> =
    check === null ? {} : { check: ` ${open}`, points: ` ${desk.settled(settled)}` };
  return (
    <aside className={styles.side} aria-label={desk.regions.side} data-region="side">
      <Tabs
        className={styles.sideTabs ?? ''}
        selectedKey={side}
        onSelectionChange={(key) => setSide(sides.find((each) => each === key) ?? side)}
        keyboardActivation="manual"
      >
        <TabList className={styles.sideList ?? ''} aria-label={desk.regions.side}>
          {sides.map((id) => (
            <Tab key={id} id={id} className={styles.sideTab ?? ''}>
              {desk.side[id]}
              <span className="meta">{counts[id]}</span>
            </Tab>
          ))}
        </TabList>
        <TabPanel id="block" className={styles.sidePanel ?? ''}>
          <BlockPanel editor={props.editor} check={check} />
        </TabPanel>
        <TabPanel id="facts" className={styles.sidePanel ?? ''}>
          <FactsPanel editor={props.editor} document={props.document} />
        </TabPanel>
        <TabPanel id="check" className={styles.sidePanel ?? ''}>
          <CheckPanel {...props} check={check} />
        </TabPanel>
        <TabPanel id="points" className={styles.sidePanel ?? ''}>
          <PointsPanel {...props} check={check} />
        </TabPanel>
        <TabPanel id="publish" className={styles.sidePanel ?? ''}>
          <PublishPanel {...props} />
        </TabPanel>
      </Tabs>
    </aside>
  );
}
