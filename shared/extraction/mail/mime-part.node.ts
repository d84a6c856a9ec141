/** Headers and bodies of mail (RFC 5322, RFC 2045 to 2047, RFC 2231). Lines are given as characters one to one. */
import type { Decode } from '../reader.ts';

export interface MimePart {
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

const deepestLine = 64 * 1024;

/** Splits one part; headers are unfolded, their names in small letters. */
export function parsePart(source: string): MimePart {
  const end = /\r?\n\r?\n/.exec(source);
  const head = end === null ? source : source.slice(0, end.index);
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim().toLowerCase();
    if (colon > 0 && !headers.has(name)) headers.set(name, line.slice(colon + 1, deepestLine).trim());
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
  const extended = new RegExp(`;\\s*${name}\\*=([\\w-]*)'[\\w-]*'([^;\\s]+)`, 'i').exec(header);
  if (extended !== null) {
    const [, charset = '', value = ''] = extended;
    const unquoted = value.replace(/%([\da-f]{2})/gi, (_, code) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
    return decode(Buffer.from(unquoted, 'latin1'), charset) ?? unquoted;
  }
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(header);
  return decodeWords(found?.[1] ?? found?.[2] ?? '', decode);
}

/** Encoded words in a header; bytes without any encoding are what mail programs here write: UTF-8 or GB 18030. */
export function decodeWords(header: string, decode: Decode): string {
  const joined = header.replace(/\?=\s+=\?/g, '?==?');
  const decoded = joined.replace(
    /=\?([\w-]+)(?:\*[\w-]*)?\?([bq])\?([^?]*)\?=/gi,
    (whole, charset, encoding, text) => {
      const bytes = /b/i.test(encoding)
        ? Buffer.from(text, 'base64')
        : Buffer.from(unquote(text.replaceAll('_', ' ')), 'latin1');
      return decode(bytes, charset) ?? whole;
    },
  );
  if (!/[\x80-\xff]/.test(header)) return decoded;
  const bytes = Buffer.from(header, 'latin1');
  const utf8 = decode(bytes, 'utf-8') ?? '';
  return utf8.includes('\ufffd') ? (decode(bytes, 'gb18030') ?? utf8) : utf8;
}

/** The body's bytes, whatever way they travelled. */
export function bodyBytes({ headers, body }: MimePart): Uint8Array {
  const encoding = headers.get('content-transfer-encoding')?.toLowerCase() ?? '';
  if (encoding.startsWith('base64')) return Buffer.from(body, 'base64');
  return Buffer.from(encoding.startsWith('quoted-printable') ? unquote(body) : body, 'latin1');
}

function unquote(text: string): string {
  return text
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/=([\da-f]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
}
