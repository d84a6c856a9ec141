/** Words of a slide, of a notes page or of a master, with comments on it ([MS-PPT] 2.9.40 to 2.9.43, 2.11.13 and 2.4.23.3). */
import { uint16At } from '../../base/bounded-reader.ts';
import { utf16At } from '../ole/binary-text.ts';
import { addPropertyWords, type DrawnWords, propertyTables } from '../ole/drawn-words.ts';
import { type PptRecord, recordType, walkRecords } from './ppt-records.ts';

export interface SlideComment {
  readonly author: string;
  readonly at: string | undefined;
  readonly text: string;
}

export interface SlideWords {
  readonly paragraphs: readonly string[];
  readonly comments: readonly SlideComment[];
  /** Alternative texts. */
  readonly descriptions: readonly string[];
  readonly isHidden: boolean;
}

const hiddenFlag = 4;
/** What the program puts in place of a slide's number. */
const numberMark = '*';

/** Reads one container. */
export function readSlideWords(stream: Uint8Array, slide: PptRecord): SlideWords {
  const paragraphs: string[] = [];
  const comments: SlideComment[] = [];
  const drawn: DrawnWords = { shown: [], descriptions: [] };
  let isHidden = false;
  walkRecords(stream, slide, (record) => {
    const text = textOf(stream, record);
    if (text !== null) paragraphs.push(...paragraphsOf(text));
    if (propertyTables.has(record.type)) {
      addPropertyWords(stream.subarray(record.start, record.end), record.instance, drawn);
    }
    if (record.type === recordType.slideShowInfo && record.end - record.start >= 12) {
      isHidden = (uint16At(stream, record.start + 10) & hiddenFlag) !== 0;
    }
    if (record.type !== recordType.comment) return true;
    comments.push(readComment(stream, record));
    return false;
  });
  const { shown, descriptions } = drawn;
  return { paragraphs: [...paragraphs, ...shown], comments, descriptions, isHidden };
}

/** Text of a record that holds text; null for others. */
export function textOf(stream: Uint8Array, { type, start, end }: PptRecord): string | null {
  if (type === recordType.text) return utf16At(stream, start, Math.floor((end - start) / 2));
  if (type !== recordType.narrowText) return null;
  // One byte a character is the low half of UTF-16, whatever the language.
  const wide = new Uint8Array((end - start) * 2);
  for (let at = start; at < end; at += 1) wide[(at - start) * 2] = stream[at] ?? 0;
  return utf16At(wide, 0, end - start);
}

/** Lines of a text; those with nothing but the mark for a number are the program's. */
export function paragraphsOf(text: string): readonly string[] {
  return text
    .split(/[\r\n\v]/)
    .map((line) => line.replace(/\p{Cc}/gu, ' '))
    .filter((line) => line.trim() !== '' && line.trim() !== numberMark);
}

/** A string record's text. */
export function stringOf(stream: Uint8Array, { start, end }: PptRecord): string {
  return utf16At(stream, start, Math.floor((end - start) / 2));
}

function readComment(stream: Uint8Array, comment: PptRecord): SlideComment {
  const strings = new Map<number, string>();
  let at: string | undefined;
  walkRecords(stream, comment, (record) => {
    if (record.type === recordType.string) strings.set(record.instance, stringOf(stream, record));
    if (record.type === recordType.commentAtom && record.end - record.start >= 20) {
      at = momentAt(stream, record.start + 4);
    }
    return true;
  });
  return { author: strings.get(0)?.trim() ?? '', text: strings.get(1) ?? '', at };
}

/** A moment in eight numbers of two bytes: year, month, day of the week, day, hour, minute, second, thousandths. */
function momentAt(stream: Uint8Array, at: number): string | undefined {
  const [year = 0, month = 0, , day = 0, hour = 0, minute = 0, second = 0] = Array.from(
    { length: 7 },
    (_, index) => uint16At(stream, at + index * 2),
  );
  if (year < 1980 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}`;
}
