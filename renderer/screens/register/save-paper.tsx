/** Button that asks for a folder, has something written there, and says under which name. */
import { Download } from 'lucide-react';
import type { ReactNode } from 'react';
import type { FileTicket } from '../../../shared/base/ids.ts';
import type { Failure, Result } from '../../../shared/base/result.ts';
import type { SavedPaper } from '../../../shared/contract/list-api.ts';
import { call } from '../../api.ts';
import { Button } from '../../parts/button.tsx';

/** Asks for the folder and writes; null when the person thought better of it. */
export async function saveInFolder(
  write: (folder: FileTicket) => Promise<Result<SavedPaper>>,
  onSaved: (fileName: string) => void,
): Promise<Failure | null> {
  const folder = await call('shell.choose-folder', { purpose: 'export' });
  if (!folder.ok) return folder.failure;
  if (folder.value === null) return null;
  const saved = await write(folder.value.ticket);
  if (saved.ok) onSaved(saved.value.fileName);
  return saved.ok ? null : saved.failure;
}

export interface SaveButtonProps {
  readonly children: string;
  readonly label?: string;
  readonly isBusy: boolean;
  readonly onPress: () => void;
}

export function SaveButton({ children, label, isBusy, onPress }: SaveButtonProps): ReactNode {
  return (
    <Button isBusy={isBusy} onPress={onPress} {...(label === undefined ? {} : { label })}>
      <Download aria-hidden size={14} /> {children}
    </Button>
  );
}
