/**
 * What one portal wants of a release: its columns (栏目) and how it writes index numbers (索引号). Data, not code: an office adds
 * its own. Which digits a number has differs from site to site; see `catalogue-row/index-number.ts`.
 */
import * as z from 'zod/mini';
import type { Result } from '../../base/result.ts';
import { fail, ok } from '../../base/result.ts';
import { checkIndexTemplate } from '../catalogue-row/index-number.ts';
import { portalHeaderSchema } from './portal-header.ts';

const words = z.string().check(z.minLength(1), z.maxLength(100));

export const portalProfileSchema = z.strictObject({
  schema: z.literal('xianshen.portal/1'),
  id: z.string().check(z.regex(/^[a-z][a-z0-9-]{1,39}$/)),
  name: z.strictObject({ zh: words, en: words }),
  /** Columns that a release may go to, as the portal names them. */
  columns: z.array(words).check(z.maxLength(200)),
  /** The office's code on this portal; empty where it is the office's own code. */
  code: z.string().check(z.regex(/^[0-9A-Za-z]{0,30}$/)),
  indexNumber: z.string().check(
    z.maxLength(100),
    z.refine((template: string) => checkIndexTemplate(template) === undefined),
  ),
  /** What stands above a document on its page; the usual columns where left out. */
  header: z.optional(portalHeaderSchema),
});

export type PortalProfile = z.infer<typeof portalProfileSchema>;

/** Failure: `portal.damaged` with the first wrong field. */
export function parsePortalProfile(untrusted: unknown, file: string): Result<PortalProfile> {
  const parsed = portalProfileSchema.safeParse(untrusted);
  if (parsed.success) return ok(parsed.data);
  const where = parsed.error.issues[0]?.path.map(String).join('.') ?? '';
  return fail('portal.damaged', { file, where: where === '' ? 'JSON' : where });
}
