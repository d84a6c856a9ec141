import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nodeHash } from '../../../shared/base/hash.node.ts';
import { buildTermAutomaton } from '../../../shared/text/build-term-automaton.ts';
import type { TermAutomaton, TermMatches } from '../../../shared/text/term-automaton.ts';
import { findTerms } from '../../../shared/text/term-automaton.ts';
import { readTermAutomaton, writeTermAutomaton } from '../../../shared/text/term-automaton-file.ts';

function toUnits(text: string): Uint16Array {
  return Uint16Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
}

function rowsOf({ count, rows }: TermMatches): string[] {
  return Array.from({ length: count }, (_, index) =>
    [...rows.slice(index * 3, index * 3 + 3)].join(' '),
  ).sort();
}

function find(terms: readonly string[], text: string, automaton = buildTermAutomaton(terms)): string[] {
  return rowsOf(findTerms(automaton, toUnits(text)));
}

/** Every place of every term, by looking at each. Of equal terms the first one counts. */
function naive(terms: readonly string[], text: string): string[] {
  return terms
    .flatMap((term, number) => {
      if (terms.indexOf(term) !== number) return [];
      const found: string[] = [];
      for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
        found.push(`${at} ${at + term.length} ${number}`);
      }
      return found;
    })
    .sort();
}

const letters = fc.constantFrom(...'甲乙丙ab', '𠮷');
const terms = fc.array(
  fc.array(letters, { minLength: 2, maxLength: 6 }).map((parts) => parts.join('')),
  { maxLength: 30 },
);
const texts = fc.array(letters, { maxLength: 80 }).map((parts) => parts.join(''));

describe('finding many terms at once', () => {
  test('finds what looking for each term by itself finds, overlapping ones too', () => {
    fc.assert(
      fc.property(terms, texts, (list, text) => {
        expect(find(list, text)).toEqual(naive(list, text));
      }),
      {
        numRuns: 500,
      },
    );
  });

  test('reports terms within terms and across each other', () => {
    expect(find(['内部', '内部资料', '部资', '资料汇编'], '内部资料汇编')).toEqual(
      ['0 2 0', '0 4 1', '1 3 2', '2 6 3'].sort(),
    );
  });

  test('finds thousands of terms in a long text, with children searched by halving', () => {
    const list = Array.from({ length: 3000 }, (_, index) => `甲乙${String.fromCharCode(0x4e00 + index)}`);
    expect(find(list, list.join('丁'))).toHaveLength(3000);
  });

  test('finds nothing with an empty list, in an empty text, and in a text of one character', () => {
    expect([find([], '甲乙'), find(['甲乙'], ''), find(['甲乙'], '甲')]).toEqual([[], [], []]);
  });

  test('refuses a term of one unit, which lists are asked to leave out before', () => {
    expect(() => buildTermAutomaton(['甲'])).toThrow(RangeError);
  });

  test('takes time that grows with the text also where every place begins a term that never ends', () => {
    const automaton = buildTermAutomaton([`${'甲'.repeat(2000)}乙`, `${'甲'.repeat(1999)}丙`]);
    const time = (length: number) => {
      const units = toUnits('甲'.repeat(length));
      const start = process.threadCpuUsage();
      findTerms(automaton, units);
      return process.threadCpuUsage(start).user / 1000;
    };
    time(100_000);
    expect(time(2_000_000)).toBeLessThan(500 + 40 * time(100_000));
  });
});

