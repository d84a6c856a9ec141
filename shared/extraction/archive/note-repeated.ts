/** Names that fall together on one system or another: unpacking keeps one of the members, and which one differs. */
import type { Collector } from '../collector.ts';
import { entryPath } from './open-zip.ts';

/** Notes every name that, but for case, normal form and kind of slash, was there before. */
export function noteRepeated(names: readonly string[], collector: Collector): void {
  const seen = new Set<string>();
  for (const name of names) {
    const folded = name.normalize('NFC').toLowerCase().replaceAll('\\', '/');
    if (seen.has(folded)) collector.fact({ kind: 'zip.orphan-entry', path: entryPath(name) });
    seen.add(folded);
  }
}
