/** Looks at a workspace that a backup was unpacked into. */
import { createEngine } from '../../shared/engine/engine.node.ts';
import type { WorkspaceInspection } from '../../shared/engine/inspect-workspace.node.ts';
import { nodePorts } from '../../shared/engine/node-ports.node.ts';
import { wiringFor } from '../contract/wiring.ts';
import { quietLog } from '../store/test-store.ts';

export async function inspect(folder: string) {
  const engine = await createEngine(nodePorts(quietLog), {
    ...wiringFor(folder),
    pathOfTicket: () => null,
    onProgress: () => {},
  });
  if (!engine.ok) return engine;
  const inspection: WorkspaceInspection = await engine.value.inspect();
  await engine.value.close();
  return { ok: true, value: inspection } as const;
}
