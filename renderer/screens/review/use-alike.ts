/** The dialog for findings of one rule: when it opens, what it is about, and why it does not. */
import { useState } from 'react';
import type { FindingView } from '../../../shared/contract/dossier-views.ts';
import type { Duty } from '../../../shared/signoff/duties.ts';
import { useAnnounce } from '../../parts/live-region.tsx';
import { useText } from '../../preferences/use-preferences.tsx';
import { alike } from './alike.ts';
import type { NumberedFinding } from './numbered-findings.ts';

export interface Alike {
  readonly isOpen: boolean;
  /** Findings that would be decided together, the active one among them where it waits. */
  readonly findings: readonly NumberedFinding[];
  /** Opens the dialog, or says why not. */
  readonly open: () => void;
  readonly close: () => void;
  readonly decided: (changed: readonly FindingView[]) => void;
}

export interface UseAlike {
  readonly finding: NumberedFinding | null;
  readonly numbered: readonly NumberedFinding[];
  readonly duty: Duty;
  readonly may: boolean;
  readonly decided: (...changed: readonly FindingView[]) => void;
}

export function useAlike({ finding, numbered, duty, may, decided }: UseAlike): Alike {
  const text = useText();
  const announce = useAnnounce();
  const [isOpen, setIsOpen] = useState(false);
  const findings = may ? alike(finding, numbered, duty) : [];
  return {
    isOpen: isOpen && findings.length > 0,
    findings,
    open: () => {
      if (findings.length > 1) setIsOpen(true);
      else announce(finding?.severity === 'hard' ? text.review.alike.hard : text.review.alike.single);
    },
    close: () => setIsOpen(false),
    decided: (changed) => {
      setIsOpen(false);
      decided(...changed);
    },
  };
}
