/** The engine's side of a recogniser: asks the main process for one, and holds its questions until the port has come. */
import type { MessagePortMain } from 'electron';
import type { RecogniserChild } from '../shared/extraction/ocr/recogniser.node.ts';

export interface RecogniserPorts {
  startChild(): RecogniserChild;
  /** The port to a recogniser that was asked for. */
  receive(id: number, port: MessagePortMain): void;
  /** A recogniser has ended. */
  gone(id: number): void;
}

interface Connection {
  port: MessagePortMain | null;
  readonly early: unknown[];
  listener: (untrustedAnswer: unknown) => void;
  onExit: () => void;
}

/** @param ask posts a request to the main process */
export function recogniserPorts(
  ask: (request: { readonly recogniser: 'start' | 'end'; readonly id: number }) => void,
): RecogniserPorts {
  const connections = new Map<number, Connection>();
  let last = 0;
  return {
    startChild() {
      last += 1;
      const id = last;
      const connection: Connection = { port: null, early: [], listener: () => {}, onExit: () => {} };
      connections.set(id, connection);
      ask({ recogniser: 'start', id });
      return {
        post(message) {
          if (connection.port === null) connection.early.push(message);
          else connection.port.postMessage(message);
        },
        onMessage: (listener) => {
          connection.listener = listener;
        },
        onExit: (listener) => {
          connection.onExit = listener;
        },
        kill() {
          connections.delete(id);
          connection.port?.close();
          ask({ recogniser: 'end', id });
        },
      };
    },
    receive(id, port) {
      const connection = connections.get(id);
      if (connection === undefined) {
        port.close();
        return;
      }
      connection.port = port;
      port.on('message', ({ data }) => connection.listener(data));
      port.start();
      for (const message of connection.early.splice(0)) port.postMessage(message);
    },
    gone(id) {
      const connection = connections.get(id);
      connections.delete(id);
      connection?.onExit();
    },
  };
}
