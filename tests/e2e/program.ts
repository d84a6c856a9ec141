/** Starts the built program in a real window, on a data folder of its own. */
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { projectFolder, readRuntime } from './runtime.ts';

export interface Program {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly dataFolder: string;
  /** Errors that the page reported; a test that expects one takes it out. */
  readonly pageErrors: string[];
  /** Answers the next native dialogs with these paths; null is "cancel". Real ones cannot be driven from outside. */
  answerDialogs(paths: readonly string[] | null): Promise<void>;
  /** What the page gets from the bridge, past every screen. */
  call(method: string, input: unknown): Promise<unknown>;
  close(): Promise<void>;
}

export interface StartOptions {
  readonly dataFolder: string;
  readonly switches?: readonly string[];
}

/** The environment of the tests without the display server of somebody's desktop session bus and the like. */
function programEnvironment(nativeBinding: string | null): Record<string, string> {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const binding = nativeBinding === null ? {} : { XIANSHEN_NATIVE_BINDING: nativeBinding };
  return { ...Object.fromEntries(inherited), ...binding };
}

/** Starts without waiting for a window: for starts that are not meant to get one. */
export function launch({ dataFolder, switches = [] }: StartOptions): Promise<ElectronApplication> {
  const { electronDist, nativeBinding, launchSwitches } = readRuntime();
  // The electron package names the program from this. Naming it here instead would make Playwright leave out the module that
  // keeps the first window back until it is connected, and it then misses that window now and then.
  process.env.ELECTRON_OVERRIDE_DIST_PATH = electronDist;
  return _electron.launch({
    cwd: projectFolder,
    args: [...launchSwitches, '.', `--data-dir=${dataFolder}`, ...switches],
    env: programEnvironment(nativeBinding),
    timeout: 60_000,
  });
}

/** Starts and waits for the first screen. */
export async function startProgram(options: StartOptions): Promise<Program> {
  const app = await launch(options);
  const page = await app.firstWindow();
  const pageErrors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') pageErrors.push(message.text());
  });
  page.on('pageerror', (error) => pageErrors.push(error.message));
  // While the office is being opened there is nothing to press; where it cannot be, there is the reason.
  await page.locator('main').locator('button, input, [role="alert"]').first().waitFor({ timeout: 120_000 });
  return {
    app,
    page,
    dataFolder: options.dataFolder,
    pageErrors,
    answerDialogs: (paths) => answerDialogs(app, paths),
    call: (method, input) => callBridge(page, method, input),
    close: () => app.close(),
  };
}

async function answerDialogs(app: ElectronApplication, paths: readonly string[] | null): Promise<void> {
  await app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = async () => ({ canceled: filePaths === null, filePaths: [...(filePaths ?? [])] });
  }, paths);
}

function callBridge(page: Page, method: string, input: unknown): Promise<unknown> {
  return page.evaluate(
    ([name, value]) => {
      const bridge = (
        window as unknown as { xianshen: { call(method: unknown, input: unknown): Promise<unknown> } }
      ).xianshen;
      return bridge.call(name, value);
    },
    [method, input] as const,
  );
}
