/** Which Electron to start, as set-up left it in `.cache/runtime.json`. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';

export const projectFolder = fileURLToPath(new URL('../..', import.meta.url));

const runtimeSchema = z.object({
  electronDist: z.string(),
  electronProgram: z.string(),
  nativeBinding: z.nullable(z.string()),
  launchSwitches: z.array(z.string()),
});

export type Runtime = z.infer<typeof runtimeSchema>;

/** Fails with the command to run where set-up has not been run. */
export function readRuntime(): Runtime {
  try {
    const text = readFileSync(new URL('../../.cache/runtime.json', import.meta.url), 'utf8');
    return runtimeSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new Error('The window tests need a runtime: npm run setup', { cause: error });
  }
}
