/** Search over titles, numbers, organs, file names and texts; each place opens its release. */
import type { FormEvent, ReactNode } from 'react';
import { useRef, useState } from 'react';
import type { DossierId } from '../../../shared/base/ids.ts';
import type { SearchHit, SearchPage } from '../../../shared/contract/list-views.ts';
import { call } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { TextInput } from '../../parts/text-input.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import styles from './work-list.module.css';

interface Found extends SearchPage {
  readonly words: string;
}

const pageSize = 50;

export function SearchBox({ onOpen }: { readonly onOpen: (dossier: DossierId) => void }): ReactNode {
  const text = useText();
  const input = useRef<HTMLInputElement>(null);
  const [found, setFound] = useState<Found | null>(null);
  const search = useAction(async (known: Found | null) => {
    const words = known?.words ?? input.current?.value.trim() ?? '';
    if (words === '') {
      setFound(null);
      return null;
    }
    const page = await call('search.find', { words, before: known?.next ?? null, limit: pageSize });
    if (!page.ok) return page.failure;
    setFound({ words, hits: [...(known?.hits ?? []), ...page.value.hits], next: page.value.next });
    return null;
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    search.start(null);
  };
  const clear = (): void => {
    if (input.current !== null) input.current.value = '';
    setFound(null);
  };
  return (
    <search>
      <form className={styles.search} onSubmit={submit} noValidate>
        <TextInput name="search" label={text.search.label} note={text.search.note} inputRef={input} />
        <Button onPress={() => search.start(null)} isBusy={search.isBusy}>
          {text.search.submit}
        </Button>
        {found !== null && <Button onPress={clear}>{text.search.clear}</Button>}
      </form>
      <ShowFailure failure={search.failure} />
      {found !== null && (
        <section aria-label={text.search.results}>
          <p role="status" className="meta">
            {found.hits.length === 0
              ? text.search.none
              : text.search.found(found.hits.length, found.next === null)}
          </p>
          {found.hits.length > 0 && <Hits hits={found.hits} onOpen={onOpen} />}
          {found.next !== null && (
            <Button onPress={() => search.start(found)} isBusy={search.isBusy}>
              {text.search.more}
            </Button>
          )}
        </section>
      )}
    </search>
  );
}

interface HitsProps {
  readonly hits: readonly SearchHit[];
  readonly onOpen: (dossier: DossierId) => void;
}

function Hits({ hits, onOpen }: HitsProps): ReactNode {
  const text = useText();
  return (
    <ul className={styles.hits}>
      {hits.map(({ dossier, packageNumber, title, file, fileName, excerpt }) => (
        <li key={`${dossier} ${file ?? ''}`}>
          <button type="button" className={styles.hit} onClick={() => onOpen(dossier)}>
            <span>
              {packageNumber} {title}{' '}
              <span className="meta">{file === null ? text.search.inEntry : fileName}</span>
            </span>
            <span>
              {excerpt.before}
              <mark>{excerpt.match}</mark>
              {excerpt.after}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
