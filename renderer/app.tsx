/** Picks what the window shows: first set-up, sign-in, or the place of the signed-in person. */
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { PersonId } from '../shared/base/ids.ts';
import type { OfficeStatus, SessionView } from '../shared/contract/office-views.ts';
import { call } from './api.ts';
import { Frame } from './frame/frame.tsx';
import { PlainPage } from './frame/plain-page.tsx';
import type { Route } from './frame/route.ts';
import { routeFor } from './frame/route.ts';
import { Place } from './place.tsx';
import { useText } from './preferences/use-preferences.tsx';
import { FirstRun } from './screens/first-run/first-run.tsx';
import { DuePage } from './screens/sign-in/due-page.tsx';
import { SignIn } from './screens/sign-in/sign-in.tsx';
import { ShowFailure } from './show-failure.tsx';
import { useLoad } from './use-load.ts';

export function App(): ReactNode {
  const text = useText();
  const office = useLoad('office', () => call('office.status', {}));
  if (office.value === null) {
    return (
      <PlainPage title={text.app.name}>
        {office.failure === null ? (
          <p role="status">{text.app.loading}</p>
        ) : (
          <ShowFailure failure={office.failure} />
        )}
      </PlainPage>
    );
  }
  if (office.value.state === 'empty') return <FirstRun onReady={(status) => office.change(() => status)} />;
  return <Office status={office.value} onPeople={() => void office.reload()} />;
}

interface OfficeProps {
  readonly status: OfficeStatus;
  readonly onPeople: () => void;
}

function Office({ status, onPeople }: OfficeProps): ReactNode {
  const [session, setSession] = useState<SessionView | null>(null);
  const [lockedBy, setLockedBy] = useState<PersonId | null>(null);
  const [route, setRoute] = useState<Route>({ screen: 'work-list' });
  const signedIn = (next: SessionView): void => {
    // Whoever unlocks returns to where they were; somebody else starts at their own place.
    const wanted: Route = next.person.id === lockedBy ? route : { screen: 'work-list' };
    setRoute(routeFor(next.person.duty, wanted));
    setSession(next);
  };
  const lock = (why: 'asked' | 'idle'): void => {
    setLockedBy(session?.person.id ?? null);
    setSession(null);
    void call('session.lock', { why });
  };
  const leave = (): void => {
    setLockedBy(null);
    setSession(null);
    void call('session.sign-out', {});
  };
  if (session === null) return <SignIn status={status} lockedBy={lockedBy} onSignedIn={signedIn} />;
  const { due, person } = session;
  if (due !== null) {
    const goOn = (): void => setSession({ ...session, due: null });
    return <DuePage person={person} due={due} onChanged={goOn} onLeave={leave} />;
  }
  return (
    <Frame status={status} session={session} route={route} onRoute={setRoute} onLock={lock}>
      <Place status={status} person={person} route={route} onRoute={setRoute} onPeople={onPeople} />
    </Frame>
  );
}
