/** Says which releases hold something that was typed and not saved, and leads there. */
import type { ReactNode } from 'react';
import type { DossierId, PersonId } from '../../../shared/base/ids.ts';
import type { DossierSummary } from '../../../shared/contract/dossier-views.ts';
import { draftedDossiers } from '../../drafts/drafts.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useText } from '../../preferences/use-preferences.tsx';
import { isSafeMode } from '../../safe-mode.ts';

export interface LeftDraftsProps {
  readonly person: PersonId;
  /** Releases that the list has loaded so far. */
  readonly rows: readonly DossierSummary[];
  readonly onOpen: (dossier: DossierId) => void;
}

export function LeftDrafts({ person, rows, onOpen }: LeftDraftsProps): ReactNode {
  const text = useText();
  const drafted = draftedDossiers(window.localStorage, person);
  const known = rows.filter(({ id }) => drafted.includes(id));
  if (isSafeMode || known.length === 0) return null;
  return (
    <Notice tone="info">
      {text.drafts.left(known.length)}
      {known.map(({ id, packageNumber, title }) => (
        <Button key={id} kind="quiet" onPress={() => onOpen(id)}>
          {`${packageNumber} ${title}`}
        </Button>
      ))}
    </Notice>
  );
}
