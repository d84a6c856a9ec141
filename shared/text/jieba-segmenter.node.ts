/**
 * Words of Chinese by jieba, a native module with its own dictionary in the package; nothing is fetched. Where the system cannot
 * load it (an old glibc, a runtime without a binary) there is no segmenter, and the program does without.
 */
import { createRequire } from 'node:module';
import type { WordSegmenter } from './word-segmenter.ts';

interface Cutter {
  cut(text: string, useUnknownWords: boolean): string[];
}

/** What the packages hold, as far as it is used. */
interface JiebaModule {
  readonly Jieba: { withDict(dictionary: Uint8Array): Cutter };
}

interface DictionaryModule {
  readonly dict: Uint8Array;
}

/** Loads a package by name; throws when there is none for this system. */
export type LoadPackage = (name: string) => unknown;

/**
 * The segmenter, or null where the module does not load. The dictionary (5 MB) is read when the first text is cut: most files hold
 * no term that has to be weighed.
 * @param load another way to packages, in tests
 */
export function openSegmenter(load: LoadPackage = createRequire(import.meta.url)): WordSegmenter | null {
  const jieba = loaded(load, '@node-rs/jieba');
  if (!isJieba(jieba)) return null;
  let cutter: Cutter | null = null;
  return {
    cut(text) {
      cutter ??= withDictionary(jieba, load);
      return cutter.cut(text, true);
    },
  };
}

function loaded(load: LoadPackage, name: string): unknown {
  try {
    return load(name);
  } catch {
    // Whatever is wrong with a native module, the answer is to do without it, and to say so in the report.
    return null;
  }
}

function withDictionary(jieba: JiebaModule, load: LoadPackage): Cutter {
  const dictionary = load('@node-rs/jieba/dict');
  if (!isDictionary(dictionary)) throw new Error('a segmenter without its dictionary');
  return jieba.Jieba.withDict(dictionary.dict);
}

function isJieba(value: unknown): value is JiebaModule {
  return typeof value === 'object' && value !== null && 'Jieba' in value && typeof value.Jieba === 'function';
}

function isDictionary(value: unknown): value is DictionaryModule {
  return typeof value === 'object' && value !== null && 'dict' in value && value.dict instanceof Uint8Array;
}
