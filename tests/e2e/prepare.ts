/** Brings an office to a certain state without a window, through the same engine, so that a test can begin in the middle. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Result } from '../../shared/base/result.ts';
import { type HostedEngine, openEngine } from '../../shared/cli/open-engine.node.ts';
import { findPlaces } from '../../shared/cli/places.node.ts';
import type { ExportedBundle } from '../../shared/contract/bundle-views.ts';
import type { SampleRelease } from '../../shared/engine/read-sample-office.node.ts';
import { type ReplayHost, replayRelease, signIn } from '../../shared/engine/replay-release.node.ts';
import { projectFolder } from './runtime.ts';
import { personOf, readSample, releaseOf } from './sample-files.ts';

const places = findPlaces(pathToFileURL(join(projectFolder, 'shared/cli/main.node.ts')).href);

/** An engine in this process on a data folder; the caller closes it. */
export async function openOffice(dataFolder: string): Promise<HostedEngine> {
  return unwrap(await openEngine(dataFolder, places));
}

/** The sample office with its three releases, as `--sample-office` makes it. */
export async function prepareSampleOffice(dataFolder: string): Promise<void> {
  const engine = await openOffice(dataFolder);
  unwrap(await engine.handlers['office.create-sample']({}));
  await engine.close();
}

export interface PrepareOptions {
  readonly intendedState: SampleRelease['intendedState'];
  /** How far the release goes; its intended state if left out. */
  readonly stopAt?: 'drafting';
}

/** The sample's people and one release of theirs. */
export async function prepareRelease(dataFolder: string, options: PrepareOptions): Promise<void> {
  await withRelease(dataFolder, options, async () => undefined);
}

/** The same, signed three times and exported into a folder. */
export function prepareBundle(dataFolder: string, folder: string): Promise<ExportedBundle> {
  return withRelease(dataFolder, { intendedState: 'to-release' }, async (engine, host) => {
    await signIn('approver', host);
    const [dossier] = unwrap(await engine.handlers['dossier.list']({}));
    if (dossier === undefined) throw new Error('the release is not there');
    return unwrap(
      await engine.handlers['bundle.export']({
        dossier: dossier.id,
        folder: engine.ticketOf(folder),
        passPhrase: personOf(host.sample, 'approver').passPhrase,
      }),
    );
  });
}

async function withRelease<T>(
  dataFolder: string,
  { intendedState, stopAt }: PrepareOptions,
  then: (engine: HostedEngine, host: ReplayHost) => Promise<T>,
): Promise<T> {
  const sample = await readSample();
  const engine = await openOffice(dataFolder);
  const { name, code, people } = sample.office;
  unwrap(await engine.handlers['office.create']({ name, code, people: [...people] }));
  const release = releaseOf(sample, intendedState);
  const host: ReplayHost = {
    sample,
    handlers: engine.handlers,
    ticketOf: engine.ticketOf,
    onStep: () => undefined,
  };
  unwrap(await replayRelease({ ...release, intendedState: stopAt ?? intendedState }, host));
  const made = await then(engine, host);
  await engine.close();
  return made;
}

function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`the office could not be prepared: ${result.failure.code}`);
  return result.value;
}
