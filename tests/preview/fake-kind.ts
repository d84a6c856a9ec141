/** The shipped kind of release that the invented dossiers are of. */
import shipped from '../../resources/kinds/policy-with-interpretation.json' with { type: 'json' };
import type { ReleaseKind } from '../../shared/release/kind/release-kind.ts';
import { parseReleaseKind } from '../../shared/release/kind/release-kind.ts';

function readShipped(): ReleaseKind {
  const kind = parseReleaseKind(shipped, 'policy-with-interpretation.json');
  if (!kind.ok) throw new Error(kind.failure.code);
  return kind.value;
}

export const policyKind = readShipped();
