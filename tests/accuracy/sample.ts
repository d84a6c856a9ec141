/** A text and what was planted in it. What was planted is known from the making, never from the rules. */
import type { PartRole } from '../../shared/extraction/extracted-text.ts';

export interface Planted {
  /** Rules of which any may find it. */
  readonly rules: readonly string[];
  readonly start: number;
  readonly end: number;
}

export type Scope = 'document' | 'interpretation' | 'attachment' | 'standalone';

export interface Sample {
  /** What it is for: `clean`, `marks`, `internal`, `numbers`, `lists`, `traps` … */
  readonly group: string;
  /** Variant within the group, to name what was missed. */
  readonly variant: string;
  readonly text: string;
  readonly role: PartRole;
  readonly scope: Scope;
  readonly planted: readonly Planted[];
}

interface Labelled {
  readonly group: string;
  readonly variant: string;
  readonly role?: PartRole;
  readonly scope?: Scope;
}

const label = /⟦([A-Z0-9,-]+)\|([^⟧]*)⟧/gu;

/** Makes a sample of a text in which ⟦RULE|words⟧ stands for planted words. */
export function planted(
  written: string,
  { group, variant, role = 'body', scope = 'standalone' }: Labelled,
): Sample {
  let text = '';
  let from = 0;
  const found: Planted[] = [];
  for (const hit of written.matchAll(label)) {
    text += written.slice(from, hit.index);
    const words = hit[2] ?? '';
    found.push({ rules: (hit[1] ?? '').split(','), start: text.length, end: text.length + words.length });
    text += words;
    from = hit.index + hit[0].length;
  }
  return { group, variant, role, scope, planted: found, text: text + written.slice(from) };
}
