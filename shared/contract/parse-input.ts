/** A parser for each method, demanded by a mapped type: a method of the contract without one does not compile. */
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { Api, Method } from './api.ts';
import { inputSchemas } from './inputs.ts';

interface InputSchema<T> {
  safeParse(
    untrusted: unknown,
  ):
    | { success: true; data: T }
    | { success: false; error: { issues: readonly { path: readonly PropertyKey[] }[] } };
}

const schemas: { readonly [M in Method]: InputSchema<Api[M]['input']> } = inputSchemas;

/** Tells whether a name from outside is a method of the contract; inherited names are not. */
export function isMethod(untrusted: unknown): untrusted is Method {
  return typeof untrusted === 'string' && Object.hasOwn(schemas, untrusted);
}

/** Parses what a caller sent. Failure `request.invalid` names the first wrong field, never its value. */
export function parseInput<M extends Method>(method: M, untrustedInput: unknown): Result<Api[M]['input']> {
  const parsed = schemas[method].safeParse(untrustedInput);
  if (parsed.success) return ok(parsed.data);
  const where = parsed.error.issues[0]?.path.map(String).join('.') ?? '';
  return fail('request.invalid', { method, where: where === '' ? '-' : where });
}
