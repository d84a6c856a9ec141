/** The way from a finding to the page where what it found can be taken out of a copy. */
import type { ReactNode } from 'react';
import { createContext, useContext } from 'react';
import type { SourceFileId } from '../../../shared/base/ids.ts';
import { isRemovable } from '../../../shared/cleaning/removable-kinds.ts';
import type { FindingView } from '../../../shared/contract/dossier-views.ts';
import type { FileType } from '../../../shared/intake/file-type.ts';
import { Button } from '../../parts/button.tsx';
import { useText } from '../../preferences/use-preferences.tsx';
import { hiddenWords } from '../../text/hidden-words.ts';

export interface CleanTarget {
  readonly file: SourceFileId;
  readonly kind: string;
}

/** Null where nobody may clean. */
export const CleanJumpContext = createContext<((target: CleanTarget) => void) | null>(null);

export interface CleanButtonProps {
  readonly finding: Pick<FindingView, 'file' | 'kind' | 'hidden'>;
  readonly type: FileType | undefined;
}

/** Only where a clean copy can be without what was found. */
export function CleanButton({ finding, type }: CleanButtonProps): ReactNode {
  const text = useText();
  const jump = useContext(CleanJumpContext);
  const kind = finding.hidden ?? finding.kind;
  if (jump === null || type === undefined || !isRemovable(type, kind)) return null;
  return (
    <Button
      label={text.hiddenInformation.cleanHereOf(hiddenWords(kind, text))}
      onPress={() => jump({ file: finding.file, kind })}
    >
      {text.hiddenInformation.cleanHere}
    </Button>
  );
}
