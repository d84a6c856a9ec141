/** Entry of the extraction worker: bytes in, result out. It has no database, no paths of documents and opens no connection. */
import { parentPort } from 'node:worker_threads';
import { confineThread } from './confine-thread.node.ts';
import { extractText } from './extract-text.node.ts';
import type { ExtractionRequest } from './extraction-worker.node.ts';
import { askPictures } from './ocr/picture-port.node.ts';
import { programFoldersOf } from './worker-permissions.node.ts';

if (parentPort === null) throw new Error('runs as a worker only');
const port = parentPort;
confineThread(programFoldersOf(new URL(import.meta.url)));

/** A request carries its number so that an answer can never be taken for that to another request. */
port.on('message', async ({ number, input, pictures }: ExtractionRequest) => {
  const reader = pictures === undefined ? undefined : askPictures(pictures);
  const result = await extractText(input, reader);
  pictures?.close();
  port.postMessage({ number, result });
});
