/** Which kind of text file is this? Only the beginning is looked at; the answer chooses a reader, never a name's ending. */
import { latin1 } from '../base/bounded-reader.ts';
import type { FileType } from './file-type.ts';
import type { TextEncoding } from './text-encoding.ts';

const headBytes = 16 * 1024;
/** Header fields that begin a stored mail (RFC 5322 3.6) or a web archive (RFC 2557). */
const mailField =
  /^(?:from|to|subject|date|received|return-path|message-id|mime-version|delivered-to|x-[\w-]+|content-type):/i;

/** Kind of a file whose bytes are text in the given encoding. */
export function textKind(bytes: Uint8Array, encoding: TextEncoding): FileType {
  const head = asciiHead(bytes, encoding);
  const start = head.trimStart().slice(0, 2048).toLowerCase();
  if (
    /^(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->)[\s\S])*-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|table|div|p|script|style)\b/.test(
      start,
    )
  ) {
    return 'html';
  }
  if (start.startsWith('<?xml') || /^<[a-z_][\w.:-]*(?:\s[^<>]*)?\/?>/.test(start)) return 'xml';
  // The letters of WebVTT stand alone or before a blank (W3C WebVTT, 4.1); SubRip begins with a number and a time.
  if (/^WEBVTT(?:[ \t\r\n]|$)/.test(head)) return 'vtt';
  if (/^\s*\d{1,9}[ \t]*\r?\n\d{1,3}:\d\d:\d\d[,.]\d{1,3}[ \t]*-->/.test(head)) return 'srt';
  if (isMail(head)) return 'eml';
  return isTable(head) ? 'csv' : 'txt';
}

/** ASCII survives in every encoding; the rest does not matter here. */
function asciiHead(bytes: Uint8Array, encoding: TextEncoding): string {
  const head = latin1(bytes, 0, headBytes);
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    return head.replaceAll('\0', '').replace(/^(?:\xff\xfe|\xfe\xff)/, '');
  }
  return head.replace(/^\xef\xbb\xbf/, '');
}

function isMail(head: string): boolean {
  const fields = head.split(/\r?\n/, 30);
  const end = fields.indexOf('');
  const matching = fields.slice(0, end === -1 ? undefined : end).filter((line) => mailField.test(line));
  return mailField.test(fields[0] ?? '') && matching.length >= 2 && end > 0;
}

/** The same number of separators in each line, at least one, over at least two lines. */
function isTable(head: string): boolean {
  const lines = head.split(/\r?\n/);
  const whole = lines.slice(0, head.length < headBytes ? undefined : -1).filter((line) => line !== '');
  if (whole.length < 2) return false;
  return [',', '\t', ';'].some((separator) => {
    const counts = whole.slice(0, 20).map((line) => countOutsideQuotes(line, separator));
    return (counts[0] ?? 0) >= 1 && counts.every((count) => count === counts[0]);
  });
}

function countOutsideQuotes(line: string, separator: string): number {
  return line.replace(/"(?:[^"]|"")*"/g, '').split(separator).length - 1;
}
