/** The screen of a route. */
import type { ReactNode } from 'react';
import { lazy, Suspense } from 'react';
import type { OfficeStatus, PersonView } from '../shared/contract/office-views.ts';
import type { Route } from './frame/route.ts';
import { useText } from './preferences/use-preferences.tsx';
import { DossierScreen } from './screens/dossier/dossier-screen.tsx';
import { WorkList } from './screens/work-list/work-list.tsx';

/** Loaded when somebody goes there: most days nobody does. */
const AuditScreen = lazy(async () => ({
  default: (await import('./screens/audit/audit-screen.tsx')).AuditScreen,
}));
const BundleCheck = lazy(async () => ({
  default: (await import('./screens/bundle-check/bundle-check.tsx')).BundleCheck,
}));
const KeysScreen = lazy(async () => ({
  default: (await import('./screens/keys/keys-screen.tsx')).KeysScreen,
}));
const OfficeScreen = lazy(async () => ({
  default: (await import('./screens/office/office-screen.tsx')).OfficeScreen,
}));
const PeopleScreen = lazy(async () => ({
  default: (await import('./screens/people/people-screen.tsx')).PeopleScreen,
}));
const RegisterScreen = lazy(async () => ({
  default: (await import('./screens/register/register-screen.tsx')).RegisterScreen,
}));

export interface PlaceProps {
  readonly status: OfficeStatus;
  readonly person: PersonView;
  readonly route: Route;
  readonly onRoute: (route: Route) => void;
  /** Who can sign in has changed. */
  readonly onPeople: () => void;
}

export function Place(props: PlaceProps): ReactNode {
  const text = useText();
  return (
    <Suspense
      fallback={
        <p role="status" data-region="main">
          {text.app.loading}
        </p>
      }
    >
      <Screen {...props} />
    </Suspense>
  );
}

function Screen({ status, person, route, onRoute, onPeople }: PlaceProps): ReactNode {
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
