/** What every tab of a release is given. */
import type { DossierDetail, FindingView } from '../../../shared/contract/dossier-views.ts';
import type { PersonView } from '../../../shared/contract/office-views.ts';
import type { Loaded } from '../../use-load.ts';

export interface DossierTabProps {
  readonly detail: DossierDetail;
  readonly person: PersonView;
  readonly findings: Loaded<readonly FindingView[]>;
  /** Reads release and findings again. */
  readonly onChanged: () => Promise<void>;
}
