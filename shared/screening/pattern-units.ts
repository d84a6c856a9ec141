/** The source of a regular expression (flag `u`) as a tree whose leaves are as written, so that each can be tried by itself. */
export type UnitNode =
  /** A character, an escape or a class; a border such as `^` or `\b` takes no character. */
  | { readonly kind: 'unit'; readonly source: string; readonly isBorder: boolean }
  | { readonly kind: 'look'; readonly inner: UnitNode }
  | { readonly kind: 'sequence'; readonly items: readonly UnitNode[] }
  | { readonly kind: 'choice'; readonly options: readonly UnitNode[] }
  | { readonly kind: 'repeat'; readonly item: UnitNode; readonly least: number; readonly most: number };

const unitForm =
  /^(?:\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|c[A-Za-z]|.)|\[(?:\\.|[^\]\\])*\]|.)/su;
const repeatForm = /^(?:(?<sign>[*+?])|\{(?<least>\d+)(?<comma>,(?<most>\d*))?\})\??/u;
const groupForm = /^\((?:\?(?:(?<look><?[=!])|:|<[^>=!][^>]*>))?/u;

/** Null for what is not understood: words referred back to, and flags inside. */
export function readUnits(source: string): UnitNode | null {
  const state = { rest: source };
  const node = readChoice(state);
  return node === null || state.rest !== '' ? null : node;
}

interface Reading {
  rest: string;
}

function readChoice(state: Reading): UnitNode | null {
  const options: UnitNode[] = [];
  for (;;) {
    const option = readSequence(state);
    if (option === null) return null;
    options.push(option);
    if (!state.rest.startsWith('|')) break;
    state.rest = state.rest.slice(1);
  }
  const [only] = options;
  return options.length === 1 && only !== undefined ? only : { kind: 'choice', options };
}

function readSequence(state: Reading): UnitNode | null {
  const items: UnitNode[] = [];
  while (state.rest !== '' && !/^[|)]/u.test(state.rest)) {
    const item = readItem(state);
    if (item === null) return null;
    const range = readRange(state);
    items.push(range === null ? item : { kind: 'repeat', item, ...range });
  }
  return { kind: 'sequence', items };
}

function readItem(state: Reading): UnitNode | null {
  if (state.rest.startsWith('(')) return readGroup(state);
  const source = unitForm.exec(state.rest)?.[0];
  if (source === undefined || /^\\[1-9k]/u.test(source)) return null;
  state.rest = state.rest.slice(source.length);
  return { kind: 'unit', source, isBorder: source === '^' || source === '$' || /^\\[bB]$/u.test(source) };
}

function readGroup(state: Reading): UnitNode | null {
  const head = groupForm.exec(state.rest);
  if (head === null || (head[0] === '(' && state.rest.startsWith('(?'))) return null;
  state.rest = state.rest.slice(head[0].length);
  const inner = readChoice(state);
  if (inner === null || !state.rest.startsWith(')')) return null;
  state.rest = state.rest.slice(1);
  return head.groups?.look === undefined ? inner : { kind: 'look', inner };
}

function readRange(state: Reading): { readonly least: number; readonly most: number } | null {
  const found = repeatForm.exec(state.rest);
  if (found === null) return null;
  state.rest = state.rest.slice(found[0].length);
  const { sign, least = '0', comma, most } = found.groups ?? {};
  if (sign === '?') return { least: 0, most: 1 };
  if (sign !== undefined) return { least: sign === '+' ? 1 : 0, most: Number.POSITIVE_INFINITY };
  if (comma === undefined) return { least: Number(least), most: Number(least) };
  return {
    least: Number(least),
    most: most === undefined || most === '' ? Number.POSITIVE_INFINITY : Number(most),
  };
}
