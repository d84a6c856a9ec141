/** The register of frozen bundles, read and checked. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';

const register = z.strictObject({
  schema: z.literal('xianshen.bundle-samples/1'),
  samples: z.array(
    z.strictObject({
      /** Format, kind of sample, and what was done to it. */
      what: z.string(),
      file: z.string(),
      sha256: z.string(),
      trust: z.nullable(z.string()),
      valid: z.boolean(),
      anchored: z.boolean(),
      /** `code file`, sorted. */
      problems: z.array(z.string()),
    }),
  ),
});

export const bundleSamples = register.parse(
  JSON.parse(readFileSync(new URL('register.json', import.meta.url), 'utf8')),
).samples;

/** Path of a file that the register names. */
export function samplePath(file: string): string {
  return fileURLToPath(new URL(file, import.meta.url));
}
