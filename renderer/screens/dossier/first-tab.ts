/** Where a person starts in a release: with what they have to do there. */
import type { DossierDetail } from '../../../shared/contract/dossier-views.ts';
import type { Duty } from '../../../shared/signoff/duties.ts';
import type { DossierTab } from './jump.ts';

export function firstTab(
  detail: Pick<DossierDetail, 'state' | 'may' | 'missing'> & { readonly files: readonly unknown[] },
  duty: Duty,
): DossierTab {
  if (detail.files.length === 0) return 'materials';
  if (duty === 'approver' || detail.state === 'approved' || detail.state === 'exported') return 'signOff';
  if (detail.may.decide && detail.missing.some(({ gate }) => gate === 'finding-open')) return 'review';
  if (duty === 'secrecy-reviewer') return detail.state === 'secrecy-review' ? 'review' : 'signOff';
  return 'materials';
}
