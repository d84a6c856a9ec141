/** One hardened window: sandboxed, isolated, on one page for its whole life. */
import { join } from 'node:path';
import { type App, app, BrowserWindow, screen, type WebContents } from 'electron';
import { appOrigin } from './app-protocol.ts';
import { nativeWords } from './native-words.ts';
import { isInReach, readWindowState, writeWindowState } from './window-state.ts';

/** Three panes fit side by side; below this the page's layout is not proven. */
const smallest = { width: 1024, height: 700 } as const;
const wanted = { width: 1366, height: 860 } as const;

export interface WindowOptions {
  readonly preload: string;
  readonly iconFile: string;
  readonly devTools: boolean;
}

/** The window is shown once its page has drawn itself, where it was last time if a screen still shows that. Needs a ready app. */
export function createWindow({ preload, iconFile, devTools }: WindowOptions): BrowserWindow {
  const { width, height } = screen.getPrimaryDisplay().workAreaSize;
  const stateFile = join(app.getPath('userData'), 'window-state.json');
  const last = readWindowState(stateFile);
  const areas = screen.getAllDisplays().map(({ workArea }) => workArea);
  const place = last !== null && isInReach(last.bounds, areas) ? last.bounds : {};
  const window = new BrowserWindow({
    title: nativeWords.zh.product,
    icon: iconFile,
    width: Math.max(smallest.width, Math.min(wanted.width, width)),
    height: Math.max(smallest.height, Math.min(wanted.height, height)),
    ...place,
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      webviewTag: false,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools,
    },
  });
  if (last?.isMaximized === true) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    writeWindowState(stateFile, { bounds: window.getNormalBounds(), isMaximized: window.isMaximized() });
  });
  return window;
}

/** Whatever shows a page, now or later: it stays on our page and opens nothing. Must run before Electron is ready. */
export function confineEveryPage(app: App): void {
  app.on('web-contents-created', (_event, contents) => confine(contents));
}

function confine(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  // Belt and braces: a page from elsewhere has no business here even if something above was passed by.
  contents.on('did-navigate', (_event, url) => {
    if (!url.startsWith(`${appOrigin}/`) && !url.startsWith('devtools:')) contents.close();
  });
}
