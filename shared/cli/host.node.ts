/** What every command is given. */
import type { Output } from './output.node.ts';
import type { Places } from './places.node.ts';

export interface Host {
  readonly places: Places;
  readonly output: Output;
}

/** Format of results other than `check`, which also knows SARIF. */
export interface FormatOption {
  readonly format: 'text' | 'json';
}
