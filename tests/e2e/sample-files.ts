/** The sample office as the window tests use it, and texts of their own. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  readSampleOffice,
  type SampleOffice,
  type SampleRelease,
} from '../../shared/engine/read-sample-office.node.ts';
import type { PartSlot } from '../../shared/release/parts.ts';
import type { Duty } from '../../shared/signoff/duties.ts';
import type { Person } from './pages/sign-in.ts';
import { projectFolder } from './runtime.ts';

export async function readSample(): Promise<SampleOffice> {
  const sample = await readSampleOffice(join(projectFolder, 'resources/sample-office'));
  if (!sample.ok) throw new Error(`the sample office cannot be read: ${sample.failure.code}`);
  return sample.value;
}

/** The release of a certain intended state. */
export function releaseOf(sample: SampleOffice, state: SampleRelease['intendedState']): SampleRelease {
  const release = sample.releases.find(({ intendedState }) => intendedState === state);
  if (release === undefined) throw new Error(`the sample office has no release that is ${state}`);
  return release;
}

export function filesOf(sample: SampleOffice, release: SampleRelease, slot: PartSlot): readonly string[] {
  return release.files.filter((entry) => entry.slot === slot).map(({ file }) => join(sample.folder, file));
}

/** A file that the program must refuse: its marks are the sample's, none is made here. */
export function markedFileOf(sample: SampleOffice): string {
  const refusal = sample.releases.flatMap(({ refusals }) => refusals)[0];
  if (refusal === undefined) throw new Error('the sample office has no file that must be refused');
  return join(sample.folder, refusal.file);
}

export function personOf(sample: SampleOffice, duty: Duty): Person {
  const person = sample.office.people.find((each) => each.duty === duty);
  if (person === undefined) throw new Error(`nobody in the sample office is ${duty}`);
  return person;
}

/** Writes a text file of the test's own. */
export async function writeText(folder: string, name: string, text: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}
