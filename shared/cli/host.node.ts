/** What every command is given. */

import type { KeyCost } from './open-engine.node.ts';
import type { Output } from './output.node.ts';
import type { Places } from './places.node.ts';

export interface Host {
  readonly places: Places;
  readonly output: Output;
  /** Cost of sealing new keys; left out everywhere but in tests, which make many of them. */
  readonly keyCost?: KeyCost;
  /** Asks for pass phrases in order, null where some are missing; the terminal or standard input where left out. */
  readonly readSecrets?: (prompts: readonly string[]) => Promise<readonly string[] | null>;
}

/** Format of results other than `check`, which also knows SARIF. */
export interface FormatOption {
  readonly format: 'text' | 'json';
}
