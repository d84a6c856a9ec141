/**
 * `xianshen keys …`: 0 done, or every key in order; 1 a key needs attention, or an offered trust file was not accepted; 2 could not
 * run, a wrong pass phrase included.
 */
import { resolve } from 'node:path';
import type { PersonId } from '../base/ids.ts';
import type { FailureCode, Result } from '../base/result.ts';
import type { KeysView, RevokingReason } from '../contract/key-api.ts';
import type { KeysSentences } from '../messages/keys-catalogue.ts';
import { groupedFingerprint, keysWords } from '../messages/keys-words.ts';
import type { Acting, ActingOptions } from './acting.node.ts';
import { acting, told } from './acting.node.ts';
import type { Host } from './host.node.ts';
import { keyLines, keysLines, needyOf } from './print-keys.ts';

/** What every command is called with. */
export interface KeysCall {
  readonly folder: string;
  readonly options: ActingOptions;
  readonly host: Host;
}

type Change = (
  asked: Acting & { readonly view: KeysView; readonly person: PersonId },
) => Promise<Result<KeysView> | null>;

export function runKeysList({ folder, options, host }: KeysCall): Promise<number> {
  const { output } = host;
  const words = keysWords(output.language);
  return acting(folder, options, {
    host,
    use: async ({ engine }) => {
      const view = await engine.handlers['keys.list']({});
      const status = shown(view, { options, host }, (value) => keysLines(value, words));
      return view.ok && needyOf(view.value) > 0 ? 1 : status;
    },
  });
}

/** @param asked name of a person, or a key id */
export function runKeysShow({ folder, options, host }: KeysCall, asked: string): Promise<number> {
  const { output } = host;
  const words = keysWords(output.language);
  return acting(folder, options, {
    host,
    use: async ({ engine }) => {
      const view = await engine.handlers['keys.list']({});
      if (!view.ok) return told(view, { ...options, output, schema: 'key' }, () => '');
      const { people, keys } = view.value;
      const person = people.find(({ name }) => name === asked)?.id;
      const found = keys.filter((key) => key.keyId === asked.toLowerCase() || key.person === person);
      if (found.length === 0) {
        output.note(words.keyUnknown(asked));
        return 2;
      }
      const lines = found.flatMap((key) => keyLines(key, words)).join('\n');
      return told({ ok: true, value: { keys: found } }, { ...options, output, schema: 'key' }, () => lines);
    },
  });
}

export function runKeysRenew(call: KeysCall, name: string): Promise<number> {
  return change(call, name, {
    say: (words) => words.renewed(name),
    make: ({ engine, passPhrase, person }) => engine.handlers['keys.renew']({ person, passPhrase }),
  });
}

export function runKeysRevoke(call: KeysCall, name: string, why: RevokingReason): Promise<number> {
  return change(call, name, {
    say: (words) => `${words.revoked(name)}${words.effects[why]}`,
    make: ({ engine, passPhrase, person }) => engine.handlers['keys.revoke']({ person, why, passPhrase }),
  });
}

/** Secrets in order: the administrator's, the new one twice, the witness's where there is one. */
export function runKeysReplace(call: KeysCall, name: string, witness: string | undefined): Promise<number> {
  const { output } = call.host;
  const words = keysWords(output.language);
  const further = [words.newPassPhrase, words.newPassPhraseAgain];
  return change(call, name, {
    further: witness === undefined ? further : [...further, words.witnessPassPhrase],
    say: () => words.replaced(name),
    make: async ({ engine, passPhrase, person, view, further: [first = '', again = '', third = ''] }) => {
      if (first !== again) {
        output.note(words.passPhrasesDiffer);
        return null;
      }
      const second = view.people.find((each) => each.name === witness);
      const agreeing = second === undefined ? null : { person: second.id, passPhrase: third };
      const input = { person, newPassPhrase: first, passPhrase, witness: agreeing };
      return engine.handlers['keys.replace'](input);
    },
  });
}

interface Changing {
  readonly further?: readonly string[];
  readonly say: (words: KeysSentences) => string;
  readonly make: Change;
}

function change(
  { folder, options, host }: KeysCall,
  name: string,
  { further = [], say, make }: Changing,
): Promise<number> {
  const { output } = host;
  const words = keysWords(output.language);
  return acting(
    folder,
    { ...options, further },
    {
      host,
      use: async (asked) => {
        const view = await asked.engine.handlers['keys.list']({});
        if (!view.ok) return shown(view, { options, host }, () => []);
        const person = view.value.people.find((each) => each.name === name)?.id;
        if (person === undefined) {
          output.note(words.keyUnknown(name));
          return 2;
        }
        const changed = await make({ ...asked, view: view.value, person });
        if (changed === null) return 2;
        return shown(changed, { options, host }, ({ version }) => [say(words), words.nextVersion(version)]);
      },
    },
  );
}

export function runRotateRoot({ folder, options, host }: KeysCall): Promise<number> {
  const { output } = host;
  const words = keysWords(output.language);
  const fingerprintsOf = ({ roots }: KeysView) =>
    roots.map(
      ({ algorithm, fingerprint }) => `${words.algorithms[algorithm]} ${groupedFingerprint(fingerprint)}`,
    );
  return acting(folder, options, {
    host,
    use: async ({ engine, passPhrase }) => {
      const before = await engine.handlers['keys.list']({});
      if (!before.ok) return shown(before, { options, host }, () => []);
      const after = await engine.handlers['keys.rotate-root']({ passPhrase });
      return shown(after, { options, host }, (view) => [
        words.rootRotated,
        words.checklistTitle,
        ...words.checklist({
          version: view.version,
          before: fingerprintsOf(before.value),
          after: fingerprintsOf(view),
          on: view.at.slice(0, 10),
        }),
      ]);
    },
  });
}

export function runTrustExport({ folder, options, host }: KeysCall, out: string): Promise<number> {
  const { output } = host;
  const words = keysWords(output.language);
  return acting(folder, options, {
    host,
    use: async ({ engine }) => {
      const exported = await engine.handlers['keys.export-trust']({ folder: engine.ticketOf(resolve(out)) });
      return told(exported, { ...options, output, schema: 'trust-exported' }, words.trustExported);
    },
  });
}

const notAccepted: readonly FailureCode[] = [
  'key.trust-older',
  'key.trust-other-office',
  'key.trust-stranger',
  'bundle.trust-unreadable',
];

export function runTrustImport({ folder, options, host }: KeysCall, file: string): Promise<number> {
  const words = keysWords(host.output.language);
  return acting(folder, options, {
    host,
    use: async ({ engine, passPhrase }) => {
      const input = { file: engine.ticketOf(resolve(file)), passPhrase };
      const taken = await engine.handlers['keys.import-trust'](input);
      const status = shown(taken, { options, host }, ({ version }) => [words.trustImported(version)]);
      return !taken.ok && notAccepted.includes(taken.failure.code) ? 1 : status;
    },
  });
}

function shown(
  view: Result<KeysView>,
  { options, host: { output } }: Pick<KeysCall, 'options' | 'host'>,
  say: (view: KeysView) => readonly string[],
): number {
  return told(view, { ...options, output, schema: 'keys' }, (value) => say(value).join('\n'));
}
