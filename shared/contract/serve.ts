/** Answers requests of the contract on any port: the trusted side, which parses everything before anything else happens. */
import * as z from 'zod/mini';
import type { Log, ProgressEvent } from '../base/ports.ts';
import type { Result } from '../base/result.ts';
import { fail } from '../base/result.ts';
import type { Api, Handlers, Method } from './api.ts';
import { isMethod, parseInput } from './parse-input.ts';
import type { MessagePort } from './port.ts';

const request = z.strictObject({
  id: z.int(),
  method: z.string().check(z.maxLength(100)),
  input: z.unknown(),
});

export type Reply =
  | { readonly id: number; readonly result: Result<unknown> }
  | { readonly progress: ProgressEvent };

export interface ServeOptions {
  readonly handlers: Handlers;
  readonly log: Log;
  /** Reference number under which an unexpected error is logged. */
  readonly nextReference: () => string;
}

/** Starts answering. Messages that are not even requests are dropped and logged: there is nobody to answer. */
export function serve(port: MessagePort, options: ServeOptions): void {
  port.onMessage((untrustedMessage) => {
    const parsed = request.safeParse(untrustedMessage);
    if (!parsed.success) {
      options.log.info('contract.message-dropped');
      return;
    }
    const { id, method, input } = parsed.data;
    answer(options, method, input).then(
      (result) => port.post({ id, result } satisfies Reply),
      (error: unknown) => options.log.error('contract.reply-lost', error),
    );
  });
}

/** Parses, runs and, where something unexpected happens, logs it and answers with a reference to the log. */
export async function answer(
  options: ServeOptions,
  method: string,
  untrustedInput: unknown,
): Promise<Result<unknown>> {
  if (!isMethod(method)) return fail('request.unknown-method', { method: method.slice(0, 100) });
  try {
    return await run(options.handlers, method, untrustedInput);
  } catch (error) {
    const reference = options.nextReference();
    options.log.error('engine.unexpected', error, { reference, method });
    return fail('internal', { reference });
  }
}

async function run<M extends Method>(
  handlers: Handlers,
  method: M,
  untrustedInput: unknown,
): Promise<Result<Api[M]['output']>> {
  const input = parseInput(method, untrustedInput);
  return input.ok ? handlers[method](input.value) : input;
}
