/** Headers and bodies of mail (RFC 5322, RFC 2045 to 2047, RFC 2231). Lines are given as characters one to one. */
import type { Decode } from '../reader.ts';

export interface MimePart {
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

const deepestLine = 64 * 1024;

/** Splits one part; headers are unfolded, their names in small letters. */
export function parsePart(source: string): MimePart {
  // A part may have no headers at all: then it begins with the empty line.
  const end = /^\r?\n/.exec(source) ?? /\r?\n\r?\n/.exec(source);
  const head = end === null ? source : source.slice(0, end.index);
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim().toLowerCase();
    const value = line.slice(colon + 1, deepestLine).trim();
    const known = headers.get(name);
    if (colon > 0 && known === undefined) headers.set(name, value);
    // Every station on the way adds one.
    else if (name === 'received' && known !== undefined)
      headers.set(name, `${known}\n${value}`.slice(0, deepestLine));
  }
  return { headers, body: end === null ? '' : source.slice(end.index + end[0].length) };
}

/** Content between boundaries, without what stands before the first and behind the last. */
export function splitParts(body: string, boundary: string): readonly string[] {
  const pieces = `\n${body}`.split(`\n--${boundary}`);
  return pieces
    .slice(1)
    .flatMap((piece) => (piece.startsWith('--') ? [] : [piece.replace(/^[^\n]*\n/, '').replace(/\r$/, '')]));
}

/** Value of a parameter such as `boundary` or `filename`, in either way of writing it. */
export function parameterOf(header: string, name: string, decode: Decode): string {
  const pieces = extendedPieces(header, name);
  if (pieces.length > 0) {
    const [, charset = '', first = ''] = /^([\w-]*)'[\w-]*'(.*)$/s.exec(pieces[0] ?? '') ?? [
      '',
      '',
      pieces[0],
    ];
    const unquoted = [first, ...pieces.slice(1)]
      .join('')
      .replace(/%([\da-f]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
    return decode(Buffer.from(unquoted, 'latin1'), charset) ?? decodeWords(unquoted, decode);
  }
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(header);
  return decodeWords(found?.[1] ?? found?.[2] ?? '', decode);
}

/** Values of `name*` or of `name*0`, `name*1*` … in their order (RFC 2231, 3 and 4). */
function extendedPieces(header: string, name: string): readonly string[] {
  const pieces: { readonly number: number; readonly value: string }[] = [];
  const form = new RegExp(`;\\s*${name}\\*(?:(\\d{1,3})\\*?)?\\s*=\\s*(?:"([^"]*)"|([^;\\s]+))`, 'gi');
  for (const [, number = '0', quoted, plain = ''] of header.matchAll(form)) {
    pieces.push({ number: Number(number), value: quoted ?? plain });
  }
  return pieces.sort((left, right) => left.number - right.number).map(({ value }) => value);
}

/** Encoded words in a header; bytes without any encoding are what mail programs here write: UTF-8 or GB 18030. */
export function decodeWords(header: string, decode: Decode): string {
  const word = '=\\?[\\w-]+(?:\\*[\\w-]*)?\\?[bq]\\?[^?]*\\?=';
  const decoded = header.replace(new RegExp(`${word}(?:\\s*${word})*`, 'gi'), (words) =>
    joinWords(words, decode),
  );
  if (!/[\x80-\xff]/.test(header)) return decoded;
  const bytes = Buffer.from(header, 'latin1');
  const utf8 = decode(bytes, 'utf-8') ?? '';
  return utf8.includes('\ufffd') ? (decode(bytes, 'gb18030') ?? utf8) : utf8;
}

/** Words that follow each other are put together before they are decoded: many a program cuts a character in two. */
function joinWords(words: string, decode: Decode): string {
  const runs: { readonly charset: string; readonly bytes: Buffer[] }[] = [];
  for (const [, charset = '', encoding = '', text = ''] of words.matchAll(
    /=\?([\w-]+)(?:\*[\w-]*)?\?([bq])\?([^?]*)\?=/gi,
  )) {
    const bytes = /b/i.test(encoding)
      ? Buffer.from(text, 'base64')
      : Buffer.from(unquote(text.replaceAll('_', ' ')), 'latin1');
    const last = runs.at(-1);
    if (last?.charset === charset.toLowerCase()) last.bytes.push(bytes);
    else runs.push({ charset: charset.toLowerCase(), bytes: [bytes] });
  }
  const decoded = runs.map(({ charset, bytes }) => decode(Buffer.concat(bytes), charset));
  return decoded.includes(null) ? words : decoded.join('');
}

/** The body's bytes, whatever way they travelled. */
export function bodyBytes({ headers, body }: MimePart): Uint8Array {
  const encoding = headers.get('content-transfer-encoding')?.toLowerCase() ?? '';
  const bytes = encoding.startsWith('base64')
    ? Buffer.from(body, 'base64')
    : Buffer.from(encoding.startsWith('quoted-printable') ? unquote(body) : body, 'latin1');
  // Not a Buffer: pdf.js takes none.
  return new Uint8Array(bytes);
}

function unquote(text: string): string {
  return text
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/=([\da-f]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
}
