/** Real stores in folders of their own, with a clock that the test moves. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { nodeHash } from '../../shared/base/hash.node.ts';
import type { Log } from '../../shared/base/ports.ts';
import type { Result } from '../../shared/base/result.ts';
import type { Migration } from '../../shared/store/migrations/known-migrations.ts';
import type { Store } from '../../shared/store/open-store.node.ts';
import { openStore } from '../../shared/store/open-store.node.ts';

/** Where something is said that must be done at the end: of the test, or of a file whose tests share one office. */
export type WhenDone = (cleanUp: () => void | Promise<void>) => void;

/** A folder that is gone after the test. */
export function temporaryFolder(whenDone: WhenDone = onTestFinished): string {
  const folder = mkdtempSync(join(tmpdir(), 'xianshen-'));
  whenDone(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface TestClock {
  now(): string;
  monotonicMs(): number;
  /** Lets time pass. */
  pass(ms: number): void;
  /** Moves the wall clock alone. */
  set(instant: string): void;
}

export function testClock(start = '2026-11-23T01:00:00.000Z'): TestClock {
  let wall = Date.parse(start);
  let monotonic = 1_000;
  return {
    now: () => new Date(wall).toISOString(),
    monotonicMs: () => monotonic,
    pass: (ms) => {
      wall += ms;
      monotonic += ms;
    },
    set: (instant) => {
      wall = Date.parse(instant);
    },
  };
}

export const quietLog: Log = { info: () => {}, error: () => {} };

export function storePorts(clock: TestClock = testClock()) {
  return { clock, hash: nodeHash, log: quietLog };
}

export function tryOpening(folder: string, more: { migrations?: readonly Migration[] } = {}): Result<Store> {
  const options = { folder, nativeBinding: null, workstation: '测试机', ports: storePorts(), ...more };
  const opened = openStore(options);
  if (opened.ok) onTestFinished(() => opened.value.close());
  return opened;
}

export function got<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.failure.code} ${JSON.stringify(result.failure.params)}`);
  return result.value;
}

export function codeOf(result: Result<unknown>): string {
  return result.ok ? 'ok' : result.failure.code;
}
