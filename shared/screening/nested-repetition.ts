/**
 * Patterns that may take exponential time: a repetition of unlimited length inside another one, `(a+)+`, or alternatives that
 * begin alike inside one, `(a|ab)*`. The engine of JavaScript tries all ways to split a text among them, and nothing can stop
 * it. What only looks like it is refused as well; such a pattern can always be written flat.
 */

interface Group {
  /** Holds a repetition without limit. */
  repeats: boolean;
  /** First units of its alternatives, as written. */
  readonly heads: string[];
  atHead: boolean;
}

const unlimited = /^(?:[*+]|\{\d+,\})/u;
/** A repetition that may be of many lengths, though of no more than so many. */
const bounded = /^\{\d+,(?<most>\d+)\}/u;
const fewest = 2;
/** So many lengths inside a repetition without limit are as bad as no limit. */
const wide = 8;

/** True if the source of a regular expression holds such a repetition. */
export function hasNestedRepetition(source: string): boolean {
  const groups: Group[] = [newGroup()];
  for (let at = 0; at < source.length; ) {
    const group = groups.at(-1) ?? newGroup();
    const unit = unitAt(source, at);
    at += unit.length;
    if (unit === '(') {
      groups.push(newGroup());
      at += /^\?(?:<?[=!]|:|<[^>]*>)/u.exec(source.slice(at))?.[0].length ?? 0;
      continue;
    }
    if (unit === '|') {
      group.atHead = true;
      continue;
    }
    const closed = unit === ')' ? groups.pop() : undefined;
    const outer = groups.at(-1) ?? group;
    const isUnlimited = unlimited.test(source.slice(at));
    if (closed !== undefined && isUnlimited && (closed.repeats || hasSameHeads(closed))) return true;
    if (closed === undefined && group.atHead) group.heads.push(unit);
    if (closed === undefined) group.atHead = false;
    outer.atHead = false;
    if (isUnlimited || isWide(source.slice(at)) || closed?.repeats === true) outer.repeats = true;
    at += quantifierLength(source.slice(at));
  }
  return false;
}

function newGroup(): Group {
  return { repeats: false, heads: [], atHead: true };
}

/** A character, an escape or a class, as written. */
function unitAt(source: string, at: number): string {
  const rest = source.slice(at);
  const unit = /^(?:\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[0-9a-fA-F]{4}|k<[^>]*>|.)|\[(?:\\.|[^\]\\])*\]|.)/su.exec(
    rest,
  );
  return unit?.[0] ?? rest.slice(0, 1);
}

function quantifierLength(rest: string): number {
  return /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/u.exec(rest)?.[0].length ?? 0;
}

function isWide(rest: string): boolean {
  return Number(bounded.exec(rest)?.groups?.most ?? 0) > wide;
}

function hasSameHeads({ heads }: Group): boolean {
  return heads.length >= fewest && new Set(heads).size < heads.length;
}
