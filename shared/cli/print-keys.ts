/** Keys and certificates for people. */
import type { KeysView, KeyView } from '../contract/key-api.ts';
import type { KeysSentences } from '../messages/keys-catalogue.ts';
import { groupedFingerprint, validityWords } from '../messages/keys-words.ts';

/** How many people who sign have no key in force, or one that is about to expire. */
export function needyOf({ people }: KeysView): number {
  return people.filter(({ needsAttention }) => needsAttention).length;
}

/** The whole list: trust file, root, and everybody with all their certificates. */
export function keysLines(view: KeysView, words: KeysSentences): readonly string[] {
  const needy = needyOf(view);
  return [
    words.heading(view.version, words.suites[view.suite], view.successions),
    ...view.roots.map(({ algorithm, fingerprint }) =>
      words.root(words.algorithms[algorithm], groupedFingerprint(fingerprint)),
    ),
    ...(view.isRootHere ? [] : [words.rootElsewhere]),
    ...view.people
      .filter(({ signs }) => signs)
      .flatMap(({ id, name, duty }) => {
        const own = view.keys.filter(({ person }) => person === id);
        const isNone = !own.some(({ standing }) => standing === 'in-force');
        return [
          words.personLine(words.duties[duty], name),
          ...own.map((key) => `  ${keyLine(key, words)}`),
          ...(isNone ? [`  ${words.noKey}`] : []),
        ];
      }),
    needy === 0 ? words.allGood : words.attention(needy),
  ];
}

/** One certificate with its whole fingerprint. */
export function keyLines(key: KeyView, words: KeysSentences): readonly string[] {
  const lines = [keyLine(key, words), `  ${words.fingerprint(groupedFingerprint(key.fingerprint))}`];
  return key.revoked === null ? lines : [...lines, `  ${words.effects[key.revoked.why]}`];
}

function keyLine(key: KeyView, words: KeysSentences): string {
  return words.keyLine(words.algorithms[key.algorithm], key.keyId, validityWords(words, key));
}
