/**
 * A repair for each finding about form (GB/T 9704-2012, GB/T 15834-2011): numbers of documents, levels, dates, marks, titles of
 * attachments. A proposal is text for a person to confirm; nothing is changed by making it.
 */
import type { ExtractedText } from '../../extraction/extracted-text.ts';
import type { Finding } from '../../screening/finding.ts';
import type { DocumentBlock, DocumentBlocks } from './document-blocks.ts';

export interface ProposedFix {
  readonly rule: string;
  readonly part: string;
  /** UTF-16 offsets into the part's text. */
  readonly start: number;
  readonly end: number;
  /** Paragraph from 1; 0 where the format has none. */
  readonly paragraph: number;
  readonly before: string;
  readonly after: string;
  /** False where more than one repair makes sense and a person must look. */
  readonly isCertain: boolean;
}

interface Stretch {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly finding: Finding;
}

type Repair = (stretch: Stretch) => Pick<ProposedFix, 'start' | 'end' | 'after' | 'isCertain'> | null;

const repairs: Readonly<Record<string, Repair>> = {
  'FMT-01': pairMarks,
  'FMT-02': nextNumber,
  'FMT-03': standardDate,
  'FMT-04': ({ start, end }) => ({ start, end, after: '', isCertain: true }),
  'FMT-05': announcedTitle,
};
/** Rules whose findings carry the repair with them. */
const suggesting = /^DN-0[1-6]$/u;

/** Proposals in reading order, for visible text only. */
export function proposeFixes(text: ExtractedText, findings: readonly Finding[]): readonly ProposedFix[] {
  return findings
    .flatMap((finding) => proposalOf(text, finding) ?? [])
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

function proposalOf(text: ExtractedText, finding: Finding): ProposedFix | null {
  const part = text.parts.find(({ path }) => path === finding.place.part);
  if (part === undefined || finding.hidden !== null) return null;
  const { start, end } = finding.place;
  const repaired = repair({ text: part.text, start, end, finding });
  if (repaired === null) return null;
  return {
    ...repaired,
    rule: finding.rule,
    part: part.path,
    paragraph: finding.place.paragraph ?? finding.place.line ?? 0,
    before: part.text.slice(repaired.start, repaired.end),
  };
}

function repair(stretch: Stretch): ReturnType<Repair> {
  const { rule, suggestion } = stretch.finding;
  const { start, end } = stretch;
  if (suggestion !== undefined && (suggesting.test(rule) || rule === 'FMT-02')) {
    return { start, end, after: suggestion, isCertain: rule !== 'DN-05' && rule !== 'DN-04' };
  }
  return repairs[rule]?.(stretch) ?? null;
}

/** The missing half goes to the edge of the clause in which its partner stands. */
function pairMarks({ text, start, end, finding }: Stretch): ReturnType<Repair> {
  const missing = String(finding.values.missing ?? '');
  const mark = text.slice(start, end);
  if (missing === '') return null;
  if (/[“‘（(《〈〔【[「『]/u.test(missing)) {
    const clause = /[^，。；：、\s]*$/u.exec(text.slice(0, start))?.[0] ?? '';
    return { start: start - clause.length, end, after: `${missing}${clause}${mark}`, isCertain: false };
  }
  // A document's name ends before the number in brackets that follows it.
  const edge = /[（(〔]/u.test(mark) ? /^[^，。；：、\s]*/u : /^[^，。；：、\s（(〔]*/u;
  const clause = edge.exec(text.slice(end))?.[0] ?? '';
  return { start, end: end + clause.length, after: `${mark}${clause}${missing}`, isCertain: false };
}

function nextNumber({ start, end, finding }: Stretch): ReturnType<Repair> {
  const expected = String(finding.values.expected ?? '');
  return expected === '' ? null : { start, end, after: expected, isCertain: false };
}

const digits: Readonly<Record<string, number>> = {
  ...Object.fromEntries([...'零一二三四五六七八九'].map((digit, value) => [digit, value])),
  〇: 0,
  '○': 0,
  o: 0,
  O: 0,
};

/** Arabic digits without leading zeros, e.g. 2026年5月8日. */
function standardDate({ text, start, end }: Stretch): ReturnType<Repair> {
  const written = text.slice(start, end);
  const arabic = /(?<year>\d{4})\D+?0?(?<month>\d{1,2})\D+?0?(?<day>\d{1,2})/u.exec(written)?.groups;
  const chinese = /(?<year>.{4})年(?<month>.{1,2})月(?<day>.{1,3})日/u.exec(written)?.groups;
  const numbers =
    arabic === undefined
      ? [yearOf(chinese?.year ?? ''), numberOf(chinese?.month ?? ''), numberOf(chinese?.day ?? '')]
      : [Number(arabic.year), Number(arabic.month), Number(arabic.day)];
  const [year = 0, month = 0, day = 0] = numbers;
  if (year < 1900 || month < 1 || month > 12 || day < 1 || day > 31) return null;
  return { start, end, after: `${year}年${month}月${day}日`, isCertain: true };
}

function yearOf(written: string): number {
  return Number([...written].map((digit) => digits[digit] ?? 'x').join(''));
}

/** 一 to 三十一. */
function numberOf(written: string): number {
  const [tens, ones] = written.split('十');
  if (ones === undefined) return digits[written] ?? 0;
  const ten = tens === '' ? 1 : (digits[tens ?? ''] ?? 0);
  return ten * 10 + (ones === '' ? 0 : (digits[ones] ?? 0));
}

function announcedTitle({ text, start, end, finding }: Stretch): ReturnType<Repair> {
  const expected = String(finding.values.expected ?? '');
  if (expected === '') return null;
  const blanks = /^\s*/u.exec(text.slice(start, end))?.[0].length ?? 0;
  return { start: start + blanks, end, after: expected, isCertain: false };
}

export interface FixedBlocks {
  readonly blocks: DocumentBlocks;
  /** Proposals whose place could not be found again: nothing was changed for them. */
  readonly unable: readonly ProposedFix[];
}

/** The same blocks with the accepted repairs carried out, last one first so that offsets stay true. */
export function applyFixes(source: DocumentBlocks, accepted: readonly ProposedFix[]): FixedBlocks {
  const blocks = [...source.blocks];
  const unable: ProposedFix[] = [];
  for (const fix of [...accepted].sort((a, b) => b.start - a.start)) {
    const index = blocks.findLastIndex(({ start }) => start !== -1 && start <= fix.start);
    const block = blocks[index];
    const fixed = block === undefined ? null : withFix(block, fix);
    if (fixed === null) unable.push(fix);
    else blocks[index] = fixed;
  }
  return { blocks: { ...source, blocks }, unable };
}

function withFix(block: DocumentBlock, { start, before, after }: ProposedFix): DocumentBlock | null {
  if (block.block !== 'paragraph') return null;
  const near = Math.max(0, start - block.start - 8);
  const at = block.text.indexOf(before, near);
  if (at === -1 || before === '') return null;
  return { ...block, text: `${block.text.slice(0, at)}${after}${block.text.slice(at + before.length)}` };
}
