/** Starts the window. */
import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { followProgress } from './api.ts';
import { App } from './app.tsx';
import { listenForShortcuts } from './keyboard/use-shortcuts.ts';
import { LiveRegion } from './parts/live-region.tsx';
import { PreferencesProvider } from './preferences/use-preferences.tsx';
import './styles/tokens.css';
import './styles/base.css';
import { TopError } from './top-error.tsx';

/** The component set in place of the screens: for development and checks, and loaded only then. */
const Gallery = lazy(async () => ({ default: (await import('./gallery/gallery.tsx')).Gallery }));
const isGallery = location.hash === '#gallery';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root element');
listenForShortcuts();
followProgress();
createRoot(root).render(
  <StrictMode>
    <PreferencesProvider>
      <TopError>
        <LiveRegion>
          {isGallery ? (
            <Suspense fallback={null}>
              <Gallery />
            </Suspense>
          ) : (
            <App />
          )}
        </LiveRegion>
      </TopError>
    </PreferencesProvider>
  </StrictMode>,
);
