/** The only file that touches the bridge. Calls are typed by the contract; the other side parses them again. */
import type { ProgressEvent } from '../shared/base/ports.ts';
import type { Result } from '../shared/base/result.ts';
import type { Api } from '../shared/contract/api.ts';
import type { GatheredItems, ShellApi } from '../shared/contract/shell-api.ts';
import { noteJobProgress, watchCall } from './jobs/job-store.ts';

type WindowApi = Api & ShellApi;

declare global {
  interface Window {
    /** Exposed by the preload script. */
    readonly xianshen: {
      call(method: string, input: unknown): Promise<Result<never>>;
      /** Tickets for files that a person dropped; files that a script made get none. */
      dropped(files: readonly File[]): Promise<Result<GatheredItems>>;
      /** A file was opened with the program. Returns a function that ends the listening. */
      onOpened(listener: () => void): () => void;
      /** Returns a function that ends the listening. */
      onProgress(listener: (event: ProgressEvent) => void): () => void;
    };
  }
}

/** Asks engine or shell. Rejects only where the program itself has failed; everything expected is a `Failure`. */
export function call<M extends keyof WindowApi>(
  method: M,
  input: WindowApi[M]['input'],
): Promise<Result<WindowApi[M]['output']>> {
  const cancelPrint = () => void window.xianshen.call('print.cancel', {});
  return watchCall({ method, input, cancelPrint }, window.xianshen.call(method, input));
}

/** The list of long work hears every step, whatever screen is shown; called once when the window starts. */
export function followProgress(): void {
  onProgress(noteJobProgress);
}

/** Files, and all files below folders, that a person dropped on the window. */
export function dropped(files: readonly File[]): Promise<Result<GatheredItems>> {
  return window.xianshen.dropped(files);
}

/** Listens for files opened with the program; returns a function that ends the listening. */
export function onOpened(listener: () => void): () => void {
  return window.xianshen.onOpened(listener);
}

/** Listens to the steps of long work; returns a function that ends the listening. */
export function onProgress(listener: (event: ProgressEvent) => void): () => void {
  return window.xianshen.onProgress(listener);
}
