/** Between sign-in and work: a pass phrase that was given for one sign-in, or has aged, is changed first. */
import type { ReactNode } from 'react';
import type { SessionView } from '../../../shared/contract/office-views.ts';
import { LookControls } from '../../frame/look-controls.tsx';
import { PlainPage } from '../../frame/plain-page.tsx';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useText } from '../../preferences/use-preferences.tsx';
import { OwnPassPhrase } from '../people/own-pass-phrase.tsx';

export interface DuePageProps {
  readonly person: SessionView['person'];
  readonly due: 'one-time' | 'aged';
  readonly onChanged: () => void;
  readonly onLeave: () => void;
}

export function DuePage({ person, due, onChanged, onLeave }: DuePageProps): ReactNode {
  const { people: text, words } = useText();
  return (
    <PlainPage title={text.dueTitle} aside={<LookControls />}>
      <p>
        {person.name}　{words.duties[person.duty]}
      </p>
      <Notice tone="info" isStill>
        {text.due[due]}
      </Notice>
      <OwnPassPhrase isOnly onChanged={onChanged} />
      <div>
        <Button kind="quiet" onPress={onLeave}>
          {text.leave}
        </Button>
      </div>
    </PlainPage>
  );
}
