/** The bridge into the window: ask, listen to progress, hand in what was dropped. Nothing else of Electron or Node reaches the page. */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { ProgressEvent } from '../shared/base/ports.ts';
import type { Result } from '../shared/base/result.ts';

contextBridge.exposeInMainWorld('xianshen', {
  call: (method: string, input: unknown): Promise<Result<unknown>> =>
    ipcRenderer.invoke('xianshen:call', method, input),
  /**
   * Only a person can bring a file with a path into a page: one that a script has made has none, and is left out. The path
   * goes past the page to the main process.
   */
  dropped: (files: readonly File[]): Promise<Result<unknown>> => {
    const paths = [...files].map((file) => webUtils.getPathForFile(file)).filter((path) => path !== '');
    return ipcRenderer.invoke('xianshen:dropped', paths);
  },
  /** Says that a file was opened with the program; which one, the page asks. Returns the function that stops listening. */
  onOpened: (listener: () => void): (() => void) => {
    const relay = () => listener();
    ipcRenderer.on('xianshen:opened', relay);
    return () => {
      ipcRenderer.removeListener('xianshen:opened', relay);
    };
  },
  /** Returns the function that stops listening. */
  onProgress: (listener: (event: ProgressEvent) => void): (() => void) => {
    // The page must not get hold of Electron's own event object.
    const relay = (_event: unknown, progress: ProgressEvent) => listener(progress);
    ipcRenderer.on('xianshen:progress', relay);
    return () => {
      ipcRenderer.removeListener('xianshen:progress', relay);
    };
  },
});
