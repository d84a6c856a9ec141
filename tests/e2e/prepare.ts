/**
 * Brings an office to a certain state without a window, through the same engine, so that a test can begin in the middle. Its
 * keys are sealed cheaply; those that a window makes never are.
 */
import { brand, type FileTicket } from '../../shared/base/ids.ts';
import type { ExportedBundle } from '../../shared/contract/bundle-views.ts';
import { createEngine, type Engine } from '../../shared/engine/engine.node.ts';
import { nodePorts } from '../../shared/engine/node-ports.node.ts';
import type { SampleRelease } from '../../shared/engine/read-sample-office.node.ts';
import { type ReplayHost, replayRelease, signIn } from '../../shared/engine/replay-release.node.ts';
import { wiringFor } from '../contract/wiring.ts';
import { got, quietLog } from '../store/test-store.ts';
import { personOf, readSample, releaseOf } from './sample-files.ts';

interface PreparingEngine extends Engine {
  ticketOf(path: string): FileTicket;
}

/** An engine in this process on a data folder; the caller closes it. */
export async function openOffice(dataFolder: string): Promise<PreparingEngine> {
  const paths = new Map<FileTicket, string>();
  const engine = got(
    await createEngine(nodePorts(quietLog), {
      ...wiringFor(dataFolder),
      pathOfTicket: (ticket) => paths.get(ticket) ?? null,
      onProgress: () => undefined,
    }),
  );
  return {
    ...engine,
    ticketOf: (path) => {
      const ticket = brand<FileTicket>(`ticket-${paths.size + 1}`);
      paths.set(ticket, path);
      return ticket;
    },
  };
}

/** The sample office with its releases, as `--sample-office` makes it. */
export async function prepareSampleOffice(dataFolder: string): Promise<void> {
  const engine = await openOffice(dataFolder);
  got(await engine.handlers['office.create-sample']({}));
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
    const [dossier] = got(await engine.handlers['dossier.list']({}));
    if (dossier === undefined) throw new Error('the release is not there');
    return got(
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
  then: (engine: PreparingEngine, host: ReplayHost) => Promise<T>,
): Promise<T> {
  const sample = await readSample();
  const engine = await openOffice(dataFolder);
  const { name, code, people } = sample.office;
  got(await engine.handlers['office.create']({ name, code, people: [...people] }));
  const release = releaseOf(sample, intendedState);
  const host: ReplayHost = {
    sample,
    handlers: engine.handlers,
    ticketOf: engine.ticketOf,
    onStep: () => undefined,
  };
  got(await replayRelease({ ...release, intendedState: stopAt ?? intendedState }, host));
  const made = await then(engine, host);
  await engine.close();
  return made;
}
