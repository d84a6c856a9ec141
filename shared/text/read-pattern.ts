/**
 * Reads the source of a regular expression (flags `u`, with or without `m`) just far enough to know which strings it can match:
 * ECMA-262, 22.2.1. What is not understood makes the reader give up, and the expression is then run as it is.
 */

export type PatternNode =
  /** One character; `characters` is null when there are too many to list, `widest` then says how many units it may have. */
  | { readonly kind: 'character'; readonly characters: readonly string[] | null; readonly widest: 1 | 2 }
  /** Matches without taking a character: borders and looks. `notAfter`: characters that must not stand before it. */
  | { readonly kind: 'empty'; readonly notAfter: readonly string[] }
  /** Takes no character either, but what follows must match. */
  | { readonly kind: 'ahead'; readonly inner: PatternNode }
  | { readonly kind: 'sequence'; readonly items: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly options: readonly PatternNode[] }
  | { readonly kind: 'repeat'; readonly item: PatternNode; readonly least: number; readonly most: number };

const usuallyListed = 40;
const digits = [...'0123456789'];
const controls: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', f: '\f', v: '\v', 0: '\0' };

/**
 * The expression as a tree, or null when it holds something not understood.
 * @param mostListed most characters of a set that are listed one by one
 */
export function readPattern(source: string, mostListed = usuallyListed): PatternNode | null {
  const reader = new PatternReader(source, mostListed);
  try {
    const node = reader.choice();
    return reader.isAtEnd() ? node : null;
  } catch (error) {
    if (error instanceof NotUnderstood) return null;
    throw error;
  }
}

class NotUnderstood extends Error {}

const nothing: PatternNode = { kind: 'empty', notAfter: [] };

/** Of the choices those that are one listed character by itself. */
function singlesOf(node: PatternNode): readonly string[] {
  if (node.kind === 'choice') return node.options.flatMap(singlesOf);
  if (node.kind === 'character') return node.characters ?? [];
  const [only] = node.kind === 'sequence' ? node.items : [];
  return node.kind === 'sequence' && node.items.length === 1 && only !== undefined ? singlesOf(only) : [];
}

/** A class because reading keeps its place. */
class PatternReader {
  private readonly characters: readonly string[];
  private readonly mostListed: number;
  private at = 0;

  constructor(source: string, mostListed: number) {
    this.characters = [...source];
    this.mostListed = mostListed;
  }

  isAtEnd(): boolean {
    return this.at >= this.characters.length;
  }

  choice(): PatternNode {
    const options = [this.sequence()];
    while (this.take('|')) options.push(this.sequence());
    const [only] = options;
    return options.length === 1 && only !== undefined ? only : { kind: 'choice', options };
  }

  private sequence(): PatternNode {
    const items: PatternNode[] = [];
    while (!this.isAtEnd() && this.peek() !== '|' && this.peek() !== ')') items.push(this.repeated());
    return { kind: 'sequence', items };
  }

  private repeated(): PatternNode {
    const item = this.single();
    const range = this.quantifier();
    if (range === null) return item;
    this.take('?');
    return { kind: 'repeat', item, ...range };
  }

  private quantifier(): { readonly least: number; readonly most: number } | null {
    if (this.take('*')) return { least: 0, most: Number.POSITIVE_INFINITY };
    if (this.take('+')) return { least: 1, most: Number.POSITIVE_INFINITY };
    if (this.take('?')) return { least: 0, most: 1 };
    if (!this.take('{')) return null;
    const [least = '', most] = this.until('}').split(',');
    const limit = most === '' ? Number.POSITIVE_INFINITY : Number(most ?? least);
    return { least: Number(least), most: limit };
  }

  private single(): PatternNode {
    const character = this.next();
    if (character === '(') return this.group();
    if (character === '[') return this.set();
    if (character === '.') return { kind: 'character', characters: null, widest: 2 };
    if (character === '^' || character === '$') return nothing;
    if (character === '\\') return this.escape();
    return { kind: 'character', characters: [character], widest: 2 };
  }

