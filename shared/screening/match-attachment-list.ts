/** The list of attachments (附件说明, GB/T 9704-2012 7.3.4): no mark after a name, and each attachment bears the name announced. */
import { fold } from '../text/fold.ts';
import type { Match } from './match.ts';
import type { ScreenedPart } from './screened-part.ts';

interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Announced extends Line {
  /** Null where the only attachment bears no number. */
  readonly number: number | null;
  readonly name: string;
}

const listHead = /^[ \t\u3000]*附[ \u3000]?件[：:][ \t\u3000]*(?<rest>.*)$/u;
const item = /^[ \t\u3000]*(?<number>\d{1,2})[.．、][ \t\u3000]*(?<name>.+?)[ \t\u3000]*$/u;
const heading = /^[ \t\u3000]*附[ \u3000]?件[ \u3000]?(?<number>\d{1,2})?[：:]?[ \t\u3000]*$/u;
const closingMark = /[。；;，,、]$/u;
const titleLines = 3;

/** Marks at the end of names. */
export function matchAttachmentMarks(screened: ScreenedPart): readonly Match[] {
  return announcedIn(linesOf(screened)).flatMap(({ end, text }) => {
    const bare = text.trimEnd();
    if (!closingMark.test(bare)) return [];
    const at = end - (text.length - bare.length);
    return [{ start: at - 1, end: at, matcher: 'mark', confidence: 0.8 }];
  });
}

/** Titles of attachments that follow in the same text and are not what the list announced. */
export function matchAttachmentTitles(screened: ScreenedPart): readonly Match[] {
  const lines = linesOf(screened);
  const announced = new Map(announcedIn(lines).map((entry) => [entry.number ?? 1, entry]));
  if (announced.size === 0) return [];
  return lines.flatMap((line, index) => {
    const head = heading.exec(line.text);
    const expected = head === null ? undefined : announced.get(Number(head.groups?.number ?? 1));
    if (expected === undefined || expected.start >= line.start) return [];
    return differs(lines.slice(index + 1), expected);
  });
}

function differs(following: readonly Line[], expected: Announced): readonly Match[] {
  const written = following.filter(({ text }) => text.trim() !== '').slice(0, titleLines);
  const first = written[0];
  if (first === undefined) return [];
  const name = bareName(expected.name);
  let title = '';
  for (const { text } of written) {
    title += bareName(text);
    if (title.includes(name) || name.includes(title)) return [];
  }
  const values = { expected: expected.name };
  return [{ start: first.start, end: first.end, matcher: 'title', confidence: 0.75, values }];
}

function bareName(text: string): string {
  return fold(text, { breaks: 'join' }).text.replace(/[\s《》。;,]/gu, '');
}

function announcedIn(lines: readonly Line[]): readonly Announced[] {
  const at = lines.findIndex(({ text }) => listHead.test(text));
  const head = lines[at];
  if (head === undefined) return [];
  const rest = listHead.exec(head.text)?.groups?.rest ?? '';
  const offset = head.text.length - rest.length;
  const first = { start: head.start + offset, end: head.end, text: rest };
  const single = readItem(first);
  if (single === null && rest.trim() !== '') return [{ ...first, number: null, name: bareEnd(rest) }];
  const found = single === null ? [] : [single];
  for (const line of lines.slice(at + 1)) {
    const next = readItem(line);
    if (next === null || next.number !== found.length + 1) break;
    found.push(next);
  }
  return found;
}

function readItem(line: Line): Announced | null {
  const groups = item.exec(line.text)?.groups;
  if (groups === undefined) return null;
  return { ...line, number: Number(groups.number), name: bareEnd(groups.name ?? '') };
}

function bareEnd(name: string): string {
  return name.trim().replace(closingMark, '');
}

function linesOf({ part }: ScreenedPart): readonly Line[] {
  if (part.role !== 'body' && part.role !== 'page') return [];
  const lines: Line[] = [];
  let start = 0;
  for (const text of part.text.split('\n')) {
    lines.push({ start, end: start + text.length, text });
    start += text.length + 1;
  }
  return lines;
}
