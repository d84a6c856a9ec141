/** Entry of the cleaning worker: bytes and plan in, clean copy out. It has no database, no paths of documents and opens no connection. */
import { parentPort } from 'node:worker_threads';
import { confineThread } from '../extraction/confine-thread.node.ts';
import { programFoldersOf } from '../extraction/worker-permissions.node.ts';
import { type CleaningInput, cleanFile } from './clean-file.node.ts';

if (parentPort === null) throw new Error('runs as a worker only');
const port = parentPort;
confineThread(programFoldersOf(new URL(import.meta.url)));

/** A request carries its number so that an answer can never be taken for that to another request. */
port.on('message', async ({ number, input }: { readonly number: number; readonly input: CleaningInput }) => {
  port.postMessage({ number, result: await cleanFile(input) });
});