  private group(): PatternNode {
    const look = this.take('?') ? this.groupMark() : 'none';
    const inner = this.choice();
    if (!this.take(')')) throw new NotUnderstood();
    if (look === 'none') return inner;
    if (look === 'ahead') return { kind: 'ahead', inner };
    return look === 'not-behind' ? { kind: 'empty', notAfter: singlesOf(inner) } : nothing;
  }

  /** What follows `(?`. */
  private groupMark(): 'none' | 'ahead' | 'not-behind' | 'other' {
    if (this.take('=')) return 'ahead';
    if (this.take('!')) return 'other';
    if (this.take(':')) return 'none';
    if (!this.take('<')) throw new NotUnderstood();
    if (this.take('=')) return 'other';
    if (this.take('!')) return 'not-behind';
    this.until('>');
    return 'none';
  }

  private escape(): PatternNode {
    if (this.take('b') || this.take('B')) return nothing;
    if (/[1-9k]/u.test(this.peek())) throw new NotUnderstood();
    const widest = /[sw]/u.test(this.peek()) ? 1 : 2;
    return { kind: 'character', characters: this.escaped(), widest };
  }

  /** Characters of an escape; null for a class too large to list. The backslash is taken already. */
  private escaped(): readonly string[] | null {
    const letter = this.next();
    if (letter === 'd') return digits;
    if ('DwWsS'.includes(letter)) return null;
    if (letter === 'p' || letter === 'P') {
      this.until('}');
      return null;
    }
    if (letter === 'x') return [fromHex(this.next() + this.next())];
    if (letter === 'u') return [this.unicode()];
    if (letter === 'c') throw new NotUnderstood();
    return [controls[letter] ?? letter];
  }

  private unicode(): string {
    if (this.take('{')) return fromHex(this.until('}'));
    const unit = fromHex(this.next() + this.next() + this.next() + this.next());
    // Halves written one by one make one character; too rare to follow.
    if (/[\ud800-\udfff]/.test(unit)) throw new NotUnderstood();
    return unit;
  }

  private set(): PatternNode {
    const isNegated = this.take('^');
    const listed: string[] = [];
    let isListed = !isNegated;
    let widest: 1 | 2 = isNegated ? 2 : 1;
    while (!this.take(']')) {
      const start = this.at;
      const first = this.member();
      const isRange = this.peek() === '-' && this.characters[this.at + 1] !== ']';
      const members = isRange ? this.range(first) : first;
      if (members === null) isListed = false;
      else listed.push(...members);
      // Only \s and \w, of what is not listed, are sure to be one unit each.
      const written = this.characters.slice(start, this.at).join('');
      if (members === null ? !/^\\[sw]$/u.test(written) : members.some(({ length }) => length > 1))
        widest = 2;
    }
    return {
      kind: 'character',
      characters: isListed && listed.length <= this.mostListed ? listed : null,
      widest,
    };
  }

  private range(first: readonly string[] | null): readonly string[] | null {
    this.next();
    return rangeOf(first, this.member(), this.mostListed);
  }

  private member(): readonly string[] | null {
    const character = this.next();
    return character === '\\' ? this.escaped() : [character];
  }

  private until(end: string): string {
    let text = '';
    while (this.peek() !== end) text += this.next();
    this.next();
    return text;
  }

  private take(character: string): boolean {
    if (this.peek() !== character) return false;
    this.at += 1;
    return true;
  }

  private peek(): string {
    return this.characters[this.at] ?? '';
  }

  private next(): string {
    const character = this.characters[this.at];
    if (character === undefined) throw new NotUnderstood();
    this.at += 1;
    return character;
  }
}

function fromHex(hex: string): string {
  return String.fromCodePoint(Number.parseInt(hex, 16));
}

function rangeOf(
  first: readonly string[] | null,
  last: readonly string[] | null,
  mostListed: number,
): readonly string[] | null {
  const from = first?.[0]?.codePointAt(0);
  const to = last?.[0]?.codePointAt(0);
  if (from === undefined || to === undefined || to - from >= mostListed) return null;
  return Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index));
}
