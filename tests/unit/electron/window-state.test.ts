import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isInReach, readWindowState, writeWindowState } from '../../../electron/window-state.ts';

const screens = [
  { x: 0, y: 0, width: 1366, height: 768 },
  { x: 1366, y: -200, width: 1920, height: 1080 },
];
const at = (x: number, y: number) => ({ x, y, width: 1366, height: 860 });

test('finds a window again on any screen that shows its upper edge', () => {
  expect(isInReach(at(0, 0), screens)).toBe(true);
  expect(isInReach(at(1500, -150), screens)).toBe(true);
  expect(isInReach(at(-1100, 10), screens)).toBe(true);
});

test('gives up a window whose screen is gone, or whose title bar is out of reach', () => {
  expect(isInReach(at(1500, -150), screens.slice(0, 1))).toBe(false);
  expect(isInReach(at(-1300, 10), screens)).toBe(false);
  expect(isInReach(at(0, -500), screens)).toBe(false);
  expect(isInReach(at(0, 760), screens.slice(0, 1))).toBe(false);
});

test('keeps what it was told, and takes nothing that it cannot read', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'xianshen-state-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, 'window-state.json');
  expect(readWindowState(path)).toBeNull();
  const state = { bounds: at(10, 20), isMaximized: true };
  writeWindowState(path, state);
  expect(readWindowState(path)).toEqual(state);
  for (const text of ['', '{', '{"bounds":{}}', '[]']) {
    await writeFile(path, text);
    expect(readWindowState(path)).toBeNull();
  }
  writeWindowState(join(folder, 'none', 'window-state.json'), state);
});
