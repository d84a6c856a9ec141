/** The list's lines: a public file, the kinds it must yield, and those it may. */
import * as z from 'zod/mini';

const listedFile = z.object({
  repo: z.string(),
  commit: z.string(),
  path: z.string(),
  format: z.string(),
  expect: z.array(z.string()),
  allow: z.array(z.string()),
  /** A kind in neither list is then a false alarm. */
  exhaustive: z.boolean(),
  sha1: z.string(),
});

export type ListedFile = z.infer<typeof listedFile>;

/** Throws on the first line that has another shape. */
export function parseList(untrustedText: string): readonly ListedFile[] {
  const lines = untrustedText.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => z.parse(listedFile, JSON.parse(line)));
}
