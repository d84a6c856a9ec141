/** The files of the sample office that the window tests work with, and texts of their own. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { catalogueSchema } from '../../shared/release/catalogue.ts';
import { partSlots } from '../../shared/release/parts.ts';
import { projectFolder } from './runtime.ts';

export const sampleOfficeFolder = join(projectFolder, 'resources/sample-office');

const releases = z.object({
  releases: z.array(
    z.object({
      intendedState: z.enum(['drafting', 'to-release', 'returned']),
      catalogue: catalogueSchema,
      files: z.array(z.object({ slot: z.enum(partSlots), file: z.string() })),
      refusals: z.array(z.object({ slot: z.enum(partSlots), file: z.string(), rule: z.string() })),
    }),
  ),
});

export type SampleRelease = z.infer<typeof releases>['releases'][number];

/** Paths made absolute. */
export async function readReleases(): Promise<readonly SampleRelease[]> {
  const text = await readFile(join(sampleOfficeFolder, 'releases.json'), 'utf8');
  return releases.parse(JSON.parse(text)).releases.map((release) => ({
    ...release,
    files: release.files.map((entry) => ({ ...entry, file: join(sampleOfficeFolder, entry.file) })),
    refusals: release.refusals.map((entry) => ({ ...entry, file: join(sampleOfficeFolder, entry.file) })),
  }));
}

/** The release that can go the whole way. */
export async function readCleanRelease(): Promise<SampleRelease> {
  const clean = (await readReleases()).find(({ intendedState }) => intendedState === 'to-release');
  if (clean === undefined) throw new Error('the sample office has no release that can go the whole way');
  return clean;
}

export function filesOf(release: SampleRelease, slot: (typeof partSlots)[number]): readonly string[] {
  return release.files.filter((entry) => entry.slot === slot).map(({ file }) => file);
}

/** Writes a text file of the test's own. */
export async function writeText(folder: string, name: string, text: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}
