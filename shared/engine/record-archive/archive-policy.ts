/**
 * The office's own permission to copy records into a database it already has (`record-archive.json` in the data folder). Without
 * that file nothing is ever sent anywhere; with it, only to the one place it names. Addresses are numbers or a local socket,
 * so that no name is ever resolved.
 */
import * as z from 'zod/mini';
import type { Result } from '../../base/result.ts';
import { fail, ok } from '../../base/result.ts';

const numericAddress = z.union([z.ipv4(), z.ipv6()]);
/** Folder of a local socket, as PostgreSQL names it. */
const socketFolder = z.string().check(z.regex(/^\/[^\0\n]{1,100}$/u));
const name = z.string().check(z.regex(/^[a-z_][a-z0-9_]{0,62}$/u));

const archivePolicy = z.strictObject({
  schema: z.literal('xianshen.record-archive/1'),
  enabled: z.boolean(),
  host: z.union([numericAddress, socketFolder]),
  port: z.int().check(z.gte(1), z.lte(65_535)),
  database: name,
  user: name,
  /** File with the password as its only line, readable by its owner alone; null where the server asks for none. */
  passwordFile: z.nullable(z.string().check(z.minLength(1))),
  /** `verify` checks the server's certificate against the given authority; a local socket needs none. */
  tls: z.union([z.literal('off'), z.strictObject({ authorityFile: z.string().check(z.minLength(1)) })]),
});

export type ArchivePolicy = z.infer<typeof archivePolicy>;

/**
 * Reads a policy file.
 * Failures: `archive.not-permitted` where there is none or it is switched off; `archive.policy-damaged` with the place of the
 * fault. A server elsewhere without TLS is a fault: records would cross the wire in the clear.
 */
export function parseArchivePolicy(untrustedText: string | null): Result<ArchivePolicy> {
  if (untrustedText === null) return fail('archive.not-permitted', {});
  const parsed = archivePolicy.safeParse(parseJson(untrustedText));
  if (!parsed.success) {
    return fail('archive.policy-damaged', { where: parsed.error.issues[0]?.path.join('.') || 'JSON' });
  }
  if (!parsed.data.enabled) return fail('archive.not-permitted', {});
  return parsed.data.tls === 'off' && !isLocal(parsed.data.host)
    ? fail('archive.policy-damaged', { where: 'tls' })
    : ok(parsed.data);
}

function isLocal(host: string): boolean {
  return host.startsWith('/') || host.startsWith('127.') || host === '::1';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
