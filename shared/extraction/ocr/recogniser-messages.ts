/**
 * What is said to the recogniser's process and what it answers. Questions come from the program itself; answers come from a
 * process that has had hostile pixels in native code, so they are parsed.
 */
import * as z from 'zod/mini';
import type { PageRequest } from './recognised.ts';

/** The first message to the process. */
export interface RecogniserStart {
  readonly kind: 'start';
  /** Folder with the models' files. */
  readonly modelsFolder: string;
  /** As in `ReadOptions`; null for the package's own place. */
  readonly pdfAssets: string | null;
  readonly threads: number;
  /** Resident memory at which the process ends itself. */
  readonly memoryMegabytes: number;
}

export type RecogniserQuestion =
  | { readonly kind: 'picture'; readonly number: number; readonly bytes: Uint8Array }
  | {
      readonly kind: 'pair';
      readonly number: number;
      readonly bytes: Uint8Array;
      /** The small copy. */
      readonly copy: Uint8Array;
    }
  | {
      readonly kind: 'page';
      readonly number: number;
      /** Which of the open files; its bytes come with the first question about it. */
      readonly document: number;
      readonly bytes: Uint8Array | null;
      readonly request: PageRequest;
    }
  | { readonly kind: 'forget'; readonly document: number };

const number = z.number().check(z.gte(-1e6), z.lte(1e6));

const recognition = z.discriminatedUnion('isRead', [
  z.object({
    isRead: z.literal(true),
    lines: z
      .array(
        z.object({
          text: z.string().check(z.maxLength(4_096)),
          confidence: z.number().check(z.gte(0), z.lte(1.001)),
          box: z.readonly(z.tuple([number, number, number, number])),
        }),
      )
      .check(z.maxLength(20_000)),
    missing: z.optional(z.enum(['damaged', 'over-limit'])),
    differs: z.optional(z.boolean()),
  }),
  z.object({
    isRead: z.literal(false),
    reason: z.enum([
      'recognition-unavailable',
      'recognition-failed',
      'damaged',
      'unsupported-format',
      'over-limit',
    ]),
  }),
]);

/** An answer with the number of its question. */
export const recogniserAnswer = z.object({ number: z.int(), recognition });
