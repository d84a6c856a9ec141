/** The engine's side of the print path: asks the main process and waits for the bytes. */
import type { Result } from '../shared/base/result.ts';
import { fail, ok } from '../shared/base/result.ts';
import type { Printer } from '../shared/contract/printer.ts';
import type { PrintCancel, PrintOutcome, PrintRequest } from './print-messages.ts';

export interface PrintPort {
  readonly printer: Printer;
  /** What came back for a request. */
  receive(id: number, outcome: PrintOutcome): void;
}

type Unnumbered = PrintRequest extends infer Each
  ? Each extends PrintRequest
    ? Omit<Each, 'id'>
    : never
  : never;

/** @param post posts a request to the main process */
export function printPort(
  post: (request: PrintRequest | PrintCancel) => void,
  printsMarginBoxes: boolean,
): PrintPort {
  const waiting = new Map<number, (outcome: PrintOutcome) => void>();
  let last = 0;
  const ask = (request: Unnumbered): Promise<Result<Uint8Array>> => {
    last += 1;
    const id = last;
    return new Promise<PrintOutcome>((settle) => {
      waiting.set(id, settle);
      post({ ...request, id });
    }).then(resultOf);
  };
  return {
    printer: {
      printsMarginBoxes,
      pdf: (html) => ask({ print: 'pdf', html }),
      picture: ({ svg, width, height }) => ask({ print: 'picture', drawing: { svg, width, height } }),
      cancel: () => {
        if (waiting.size > 0) post({ print: 'cancel' });
      },
    },
    receive(id, outcome) {
      waiting.get(id)?.(outcome);
      waiting.delete(id);
    },
  };
}

function resultOf(outcome: PrintOutcome): Result<Uint8Array> {
  if (outcome.outcome === 'printed') return ok(outcome.bytes);
  if (outcome.outcome === 'cancelled') return fail('request.cancelled', {});
  return fail(
    outcome.outcome === 'too-large' ? 'publishing.picture-too-large' : 'publishing.print-failed',
    {},
  );
}
