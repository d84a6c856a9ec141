/** Starts the engine process, watches it, starts it again after a crash, and waits for it when the program ends. */
import { hostname } from 'node:os';
import { app, type UtilityProcess, utilityProcess } from 'electron';
import type { FileTicket } from '../shared/base/ids.ts';
import type { Log, Progress } from '../shared/base/ports.ts';
import type { Result } from '../shared/base/result.ts';
import type { Api, Method } from '../shared/contract/api.ts';
import { type Client, connect } from '../shared/contract/connect.ts';
import type { HostMessage, HostWiring } from './host-messages.ts';
import { takesAttempt } from './network-tally.ts';
import type { Paths } from './paths.ts';
import { hostPrinter } from './print-host.ts';
import { printsMarginBoxes } from './print-page.ts';
import { hostRecognisers } from './recogniser-host.ts';

/** Crashes in one program run after which the engine stays down: something is wrong that a restart does not mend. */
const mostRestarts = 3;
/** How long the end of the program waits for the engine to finish what it has begun. */
const stopDeadlineMs = 20_000;

export interface LentPath {
  readonly ticket: FileTicket;
  readonly path: string;
}

export interface EngineClient {
  /** Asks the engine; the paths are known to it only until it has answered. Rejects when the process dies meanwhile. */
  call<M extends Method>(
    method: M,
    input: Api[M]['input'],
    lend?: readonly LentPath[],
  ): Promise<Result<Api[M]['output']>>;
  /** Ends the process after what it has begun. */
  stop(): Promise<void>;
}

interface EngineOptions {
  readonly paths: Paths;
  readonly log: Log;
  readonly onProgress: Progress;
}

interface RunningEngine {
  readonly child: UtilityProcess;
  readonly client: Client;
  readonly tell: (message: HostMessage) => void;
}

/** Needs a ready app. */
export function startEngine(options: EngineOptions): EngineClient {
  let restarts = 0;
  let stopping = false;
  let running: RunningEngine | null = launch(options);
  watch(running);

  function watch(engine: RunningEngine): void {
    engine.child.once('exit', (code) => {
      running = null;
      engine.client.abandon(new Error('the engine process has ended'));
      if (stopping) return;
      options.log.error('engine.exited', null, { code, restarts });
      if (restarts >= mostRestarts) return;
      restarts += 1;
      running = launch(options);
      watch(running);
    });
  }

  return {
    call: async (method, input, lend = []) => {
      const engine = running;
      if (engine === null) throw new Error('the engine process is down');
      for (const { ticket, path } of lend) engine.tell({ kind: 'lend', ticket, path });
      try {
        return await engine.client.call(method, input);
      } finally {
        for (const { ticket } of lend) engine.tell({ kind: 'take-back', ticket });
      }
    },
    stop: async () => {
      stopping = true;
      if (running !== null) await end(running, options.log);
    },
  };
}

function launch({ paths, log, onProgress }: EngineOptions): RunningEngine {
  const child = utilityProcess.fork(paths.engineProcess, [], {
    serviceName: 'xianshen-engine',
    stdio: app.isPackaged ? 'ignore' : 'inherit',
  });
  const tell = (message: HostMessage) => child.postMessage(message);
  const recognisers = hostRecognisers(child, paths.recogniserProcess);
  const printer = hostPrinter(child, log);
  const client = connect(
    {
      post: (request) => tell({ kind: 'request', request }),
      onMessage: (listener) =>
        child.on('message', (message: unknown) => {
          if (recognisers.takes(message) || printer.takes(message) || takesAttempt(message)) return;
          listener(message);
        }),
    },
    onProgress,
  );
  child.once('exit', recognisers.end);
  tell({ kind: 'start', wiring: wiringOf(paths) });
  log.info('engine.started');
  return { child, client, tell };
}

function wiringOf(paths: Paths): HostWiring {
  const { dataFolder, logFolder, rulesFolder, sampleOfficeFolder, extractionWorker, nativeBinding } = paths;
  const { modelsFolder } = paths;
  return {
    dataFolder,
    logFolder,
    rulesFolder,
    sampleOfficeFolder,
    kindsFolder: paths.kindsFolder,
    portalsFolder: paths.portalsFolder,
    calendarsFolder: paths.calendarsFolder,
    extractionWorker,
    modelsFolder,
    nativeBinding,
    printsMarginBoxes: printsMarginBoxes(),
    programVersion: app.getVersion(),
    workstation: hostname(),
  };
}

function end({ child, tell }: RunningEngine, log: Log): Promise<void> {
  return new Promise((settle) => {
    const deadline = setTimeout(() => {
      log.error('engine.stop-too-slow', null);
      child.kill();
    }, stopDeadlineMs);
    child.once('exit', () => {
      clearTimeout(deadline);
      settle();
    });
    tell({ kind: 'stop' });
  });
}
