/**
 * Life cycle of the window program: one instance for each data folder, start the engine, open the window, and end only after
 * the engine has finished what it had begun.
 */
import { app, type BrowserWindow, dialog, session } from 'electron';
import type { Log, Progress } from '../shared/base/ports.ts';
import { registerAppScheme, serveApp, startPage } from './app-protocol.ts';
import { openBridge } from './bridge.ts';
import { type EngineClient, startEngine } from './engine-client.ts';
import { openLogFile } from './log-file.ts';
import { showMenu } from './menu.ts';
import { nativeWords } from './native-words.ts';
import { guardMainProcess } from './network-tally.ts';
import { sealDefaultSession, switchNetworkOff } from './offline.ts';
import { createOpenedFiles } from './opened-files.ts';
import { findPaths, type Paths } from './paths.ts';
import { dropDebuggingSwitches } from './released-switches.ts';
import { afterFilling } from './sample-office.ts';
import { readStartOptions } from './start-options.ts';
import { createSupport } from './support.ts';
import { createTickets } from './tickets.ts';
import { confineEveryPage, createWindow } from './window.ts';

const options = readStartOptions(process.argv.slice(1));
const devTools = options.devTools && !app.isPackaged;
const paths = findPaths(options);

if (app.isPackaged) dropDebuggingSwitches(app.commandLine);
switchNetworkOff(app, devTools);
guardMainProcess();
confineEveryPage(app);
registerAppScheme();
// A checkout may have to run where the system grants no sandbox; Electron takes that switch back if asked for both.
if (app.isPackaged || !app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
if (options.withoutGpu) app.disableHardwareAcceleration();
app.setPath('userData', paths.windowFolder);
app.setPath('sessionData', paths.windowFolder);

// The lock goes by the folder just set: a second program on the same office shows the first one's window instead.
if (app.requestSingleInstanceLock()) start(paths);
else app.exit(0);

/** Electron becomes ready only after this module has run to its end, so nothing here may wait for it. */
function start(paths: Paths): void {
  const log = openLogFile(paths.logFolder, 'window');
  const crash = (error: unknown) => {
    log.error('window.crashed', error);
    app.exit(70);
  };
  process.on('uncaughtException', crash);
  app
    .whenReady()
    .then(() => run(paths, log))
    .catch(crash);
}

async function run(paths: Paths, log: Log): Promise<void> {
  sealDefaultSession(devTools);
  // The engine takes longest: it opens the office while the window and its page are made.
  let showProgress: Progress = () => {};
  const engine = startEngine({ paths, log, onProgress: (event) => showProgress(event) });
  showMenu('zh');
  const window = createWindow({ preload: paths.preload, iconFile: paths.iconFile, devTools });
  showProgress = (event) => {
    if (!window.isDestroyed()) window.webContents.send('xianshen:progress', event);
  };
  endAfter(engine);
  reviveWindow(window, log);
  logPageErrors(window, log);
  const openedFiles = createOpenedFiles();
  openedFiles.note(process.argv.slice(1), process.cwd());
  app.on('second-instance', (_event, programArguments, workingFolder) => {
    show(window);
    if (openedFiles.note(programArguments.slice(1), workingFolder))
      window.webContents.send('xianshen:opened');
  });
  serveApp(window.webContents.session, paths.rendererFolder);
  const { sampleOffice } = options;
  const asked = sampleOffice ? afterFilling(engine, log) : engine;
  const { safeMode } = options;
  const support = { ...createSupport({ window, engine, paths, log }), safeMode };
  showMenu('zh', support);
  openBridge({
    window,
    engine: asked,
    tickets: createTickets(),
    log,
    sampleOffice,
    noticesFile: paths.noticesFile,
    support,
    openedFiles,
  });
  await window.loadURL(safeMode ? `${startPage}?safe-mode` : startPage);
  log.info('window.opened');
}

/** Ends the program after its window, and after what the engine has begun. */
function endAfter(engine: EngineClient): void {
  app.on('window-all-closed', () => app.quit());
  app.once('will-quit', (event) => {
    event.preventDefault();
    session.defaultSession.flushStorageData();
    void engine.stop().finally(() => app.exit(0));
  });
}

function show(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** A script error of the page: where it happened, never what it said, since that may quote a document. */
function logPageErrors(window: BrowserWindow, log: Log): void {
  window.webContents.on('console-message', (details) => {
    if (details.level !== 'error') return;
    log.error('window.page-error', null, { file: details.sourceId, line: details.lineNumber });
  });
}

/** The page's process can die (out of memory, a graphics driver); nothing of the office lives in it. */
function reviveWindow(window: BrowserWindow, log: Log): void {
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log.error('window.page-gone', null, { reason, exitCode });
    const { windowCrashed, reopen, quit } = nativeWords.zh;
    const buttons = [reopen, quit];
    void dialog
      .showMessageBox(window, { message: windowCrashed, buttons, cancelId: 1 })
      .then(({ response }) => {
        if (response === 0) window.webContents.reload();
        else app.quit();
      });
  });
}
