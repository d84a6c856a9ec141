/**
 * How a reader in its thread asks for the text of pictures: over a port that lives as long as one file is read. On the other
 * side stands the program with its recogniser; the thread itself reaches neither processes nor files.
 */
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { OpenPages, PageRequest, PictureReader, Recognition } from './recognised.ts';
import type { Recogniser } from './recogniser.node.ts';

type Asked =
  | { readonly kind: 'picture'; readonly number: number; readonly bytes: Uint8Array }
  | {
      readonly kind: 'pair';
      readonly number: number;
      readonly bytes: Uint8Array;
      readonly copy: Uint8Array;
    }
  | { readonly kind: 'pages'; readonly document: number; readonly bytes: Uint8Array }
  | {
      readonly kind: 'page';
      readonly number: number;
      readonly document: number;
      readonly request: PageRequest;
    }
  | { readonly kind: 'close'; readonly document: number };

interface Answered {
  readonly number: number;
  readonly recognition: Recognition;
}

/** The thread's side. */
export function askPictures(port: MessagePort): PictureReader {
  const open = new Map<number, (recognition: Recognition) => void>();
  let number = 0;
  let documents = 0;
  port.on('message', ({ number: answered, recognition }: Answered) => {
    open.get(answered)?.(recognition);
    open.delete(answered);
  });
  // Waiting for an answer keeps the thread; the port by itself does not.
  port.unref();
  const ask = (question: (number: number) => Asked) =>
    new Promise<Recognition>((answer) => {
      number += 1;
      open.set(number, answer);
      port.postMessage(question(number));
    });
  return {
    canRead: true,
    readPicture: (bytes) => ask((asked) => ({ kind: 'picture', number: asked, bytes })),
    comparePicture: (bytes, copy) => ask((asked) => ({ kind: 'pair', number: asked, bytes, copy })),
    openPages(bytes) {
      documents += 1;
      const document = documents;
      let isSent = false;
      return {
        read(request) {
          if (!isSent) port.postMessage({ kind: 'pages', document, bytes } satisfies Asked);
          isSent = true;
          return ask((asked) => ({ kind: 'page', number: asked, document, request }));
        },
        close() {
          if (isSent) port.postMessage({ kind: 'close', document } satisfies Asked);
        },
      };
    },
  };
}

export interface ServedPictures {
  /** To be handed to the thread. */
  readonly port: MessagePort;
  /** The file is done: what is still asked is given up. */
  close(): void;
}

/**
 * The program's side, for one file.
 * @param onWaiting told whether the thread is waiting for the recogniser: that time is not its own
 */
export function servePictures(
  recogniser: Recogniser,
  onWaiting: (isWaiting: boolean) => void,
): ServedPictures {
  const { port1, port2 } = new MessageChannel();
  const session = recogniser.open();
  const documents = new Map<number, OpenPages>();
  let waiting = 0;
  const answer = async (number: number, reading: Promise<Recognition>) => {
    waiting += 1;
    if (waiting === 1) onWaiting(true);
    const recognition = await reading;
    waiting -= 1;
    if (waiting === 0) onWaiting(false);
    port1.postMessage({ number, recognition } satisfies Answered);
  };
  port1.on('message', (asked: Asked) => {
    if (asked.kind === 'picture') void answer(asked.number, session.readPicture(asked.bytes));
    else if (asked.kind === 'pair')
      void answer(asked.number, session.comparePicture(asked.bytes, asked.copy));
    else if (asked.kind === 'pages') documents.set(asked.document, session.openPages(asked.bytes));
    else if (asked.kind === 'close') {
      documents.get(asked.document)?.close();
      documents.delete(asked.document);
    } else {
      const pages = documents.get(asked.document);
      if (pages !== undefined) void answer(asked.number, pages.read(asked.request));
    }
  });
  return {
    port: port2,
    close() {
      session.cancel();
      for (const pages of documents.values()) pages.close();
      port1.close();
    },
  };
}
