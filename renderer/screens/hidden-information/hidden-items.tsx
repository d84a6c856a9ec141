/** Places of one kind: where, which words, who and when. Personal values are covered until somebody asks; each look is logged. */
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { DossierId, SourceFileId } from '../../../shared/base/ids.ts';
import type { HiddenItem, HiddenKind } from '../../../shared/contract/cleaning-views.ts';
import { call } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import { placeWords } from '../review/place-words.ts';
import styles from './hidden-information.module.css';

export interface HiddenItemsProps {
  readonly dossier: DossierId;
  readonly file: SourceFileId;
  readonly kind: HiddenKind;
}

export function HiddenItems({ dossier, file, kind }: HiddenItemsProps): ReactNode {
  const text = useText();
  const listed = kind.items.reduce((sum, { count }) => sum + count, 0);
  return (
    <ul className={styles.items}>
      {kind.items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the number of an item is what the engine knows it by
        <li key={index} className={styles.item}>
          <Where item={item} />
          <Quote item={item} ask={{ dossier, file, kind: kind.kind, item: index }} />
        </li>
      ))}
      {listed < kind.count && <li className="meta">{text.hiddenInformation.more(kind.count - listed)}</li>}
    </ul>
  );
}

function Where({ item }: { readonly item: HiddenItem }): ReactNode {
  const text = useText();
  const place = placeWords({ ...item.place, part: item.path, start: 0, end: 0 }, text);
  const about = [item.author === null ? '' : text.hiddenInformation.author(item.author), item.at ?? ''];
  return (
    <span className="meta">
      {[place, item.path, ...about].filter((each) => each !== '').join(text.review.separator)}
    </span>
  );
}

interface QuoteProps {
  readonly item: HiddenItem;
  readonly ask: {
    readonly dossier: DossierId;
    readonly file: SourceFileId;
    readonly kind: string;
    readonly item: number;
  };
}

function Quote({ item, ask }: QuoteProps): ReactNode {
  const text = useText();
  const { hiddenInformation: words } = text;
  const [shown, setShown] = useState<string | null>(null);
  const look = useAction(async () => {
    const result = await call('dossier.reveal-hidden', ask);
    if (result.ok) setShown(result.value.text);
    return result.ok ? null : result.failure;
  });
  if (item.quote === null) return <span className="meta">{words.wordless}</span>;
  return (
    <>
      <q className={styles.quote}>{shown ?? item.quote}</q>
      {item.covered && (
        <span className={styles.row}>
          <Button
            kind="quiet"
            isBusy={look.isBusy}
            onPress={() => (shown === null ? look.start() : setShown(null))}
          >
            {shown === null ? words.reveal : words.cover}
          </Button>
          <span className="meta">{words.revealNote}</span>
        </span>
      )}
      <ShowFailure failure={look.failure} />
    </>
  );
}
