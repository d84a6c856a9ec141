/**
 * Texts of files as the vault holds them, parsed once and kept while somebody is there who may read them: screens ask for a long
 * text window by window. Nothing of it is written anywhere, and it goes with the key of the vault. A refused file has no text in
 * the vault, so none can be kept here.
 *
 * What is kept was hashed when it was read; whoever signs or releases reads the bytes again.
 */
import type { Sha256 } from '../base/ids.ts';
import type { Result } from '../base/result.ts';
import { ok } from '../base/result.ts';
import type { ExtractedText } from '../extraction/extracted-text.ts';
import type { Vault } from '../intake/vault.node.ts';
import type { TextRows } from '../review/text-rows.ts';
import { parseText } from './stored-objects.ts';

export interface ShownText {
  /** Rows of the text with everything covered that is not shown at once. */
  readonly rows: TextRows;
  readonly text: ExtractedText;
}

export interface TextCache {
  /** Failures: `vault.locked`, `vault.missing`, `vault.damaged`. */
  read(digest: Sha256): Promise<Result<ExtractedText>>;
  /** What was made of a text and its findings, or is made now. */
  shown(key: string, make: () => ShownText): ShownText;
  forget(): void;
}

/** A release has a document and an interpretation, and somebody may look at a third file in between. */
const mostTexts = 3;
/** UTF-16 units of all texts kept together; a longer text is kept alone. */
const mostUnits = 16_000_000;

export function createTextCache(vault: Pick<Vault, 'get'>): TextCache {
  const texts = new Map<Sha256, ExtractedText>();
  const shown = new Map<string, ShownText>();
  /** How often everything was forgotten: what was read before is not kept after. */
  let turn = 0;
  return {
    read: async (digest) => {
      const kept = texts.get(digest);
      if (kept !== undefined) return ok(latest(texts, digest, kept));
      const mine = turn;
      const stored = await vault.get(digest);
      if (!stored.ok) return stored;
      const text = parseText(stored.value);
      if (mine !== turn) return ok(text);
      latest(texts, digest, text);
      while (texts.size > 1 && (texts.size > mostTexts || unitsOf(texts) > mostUnits)) dropOldest(texts);
      return ok(text);
    },
    shown: (key, make) => {
      const made = latest(shown, key, shown.get(key) ?? make());
      while (shown.size > mostTexts) dropOldest(shown);
      return made;
    },
    forget: () => {
      turn += 1;
      texts.clear();
      shown.clear();
    },
  };
}

/** Moves an entry behind all others; the first one of a map is then the one that nobody asked for longest. */
function latest<K, V>(map: Map<K, V>, key: K, value: V): V {
  map.delete(key);
  map.set(key, value);
  return value;
}

function dropOldest<K>(map: Map<K, unknown>): void {
  const [first] = map.keys();
  if (first !== undefined) map.delete(first);
}

function unitsOf(texts: ReadonlyMap<Sha256, ExtractedText>): number {
  return [...texts.values()]
    .flatMap(({ parts }) => parts)
    .reduce((sum, { text, segments }) => sum + text.length + segments.length, 0);
}
