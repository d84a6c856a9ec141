import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { extractText } from '../../../shared/extraction/extract-text.node.ts';
import { readRegister, registerUrl } from '../../samples/register.ts';

const register = readRegister();

describe('samples made by real programs', () => {
  test('are all enrolled', () => {
    const present = ['valid', 'hostile'].flatMap((folder) =>
      readdirSync(new URL(folder, registerUrl)).map((name) => `${folder}/${name}`),
    );
    expect(register.map(({ path }) => path)).toEqual(present.sort());
  });

  test.each(register.map((sample) => [sample.path, sample] as const))('%s', async (path, sample) => {
    const bytes = new Uint8Array(readFileSync(new URL(path, registerUrl)));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sample.sha256);
    const result = await extractText({ bytes, name: basename(path) });
    if (!result.ok) {
      expect(result.failure.code).toBe(sample.failure);
      return;
    }
    const { type, hidden, notInspected, parts } = result.value;
    expect({
      type,
      kinds: [...new Set(hidden.map(({ kind }) => kind))].sort(),
      notInspected: [...new Set(notInspected.map(({ reason }) => reason))].sort(),
    }).toEqual({ type: sample.type, kinds: sample.kinds, notInspected: sample.notInspected });
    const text = parts.map((part) => part.text).join('\n');
    for (const words of sample.texts) expect(text).toContain(words);
    expect(parts[0]).toMatchObject({ path: '(file-name)', text: basename(path) });
    for (const part of parts) checkSegments(part);
  });
});

/** Segments are sorted, disjoint, within the text, and only separators lie between them. */
function checkSegments({
  text,
  segments,
}: {
  text: string;
  segments: readonly { start: number; end: number }[];
}): void {
  let last = 0;
  for (const { start, end } of segments) {
    expect(start).toBeGreaterThanOrEqual(last);
    expect(end).toBeGreaterThan(start);
    expect(text.slice(last, start)).toMatch(/^[\n\t]*$/);
    last = end;
  }
  expect(text.slice(last)).toMatch(/^[\n\t]*$/);
}
