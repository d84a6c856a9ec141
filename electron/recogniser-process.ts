/**
 * The process that reads pictures, as the window program starts it. It talks to the engine over a port of their own, so that
 * no picture passes through the process of the windows.
 */
import type { MessagePortMain } from 'electron';
import { type RecogniserMessage, runRecogniser } from '../shared/extraction/ocr/serve-recogniser.node.ts';

// pdf.js takes any process of Electron that has a type, apart from the main one, for a page with a document of its own, and would
// draw there. Loaded later, with the first PDF.
Reflect.defineProperty(process, 'type', { value: 'browser' });

runRecogniser(import.meta.url, () => {
  let engine: MessagePortMain | null = null;
  return {
    post: (message) => engine?.postMessage(message),
    onMessage(listener) {
      process.parentPort.once('message', ({ ports: [port] }) => {
        if (port === undefined) throw new Error('started without a port');
        engine = port;
        port.on('message', ({ data }: { readonly data: RecogniserMessage }) => listener(data));
        port.on('close', () => process.exit(0));
        port.start();
      });
    },
  };
});
