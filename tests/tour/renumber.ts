/** Copies of the sample's files under a document number of their own: a number used twice in an office is a hard finding. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

export const numbers = { before: '〔2026〕12号', after: '〔2026〕99号' } as const;

/** Writes renumbered copies of Office files into a folder; other files stay where they are. */
export async function renumber(paths: readonly string[], folder: string): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  return Promise.all(paths.map((path) => (path.endsWith('.docx') ? copyOf(path, folder) : path)));
}

async function copyOf(path: string, folder: string): Promise<string> {
  const entries = Object.entries(unzipSync(await readFile(path))).map(([name, bytes]) => {
    const changed = strToU8(strFromU8(bytes).replaceAll(numbers.before, numbers.after));
    return [name, name.endsWith('.xml') ? changed : bytes] as const;
  });
  const copy = join(folder, basename(path));
  await writeFile(copy, zipSync(Object.fromEntries(entries)));
  return copy;
}
