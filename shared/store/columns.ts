/** Schemas of single columns, shared by the readers. */
import * as z from 'zod/mini';
import { brand } from '../base/ids.ts';

/** Text that is an id; the table's constraints have checked its form. */
export function idColumn<T extends string>() {
  return z.pipe(
    z.string(),
    z.transform((value: string) => brand<T>(value)),
  );
}

/** Text that is JSON of a shape. */
export function jsonColumn<T extends z.ZodMiniType>(schema: T) {
  return z.pipe(
    z.pipe(
      z.string(),
      z.transform((text: string): unknown => JSON.parse(text)),
    ),
    schema,
  );
}

/** 0 or 1. */
export const flagColumn = z.pipe(
  z.int(),
  z.transform((value: number) => value === 1),
);

/** Bytes; the driver hands out Node's own kind of them. */
export const blobColumn = z.pipe(
  z.instanceof(Uint8Array),
  z.transform((value): Uint8Array => new Uint8Array(value)),
);
