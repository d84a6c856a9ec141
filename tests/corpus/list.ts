/** The list's lines: a public file, the kinds it must yield, and those it may. */
import * as z from 'zod/mini';

const listedFile = z.object({
  repo: z.string(),
  commit: z.string(),
  path: z.string(),
  format: z.string(),
  expect: z.array(z.string()),
  allow: z._default(z.array(z.string()), []),
  /** A kind in neither list is then a false alarm. */
  exhaustive: z.boolean(),
  sha1: z.string(),
});

export type ListedFile = z.infer<typeof listedFile>;

/** Throws on the first line that has another shape. */
export function parseList(untrustedText: string): readonly ListedFile[] {
  const lines = untrustedText.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line, index) => {
    try {
      return z.parse(listedFile, JSON.parse(line));
    } catch (error) {
      throw new Error(`line ${index + 1} of the list is not of its form`, { cause: error });
    }
  });
}
