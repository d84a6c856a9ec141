/** What the engine asks of the main process' print path, in the stream of its answers, and what comes back. */
import * as z from 'zod/mini';

/** Far above any page that the engine makes. */
const markup = z.string().check(z.maxLength(64 * 1024 * 1024));

export const printRequest = z.discriminatedUnion('print', [
  z.strictObject({ print: z.literal('pdf'), id: z.int(), html: markup }),
  z.strictObject({
    print: z.literal('picture'),
    id: z.int(),
    drawing: z.strictObject({
      svg: markup,
      width: z.int().check(z.gte(1), z.lte(4_000)),
      height: z.int().check(z.gte(1), z.lte(1_000_000)),
    }),
  }),
]);

export type PrintRequest = z.infer<typeof printRequest>;

/** The person wants nothing that is being printed, nor what waits to be. */
export const printCancel = z.strictObject({ print: z.literal('cancel') });

export type PrintCancel = z.infer<typeof printCancel>;

/** Bytes of the PDF or PNG, or why there are none. */
export const printOutcome = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('printed'), bytes: z.instanceof(Uint8Array) }),
  z.strictObject({ outcome: z.literal('failed') }),
  z.strictObject({ outcome: z.literal('too-large') }),
  z.strictObject({ outcome: z.literal('cancelled') }),
]);

export type PrintOutcome = z.infer<typeof printOutcome>;
