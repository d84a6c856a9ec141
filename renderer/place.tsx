/** The screen of a route. */
import type { ReactNode } from 'react';
import type { OfficeStatus, PersonView } from '../shared/contract/office-views.ts';
import type { Route } from './frame/route.ts';
import { AuditScreen } from './screens/audit/audit-screen.tsx';
import { BundleCheck } from './screens/bundle-check/bundle-check.tsx';
import { DossierScreen } from './screens/dossier/dossier-screen.tsx';
import { KeysScreen } from './screens/keys/keys-screen.tsx';
import { OfficeScreen } from './screens/office/office-screen.tsx';
import { PeopleScreen } from './screens/people/people-screen.tsx';
import { RegisterScreen } from './screens/register/register-screen.tsx';
import { WorkList } from './screens/work-list/work-list.tsx';

export interface PlaceProps {
  readonly status: OfficeStatus;
  readonly person: PersonView;
  readonly route: Route;
  readonly onRoute: (route: Route) => void;
  /** Who can sign in has changed. */
  readonly onPeople: () => void;
}

export function Place({ status, person, route, onRoute, onPeople }: PlaceProps): ReactNode {
  switch (route.screen) {
    case 'work-list':
      return (
        <WorkList
          key={route.opened?.ticket ?? ''}
          person={person}
          opened={route.opened ?? null}
          onOpen={(dossier) => onRoute({ screen: 'dossier', dossier })}
        />
      );
    case 'dossier':
      return (
        <DossierScreen
          key={route.dossier}
          dossier={route.dossier}
          person={person}
          onLeave={() => onRoute({ screen: 'work-list' })}
        />
      );
    case 'register':
      return <RegisterScreen onOpen={(dossier) => onRoute({ screen: 'dossier', dossier })} />;
    case 'audit':
      return <AuditScreen />;
    case 'bundle-check':
      return <BundleCheck key={route.opened?.ticket ?? ''} opened={route.opened ?? null} />;
    case 'keys':
      return <KeysScreen person={person} />;
    case 'people':
      return <PeopleScreen person={person} onPeople={onPeople} />;
    case 'office':
      return <OfficeScreen status={status} person={person} onChanged={onPeople} />;
    default:
      return route satisfies never;
  }
}
