/** Fills an empty data folder with the invented sample office before the window asks for anything. */
import type { Log } from '../shared/base/ports.ts';
import type { EngineClient } from './engine-client.ts';

/** The engine as the window sees it: it answers once the sample office is there. */
export function afterFilling(engine: EngineClient, log: Log): EngineClient {
  const filled = fillSampleOffice(engine, log);
  return {
    call: async (...request) => {
      await filled;
      return engine.call(...request);
    },
    stop: () => engine.stop(),
  };
}

/** Leaves an office that is already there as it is. What goes wrong is also what the window is told when it asks. */
async function fillSampleOffice(engine: EngineClient, log: Log): Promise<void> {
  const status = await engine.call('office.status', {});
  if (!status.ok || status.value.state !== 'empty') return;
  const created = await engine.call('office.create-sample', {});
  if (!created.ok) log.error('sample-office.failed', null, { code: created.failure.code });
}
