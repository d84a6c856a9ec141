/** Cleans bytes for a test and reads the copy as the program reads any file. */
import { expect } from 'vitest';
import { cleanFile } from '../../../shared/cleaning/clean-file.node.ts';
import { type CleanedFile, type CleaningPlan, wholePlan } from '../../../shared/cleaning/cleaning-plan.ts';
import type { ExtractedText } from '../../../shared/extraction/extracted-text.ts';
import { read } from '../extraction/make-office.ts';

export interface Cleaned extends CleanedFile {
  readonly text: ExtractedText;
}

/** The clean copy, which must be made; nothing of the bytes handed in may change. */
export async function clean(bytes: Uint8Array, plan: Partial<CleaningPlan> = {}): Promise<Cleaned> {
  const before = bytes.slice();
  const result = await cleanFile({ bytes, name: '文件', plan: { ...wholePlan, ...plan } });
  expect(bytes).toEqual(before);
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return { ...result.value, text: await read(result.value.bytes) };
}

/** The failure of a cleaning that must not succeed. */
export async function refusal(bytes: Uint8Array, plan: Partial<CleaningPlan> = {}): Promise<string> {
  const result = await cleanFile({ bytes, name: '文件', plan: { ...wholePlan, ...plan } });
  return result.ok ? 'made' : result.failure.code;
}

/** Kinds that the copy still holds, facts and words alike. */
export function kindsIn(text: ExtractedText): string[] {
  const words = text.parts.flatMap(({ segments }) => segments.flatMap(({ hidden }) => hidden ?? []));
  return [...new Set([...text.hidden.map(({ kind }) => kind), ...words])].sort();
}

/** The whole copy as text, packed parts unpacked: for asking whether a word is anywhere at all. */
export function wordsIn(text: ExtractedText): string {
  return text.parts.map((part) => part.text).join('\n');
}
