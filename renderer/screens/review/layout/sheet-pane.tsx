/** A workbook as sheets: hidden ones are there and say so, and so are hidden rows and columns. The words are those of the reading view. */
import type { ReactNode } from 'react';
import { useMemo, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useText } from '../../../preferences/use-preferences.tsx';
import type { NumberedFinding } from '../numbered-findings.ts';
import styles from './sheet.module.css';
import type { Sheet } from './sheet-cells.ts';
import { sheetsOf } from './sheet-cells.ts';
import { SheetGrid } from './sheet-grid.tsx';
import type { ShownFile } from './shown-file.ts';

export function SheetPane(props: ShownFile): ReactNode {
  const text = useText();
  const { layout } = text.review;
  const { active, findings } = props;
  const sheets = useMemo(() => sheetsOf(props.parts), [props.parts]);
  const wanted = active?.place.sheet ?? null;
  const [chosen, setChosen] = useState<{ readonly sheet: string; readonly during: string | null } | null>(
    null,
  );
  // A finding brings its sheet to the front; a tab that is pressed stays until another finding is active.
  const isChosen = chosen !== null && chosen.during === (active?.id ?? null);
  const name = (isChosen ? chosen.sheet : wanted) ?? sheets.find(isShown)?.name ?? sheets[0]?.name ?? '';
  return (
    <Tabs
      className={styles.sheets ?? ''}
      selectedKey={name}
      onSelectionChange={(key) => setChosen({ sheet: String(key), during: active?.id ?? null })}
      keyboardActivation="manual"
    >
      <TabList className={styles.tabs ?? ''} aria-label={layout.sheets}>
        {sheets.map((sheet) => (
          <Tab key={sheet.name} id={sheet.name} className={styles.tab ?? ''}>
            <SheetName sheet={sheet} findings={findings} />
          </Tab>
        ))}
      </TabList>
      {sheets.map((sheet) => (
        <TabPanel key={sheet.name} id={sheet.name} className={styles.panel ?? ''}>
          <SheetGrid {...props} sheet={sheet} />
        </TabPanel>
      ))}
    </Tabs>
  );
}

function isShown({ visibility }: Sheet): boolean {
  return visibility === 'shown';
}

function SheetName({
  sheet,
  findings,
}: {
  readonly sheet: Sheet;
  readonly findings: readonly NumberedFinding[];
}): ReactNode {
  const text = useText();
  const { layout } = text.review;
  const count = findings.filter(({ place }) => place.sheet === sheet.name).length;
  return (
    <>
      {sheet.name}
      {sheet.visibility !== 'shown' && (
        <span className={styles.hiddenWord}>{layout.visibility[sheet.visibility]}</span>
      )}
      {count > 0 && <span className="meta">{layout.findingCount(count)}</span>}
    </>
  );
}
