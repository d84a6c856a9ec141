import { expect, test } from 'vitest';
import type { Sha256 } from '../../../shared/base/ids.ts';
import { brand } from '../../../shared/base/ids.ts';
import type { Result } from '../../../shared/base/result.ts';
import { fail, ok } from '../../../shared/base/result.ts';
import { textBytes } from '../../../shared/engine/stored-objects.ts';
import { createTextCache } from '../../../shared/engine/text-cache.node.ts';
import { textRows } from '../../../shared/review/text-rows.ts';
import { got } from '../../store/test-store.ts';

const digest = (count: number) => brand<Sha256>(String(count).padStart(64, '0'));

/** A vault of one text for each digest, which can be locked. */
function vault() {
  const read: Sha256[] = [];
  let isLocked = false;
  const text = `第一条 图书馆每日开放。`;
  const parts = [{ path: '正文', role: 'body' as const, text, segments: [] }];
  return {
    read,
    lock: () => {
      isLocked = true;
    },
    get: async (wanted: Sha256): Promise<Result<Uint8Array>> => {
      read.push(wanted);
      if (isLocked) return fail('vault.locked', {});
      return ok(textBytes({ type: 'txt', parts, hidden: [], notInspected: [] }));
    },
  };
}

test('reads and parses a text once', async () => {
  const kept = vault();
  const texts = createTextCache(kept);
  const first = got(await texts.read(digest(1)));
  expect(got(await texts.read(digest(1)))).toBe(first);
  expect(kept.read).toHaveLength(1);
});

test('keeps the texts that were asked for last, a release of three files', async () => {
  const kept = vault();
  const texts = createTextCache(kept);
  for (const count of [1, 2, 3, 1, 4, 1, 2]) got(await texts.read(digest(count)));
  expect(kept.read).toEqual([1, 2, 3, 4, 2].map(digest));
});

test('makes rows anew for other findings, and once for the same', async () => {
  const texts = createTextCache(vault());
  const text = got(await texts.read(digest(1)));
  const make = () => ({ text, rows: textRows(text.parts) });
  const shown = texts.shown('text findings', make);
  expect(texts.shown('text findings', make)).toBe(shown);
  expect(texts.shown('text others', make)).not.toBe(shown);
});

test('has nothing left once the key is gone, not even of what was being read', async () => {
  const kept = vault();
  const texts = createTextCache(kept);
  got(await texts.read(digest(1)));
  const underWay = texts.read(digest(2));
  texts.forget();
  await underWay;
  kept.lock();
  for (const count of [1, 2]) expect(await texts.read(digest(count))).toEqual(fail('vault.locked', {}));
});
