/**
 * What the main process tells the engine process. Contract requests travel in the same stream as the rest, because order
 * matters: a path is lent before the request that names its ticket, and taken back afterwards.
 */
import * as z from 'zod/mini';
import { printOutcome } from './print-messages.ts';

const path = z.string().check(z.minLength(1));

const wiring = z.strictObject({
  dataFolder: path,
  logFolder: path,
  rulesFolder: path,
  sampleOfficeFolder: path,
  kindsFolder: path,
  portalsFolder: path,
  calendarsFolder: path,
  extractionWorker: path,
  /** Weights for the recognition of text in pictures. */
  modelsFolder: path,
  nativeBinding: z.nullable(path),
  /** Whether page numbers in `@page` margin boxes come out on paper. */
  printsMarginBoxes: z.boolean(),
  programVersion: z.string(),
  workstation: z.string(),
});

export const hostMessage = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('start'), wiring }),
  z.strictObject({ kind: z.literal('lend'), ticket: z.string(), path }),
  z.strictObject({ kind: z.literal('take-back'), ticket: z.string() }),
  z.strictObject({ kind: z.literal('request'), request: z.unknown() }),
  /** Comes with a port to a recogniser that the engine asked for. */
  z.strictObject({ kind: z.literal('recogniser-port'), id: z.int() }),
  z.strictObject({ kind: z.literal('recogniser-gone'), id: z.int() }),
  z.strictObject({ kind: z.literal('printed'), id: z.int(), outcome: printOutcome }),
  z.strictObject({ kind: z.literal('stop') }),
]);

/** What the engine asks of the main process, in the stream of its answers: to start or end a recogniser. */
export const engineRequest = z.strictObject({ recogniser: z.enum(['start', 'end']), id: z.int() });

export type HostMessage = z.infer<typeof hostMessage>;
export type HostWiring = z.infer<typeof wiring>;
