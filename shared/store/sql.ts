/** SQL as a tagged template: what stands in the holes becomes parameters, never part of the text. */

export type SqlValue = string | number | null | Uint8Array;

export interface Sql {
  readonly text: string;
  readonly parameters: readonly SqlValue[];
}

/** `sql\`SELECT name FROM person WHERE id = ${person}\`` */
export function sql(pieces: TemplateStringsArray, ...parameters: readonly SqlValue[]): Sql {
  return { text: pieces.join('?'), parameters };
}
