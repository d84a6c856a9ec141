/** Facts for support out of the running window program: `shared/contract/diagnostics.ts` says what they hold. */
import { readFile, stat } from 'node:fs/promises';
import { cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { app, nativeTheme, screen } from 'electron';
import type { Diagnostics, OfficeFacts } from '../shared/contract/diagnostics.ts';
import { errorCounts, logFactsOf, officeFacts, unopenedOffice } from '../shared/contract/diagnostics.ts';
import type { EngineClient } from './engine-client.ts';
import { refusedSoFar } from './network-tally.ts';
import type { Paths } from './paths.ts';

/** Works with an engine that is down, too: then its state is what has to be told. */
export async function gatherDiagnostics(engine: EngineClient, paths: Paths): Promise<Diagnostics> {
  const files = await Promise.all(
    ['window', 'engine'].map((name) => readOr(join(paths.logFolder, `${name}.log`))),
  );
  const log = logFactsOf(files);
  const { electron = '', chrome = '', node } = process.versions;
  return {
    schema: 'xianshen.diagnostics/1',
    madeAt: new Date().toISOString(),
    versions: { program: app.getVersion(), electron, chrome, node },
    platform: platformFacts(),
    office: await officeNow(engine, paths),
    errors: errorCounts(log),
    log,
  };
}

function platformFacts(): Diagnostics['platform'] {
  const { width, height } = screen.getPrimaryDisplay().size;
  return {
    ...{ name: process.platform, architecture: process.arch, release: release() },
    ...{ processors: cpus().length, memoryMegabytes: Math.round(totalmem() / 1_048_576) },
    ...{ screens: screen.getAllDisplays().length, screenWidth: width, screenHeight: height },
    scale: screen.getPrimaryDisplay().scaleFactor,
    forcedColours: nativeTheme.inForcedColorsMode,
    drawing: app.getGPUFeatureStatus().gpu_compositing,
    networkAttempts: refusedSoFar(),
  };
}

async function officeNow(engine: EngineClient, { dataFolder }: Paths): Promise<OfficeFacts> {
  const status = await engine.call('office.status', {}).catch(() => null);
  if (status === null) return unopenedOffice('engine.down');
  if (!status.ok) return unopenedOffice(status.failure.code);
  const database = await stat(join(dataFolder, 'office.db')).catch(() => null);
  return officeFacts(status.value, { databaseBytes: database?.size ?? 0 });
}

/** A log that is not there, or cannot be read, leaves nothing to tell. */
async function readOr(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '');
}
