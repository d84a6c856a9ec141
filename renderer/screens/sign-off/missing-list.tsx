/** Everything that is missing before the next signature, each with a way to where it can be settled. */
import type { ReactNode } from 'react';
import type { DossierDetail, FindingView } from '../../../shared/contract/dossier-views.ts';
import type { GateItem } from '../../../shared/release/gates.ts';
import { Button } from '../../parts/button.tsx';
import { useText } from '../../preferences/use-preferences.tsx';
import type { WindowText } from '../../text/zh-cn.ts';
import type { Jump } from '../dossier/jump.ts';
import { jumpOf } from '../dossier/jump.ts';
import { nameIn, recordWords } from '../procedure/record-words.ts';
import { inLanguage } from '../review/finding-words.ts';
import { placeWords } from '../review/place-words.ts';
import styles from './sign-off.module.css';

export interface MissingListProps {
  readonly detail: DossierDetail;
  readonly findings: readonly FindingView[];
  readonly onJump: (jump: Jump) => void;
}

export function MissingList({ detail, findings, onJump }: MissingListProps): ReactNode {
  const text = useText();
  return (
    <section className={styles.panel} aria-labelledby="missing-title">
      <h2 id="missing-title">{text.signOff.missingTitle(detail.missing.length)}</h2>
      <ul className={styles.missing}>
        {detail.missing.map((item) => {
          const words = gateWords(item, { detail, findings, text });
          return (
            <li key={JSON.stringify(item)} className={styles.missingItem}>
              <span>{words}</span>
              <Button kind="quiet" label={text.signOff.jumpTo(words)} onPress={() => onJump(jumpOf(item))}>
                {text.signOff.jump}
              </Button>
            </li>
          );
        })}
      </ul>
      <p className="meta">{text.signOff.closed}</p>
    </section>
  );
}

interface GateFacts {
  readonly detail: DossierDetail;
  readonly findings: readonly FindingView[];
  readonly text: WindowText;
}

function gateWords(item: GateItem, { detail, findings, text }: GateFacts): string {
  const { gates } = text.signOff;
  switch (item.gate) {
    case 'step-open':
      return gates.stepOpen(nameIn(detail, text, item.step));
    case 'catalogue-field':
      return gates.catalogueField(text.words.catalogueFields[item.field]);
    case 'attribute-not-active':
      return gates.attributeNotActive;
    case 'finding-open': {
      const finding = findings.find(({ id }) => id === item.finding);
      if (finding === undefined) return gates.findingOpen(item.rule);
      const name = inLanguage(finding.ruleName, text);
      return gates.findingOpen(`${name}${text.review.separator}${placeWords(finding.place, text)}`);
    }
    case 'screening-stale':
      return gates.screeningStale(detail.files.find(({ id }) => id === item.file)?.name ?? item.file);
    default:
      return recordWords(item, detail, text);
  }
}
