/** The register of samples: each file's digest, how it was made, and what must be found in it. */
import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod/mini';

export const registerUrl = new URL('register.json', import.meta.url);

const sampleSchema = z.object({
  path: z.string(),
  sha256: z.string(),
  madeWith: z.string(),
  type: z.optional(z.string()),
  kinds: z.optional(z.array(z.string())),
  notInspected: z.optional(z.array(z.string())),
  failure: z.optional(z.string()),
  texts: z.array(z.string()),
});

export type Sample = z.infer<typeof sampleSchema>;

/** All enrolled samples; none before the first. */
export function readRegister(): readonly Sample[] {
  if (!existsSync(registerUrl)) return [];
  return z.object({ samples: z.array(sampleSchema) }).parse(JSON.parse(readFileSync(registerUrl, 'utf8'))).samples;
}
