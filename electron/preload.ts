/** The bridge into the window: ask, and listen to progress. Nothing else of Electron or Node reaches the page. */
import { contextBridge, ipcRenderer } from 'electron';
import type { ProgressEvent } from '../shared/base/ports.ts';
import type { Result } from '../shared/base/result.ts';

contextBridge.exposeInMainWorld('xianshen', {
  call: (method: string, input: unknown): Promise<Result<unknown>> =>
    ipcRenderer.invoke('xianshen:call', method, input),
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
