/**
 * Tags of MP4 and QuickTime files: user data (Apple QuickTime File Format; 3GPP TS 26.244, 8), items of iTunes, and Apple's
 * metadata by key.
 */
import { sliceOf } from '../../base/bounded-reader.ts';
import { numberAt, signedAt } from './big-endian.ts';
import { type Cue, type MediaFacts, wordsOf, wordsOfXml } from './media-facts.ts';
import { type Box, boxesIn, boxOf, metaRange } from './mp4-boxes.ts';

/** User data that is a full box with a language before its words. */
const withLanguage = new Set([
  'titl',
  'dscp',
  'cprt',
  'perf',
  'auth',
  'gnre',
  'albm',
  'kywd',
  'clsf',
  'rtng',
  'coll',
]);
/** Settings of players: how a window opens, whether to repeat. */
const wordless = new Set(['WLOC', 'LOOP', 'SelO', 'AllF', 'ptv ', 'hnti', 'hinf', 'tsel', 'free', 'skip']);

/** Reads a `udta` box. */
export function readUserData(bytes: Uint8Array, udta: Box, facts: MediaFacts): void {
  for (const box of boxesIn(bytes, { start: udta.body, end: udta.end }, facts.context.budget)) {
    const body = bytes.subarray(box.body, box.end);
    if (box.type === 'meta') readMeta(bytes, box, facts);
    else if (box.type === 'chpl') facts.chapters(chapterList(body, facts));
    else if (box.type === 'XMP_') readXmpWords(body, facts);
    else if (box.type === 'loci') facts.tag('loci', placeOf(body, facts));
    else if (withLanguage.has(box.type)) facts.tag(box.type, textOf(body.subarray(6), facts));
    else if (box.type.startsWith('\xa9')) facts.tag(box.type, internationalText(body, facts));
    else if (box.type === 'yrrc') facts.tag('year', String(numberAt(body, 4, 2)));
    else if (!wordless.has(box.type)) readUnknown(box.type, body, facts);
  }
}

/** Words of a box that nobody knows are kept; without words it is named. */
function readUnknown(type: string, body: Uint8Array, facts: MediaFacts): void {
  const start = body.subarray(0, 4).includes(0) ? body.subarray(4) : body;
  const words = textOf(start, facts);
  if (words.length > 1 && !/[\p{Cc}\ufffd]/u.test(words.trim())) facts.tag(type, words);
  else facts.unknown(type);
}

/** Several texts, each with size and language (QuickTime File Format, user data text strings). */
function internationalText(body: Uint8Array, facts: MediaFacts): string {
  const texts: string[] = [];
  let at = 0;
  while (at + 4 <= body.length) {
    const length = numberAt(body, at, 2);
    if (length === 0 || at + 4 + length > body.length) break;
    texts.push(textOf(body.subarray(at + 4, at + 4 + length), facts));
    at += 4 + length;
  }
  return texts.length === 0 ? textOf(body, facts) : texts.join('\n');
}

/** Name, then role, longitude, latitude and altitude in 16.16 (3GPP TS 26.244, 8.10), then body and notes. */
function placeOf(body: Uint8Array, facts: MediaFacts): string {
  const wide = body[6] === 0xfe && body[7] === 0xff;
  let end = 6;
  while (end < body.length && (body[end] !== 0 || (wide && body[end + 1] !== 0))) end += wide ? 2 : 1;
  const numbers = end + (wide ? 3 : 2);
  const name = textOf(body.subarray(6, end), facts);
  if (numbers + 12 > body.length) return name;
  const degrees = (at: number) => (signedAt(body, at) / 65_536).toFixed(5);
  const rest = textOf(body.subarray(numbers + 12), facts).replaceAll('\0', ' ');
  return [name, `${degrees(numbers + 4)}, ${degrees(numbers)}`, rest.trim()]
    .filter((each) => each !== '')
    .join('\n');
}

/** Chapters as Nero wrote them: time in units of 100 ns, length, title. */
function chapterList(body: Uint8Array, facts: MediaFacts): readonly Cue[] {
  const cues: Cue[] = [];
  let at = body[0] === 0 ? 5 : 9;
  while (at + 9 <= body.length) {
    const length = body[at + 8] ?? 0;
    const text = wordsOf(body.subarray(at + 9, at + 9 + length), facts.context);
    cues.push({ seconds: numberAt(body, at, 8) / 10_000_000, text });
    at += 9 + length;
  }
  return cues;
}

/** Reads a `meta` box: items of iTunes, or of Apple's keys. */
export function readMeta(bytes: Uint8Array, meta: Box, facts: MediaFacts): void {
  const boxes = boxesIn(bytes, metaRange(bytes, meta), facts.context.budget);
  const keys = keysOf(bytes, boxOf(boxes, 'keys'), facts);
  for (const box of boxes) {
    if (box.type === 'ilst') readItems(bytes, box, { keys, facts });
    else if (box.type === 'xml ') readXmpWords(bytes.subarray(box.body + 4, box.end), facts);
    else if (!['hdlr', 'keys', 'free', 'skip'].includes(box.type)) facts.unknown(`meta.${box.type}`);
  }
}

function keysOf(bytes: Uint8Array, keys: Box | undefined, facts: MediaFacts): readonly string[] {
  if (keys === undefined) return [];
  return boxesIn(bytes, { start: keys.body + 8, end: keys.end }, facts.context.budget).map(({ body, end }) =>
    wordsOf(bytes.subarray(body, end), facts.context),
  );
}

interface Items {
  readonly keys: readonly string[];
  readonly facts: MediaFacts;
}

function readItems(bytes: Uint8Array, ilst: Box, { keys, facts }: Items): void {
  const { budget } = facts.context;
  for (const item of boxesIn(bytes, { start: ilst.body, end: ilst.end }, budget)) {
    if (item.type === 'free') continue;
    const parts = boxesIn(bytes, { start: item.body, end: item.end }, budget);
    const free = boxOf(parts, 'name');
    const name =
      free === undefined
        ? (keys[numberAt(bytes, item.start + 4, 4) - 1] ?? item.type)
        : wordsOf(bytes.subarray(free.body + 4, free.end), facts.context);
    for (const data of parts.filter(({ type }) => type === 'data')) {
      readValue(name, sliceOf(bytes, data.body, data.end), facts);
    }
  }
}

/** Types of values: 1 UTF-8, 2 UTF-16, 13, 14 and 27 pictures, 21 and 22 numbers. */
function readValue(name: string, data: Uint8Array, facts: MediaFacts): void {
  const type = numberAt(data, 0, 4);
  const value = data.subarray(8);
  const isPicture = type === 13 || type === 14 || type === 27 || name === 'covr';
  if (isPicture) facts.attach('cover', value);
  else if (type === 1) facts.tag(name, wordsOf(value, facts.context));
  else if (type === 2) facts.tag(name, facts.context.decode(value, 'utf-16be') ?? '');
  else if (value.length > 8) readUnknown(name, value, facts);
}

/** XMP and other XML: its words, whoever wrote them. */
export function readXmpWords(bytes: Uint8Array, facts: MediaFacts): void {
  for (const words of wordsOfXml(wordsOf(bytes, facts.context)))
    if (words.trim() !== '') facts.add('media.words', words);
}

function textOf(bytes: Uint8Array, facts: MediaFacts): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return facts.context.decode(bytes.subarray(2), 'utf-16be') ?? '';
  return wordsOf(bytes, facts.context);
}