describe('how much is looked at', () => {
  /** Reads of the automaton and of the text, all together. */
  function readsOf(list: readonly string[], text: string): number {
    let reads = 0;
    const counted = <T extends object>(array: T): T =>
      new Proxy(array, {
        get(target, name) {
          if (name !== 'length') reads += 1;
          return Reflect.get(target, name);
        },
      });
    const automaton = buildTermAutomaton(list);
    const { filter, slotKeys, slotNodes, firstChild, fallback, ending, labels } = automaton;
    const views = { filter, slotKeys, slotNodes, firstChild, fallback, ending, labels };
    const counting = Object.fromEntries(Object.entries(views).map(([name, view]) => [name, counted(view)]));
    findTerms({ ...automaton, ...counting }, counted(toUnits(text)), text.length);
    return reads;
  }

  const characters = Array.from({ length: 300 }, (_, index) => String.fromCharCode(0x4e00 + index * 7));
  /** Words of a fixed disorder, so that beginnings of terms are everywhere in the text. */
  function words(count: number, seed: number): readonly string[] {
    let state = seed;
    const next = () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return characters[Math.floor((state / 2 ** 32) * characters.length)]!;
    };
    return Array.from({ length: count }, () => Array.from({ length: 5 }, next).join(''));
  }
  const text = words(4_000, 7).join('');

  test('grows with the text and no faster', () => {
    const list = words(3_000, 1);
    const once = readsOf(list, text);
    expect(readsOf(list, text.repeat(10))).toBeLessThan(10.1 * once);
    expect(readsOf(list, text.repeat(10))).toBeGreaterThan(9.9 * once);
  });

  test('grows at most with the logarithm of the number of terms', () => {
    const few = readsOf(words(3_000, 1), text);
    const many = readsOf(words(30_000, 1), text);
    expect(many / few).toBeLessThan(Math.log2(30_000) / Math.log2(3_000) + 0.5);
  });

  test('stays within a bound for each unit where every place begins a term that never ends', () => {
    const list = [`${'甲'.repeat(200)}乙`, `${'甲'.repeat(199)}丙`];
    expect(readsOf(list, '甲'.repeat(20_000))).toBeLessThan(20 * 20_000);
  });
});

describe('an automaton as bytes', () => {
  const list = ['内部资料', '部资', '征求意见稿', '甲乙', '甲乙丙'];
  const text = '内部资料（征求意见稿）甲乙丙';
  const key = { hash: nodeHash, source: 'sha256:00' };
  const bytes = writeTermAutomaton(buildTermAutomaton(list), key);

  test('finds the same after it was written and read, in shared memory if asked', () => {
    const read = readTermAutomaton(bytes, { ...key, shared: true });
    expect(read?.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(find(list, text, read as TermAutomaton)).toEqual(find(list, text));
  });

  test('is the same bytes each time', () => {
    expect(writeTermAutomaton(buildTermAutomaton(list, { shared: true }), key)).toEqual(bytes);
  });

  test('is refused when any byte changed, when it was cut, grew, or belongs to another list', () => {
    for (let at = 0; at < bytes.length; at += 1 + (at >> 6)) {
      const damaged = bytes.slice();
      damaged[at] = (damaged[at]! + 1) & 0xff;
      expect(readTermAutomaton(damaged, key)).toBeNull();
    }
    for (const length of [0, 10, 64, bytes.length - 2]) {
      expect(readTermAutomaton(bytes.slice(0, length), key)).toBeNull();
    }
    expect(readTermAutomaton(new Uint8Array([...bytes, 0, 0]), key)).toBeNull();
    expect(readTermAutomaton(bytes, { ...key, source: 'sha256:01' })).toBeNull();
  });

  test('never leads the scan astray, even when someone made the digest fit', () => {
    const whole = new Uint32Array(bytes.slice().buffer, 0, (bytes.length >> 2) - 8);
    fc.assert(
      fc.property(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 30 }), (word, value) => {
        const forged = new Uint32Array(Math.ceil(bytes.length / 4));
        new Uint8Array(forged.buffer).set(bytes);
        const at = 2 + (word % (forged.length - 2));
        forged[at] = value;
        const made = { ...buildTermAutomaton(list), buffer: forged.buffer.slice(0, bytes.length) };
        const read = readTermAutomaton(writeTermAutomaton(made, key), key);
        if (read !== null) expect(find(list, text, read).length).toBeLessThan(100);
      }),
      { numRuns: 2000 },
    );
  });
});
