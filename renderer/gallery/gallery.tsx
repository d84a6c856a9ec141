/**
 * Every part of the component set in every state, for looking at and for axe. The window shows it in place of its screens when
 * its address ends in `#gallery`; it is loaded then only, and asks the engine nothing.
 */
import type { ReactNode } from 'react';
import { useId } from 'react';
import { LookControls } from '../frame/look-controls.tsx';
import type { GalleryText } from '../text/gallery-zh.ts';
import styles from './gallery.module.css';
import { ButtonShow, ChoiceShow, FieldShow } from './gallery-controls.tsx';
import { DialogShow, PanelShow, WordShow } from './gallery-layers.tsx';
import { ListShow, TableShow } from './gallery-lists.tsx';
import { CountShow, MarkShow, NoticeShow, ProgressShow, SummaryShow } from './gallery-messages.tsx';
import { useGalleryText } from './use-gallery-text.ts';

type Section = keyof GalleryText['sections'];

/** The summary takes the focus when it appears, so it stands on top. */
const shows: readonly (readonly [Section, () => ReactNode])[] = [
  ['summary', SummaryShow],
  ['buttons', ButtonShow],
  ['fields', FieldShow],
  ['choices', ChoiceShow],
  ['notices', NoticeShow],
  ['marks', MarkShow],
  ['counts', CountShow],
  ['progress', ProgressShow],
  ['list', ListShow],
  ['table', TableShow],
  ['dialogs', DialogShow],
  ['panel', PanelShow],
  ['words', WordShow],
];

export function Gallery(): ReactNode {
  const text = useGalleryText();
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <h1>{text.title}</h1>
        <LookControls />
      </header>
      <main className={styles.stack}>
        <p>{text.note}</p>
        <div className={styles.sections}>
          {shows.map(([section, Show]) => (
            <GallerySection key={section} section={section} title={text.sections[section]}>
              <Show />
            </GallerySection>
          ))}
        </div>
      </main>
    </div>
  );
}

interface GallerySectionProps {
  readonly section: Section;
  readonly title: string;
  readonly children: ReactNode;
}

function GallerySection({ section, title, children }: GallerySectionProps): ReactNode {
  const id = useId();
  return (
    <section className={styles.section} data-section={section} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
