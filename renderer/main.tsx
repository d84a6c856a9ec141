/** Starts the window. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { followProgress } from './api.ts';
import { App } from './app.tsx';
import { listenForShortcuts } from './keyboard/use-shortcuts.ts';
import { LiveRegion } from './parts/live-region.tsx';
import { PreferencesProvider } from './preferences/use-preferences.tsx';
import './styles/tokens.css';
import './styles/base.css';
import { TopError } from './top-error.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root element');
listenForShortcuts();
followProgress();
createRoot(root).render(
  <StrictMode>
    <PreferencesProvider>
      <TopError>
        <LiveRegion>
          <App />
        </LiveRegion>
      </TopError>
    </PreferencesProvider>
  </StrictMode>,
);
