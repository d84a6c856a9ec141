/** Commands that somebody gives under their name: signs them in for one piece of work, and prints what came of it. */
import type { Result } from '../base/result.ts';
import { exchangeWords } from '../messages/exchange-words.ts';
import type { FormatOption, Host } from './host.node.ts';
import { withWorkspace } from './inspected.node.ts';
import type { HostedEngine } from './open-engine.node.ts';
import { readSecrets } from './read-secrets.node.ts';

export interface ActingOptions extends FormatOption {
  /** Name of the person who acts. */
  readonly person: string;
}

export interface Acting {
  readonly engine: HostedEngine;
  readonly passPhrase: string;
  readonly further: readonly string[];
}

/** Signs a person in for one piece of work. */
export async function acting(
  folder: string,
  { person: name, further = [] }: { readonly person: string; readonly further?: readonly string[] },
  { host, use }: { readonly host: Host; readonly use: (acting: Acting) => Promise<number> },
): Promise<number> {
  const { output } = host;
  const words = exchangeWords(output.language);
  return withWorkspace(folder, host, async (engine) => {
    const status = await engine.handlers['office.status']({});
    const person = status.ok ? status.value.people.find((each) => each.name === name) : undefined;
    if (person === undefined) {
      output.note(words.personUnknown(name));
      return 2;
    }
    const [passPhrase, ...others] =
      (await (host.readSecrets ?? readSecrets)([words.passPhrase, ...further])) ?? [];
    if (passPhrase === undefined) {
      output.note(words.passPhraseMissing);
      return 2;
    }
    const session = await engine.handlers['session.sign-in']({ person: person.id, passPhrase });
    if (!session.ok) {
      output.failure(session.failure);
      return 2;
    }
    const exit = await use({ engine, passPhrase, further: others });
    await engine.handlers['session.sign-out']({});
    return exit;
  });
}

/** Prints an outcome; 2 for a failure. */
export function told<T extends object>(
  outcome: Result<T>,
  { output, format, schema }: FormatOption & { output: Host['output']; schema: string },
  say: (value: T) => string,
): number {
  if (!outcome.ok) {
    output.failure(outcome.failure);
    return 2;
  }
  const json = JSON.stringify({ schema: `xianshen.${schema}/1`, ...outcome.value }, null, 2);
  output.result(format === 'json' ? json : say(outcome.value));
  return 0;
}
