/**
 * XML of office files as events, strictly well-formed and bounded. A document type declaration is refused: no office format
 * has one, and entities are what XML bombs and file thieves are made of (ECMA-376 part 2, 8.1.4 forbids them).
 */
import { DecodeUTF8 } from 'fflate';
import { SaxesParser } from 'saxes';
import { latin1 } from '../base/bounded-reader.ts';
import type { Limits } from '../intake/limits.ts';
import type { Decode } from './reader.ts';
import { stop } from './stop.ts';
import { type Attributes, createXmlNames } from './xml-names.ts';

export interface XmlHandlers {
  open?(name: string, attributes: Attributes): void;
  close?(name: string): void;
  text?(text: string): void;
}

export interface XmlBounds {
  readonly limits: Pick<Limits, 'xmlDepth' | 'xmlAttributes'>;
  readonly decode: Decode;
}

const chunkBytes = 64 * 1024;

/** Reads a whole document. Stops with `damaged` or `over-limit`; what was handed out before stays handed out. */
export function readXmlEvents(bytes: Uint8Array, handlers: XmlHandlers, bounds: XmlBounds): void {
  const parser = createParser(handlers, bounds.limits);
  const encoding = declaredEncoding(bytes);
  let isLossy = false;
  const write = (text: string) => {
    isLossy ||= text.includes('\ufffd');
    parser.write(text);
  };
  if (encoding === 'utf-8') writeUtf8(bytes, write);
  else write(bounds.decode(bytes, encoding) ?? stop('damaged', 'xml-encoding'));
  parser.close();
  // The text went on as far as it could be read; that some of it could not must not stay unsaid.
  if (isLossy) stop('damaged', 'xml-encoding');
}

function createParser(handlers: XmlHandlers, limits: XmlBounds['limits']): SaxesParser {
  const parser = new SaxesParser({ position: false });
  const names = createXmlNames();
  let depth = 0;
  parser.on('error', (error) => stop('damaged', `xml: ${error.message.slice(0, 80)}`));
  parser.on('doctype', () => stop('damaged', 'doctype'));
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > limits.xmlDepth) stop('over-limit', 'xmlDepth');
    const attributes = plainAttributes(tag.attributes, limits.xmlAttributes);
    const opened = names.open(tag.name, attributes);
    handlers.open?.(opened.name, opened.attributes);
  });
  parser.on('closetag', () => {
    depth -= 1;
    const name = names.close();
    handlers.close?.(name);
  });
  const { text } = handlers;
  if (text) {
    parser.on('text', (piece) => text.call(handlers, piece));
    parser.on('cdata', (piece) => text.call(handlers, piece));
  }
  return parser;
}

function plainAttributes(attributes: Record<string, unknown>, maximum: number): Record<string, string> {
  let count = 0;
  for (const name in attributes) {
    count += 1;
    if (count > maximum || name === '__proto__') stop('over-limit', 'xmlAttributes');
  }
  // Without the namespace option saxes hands out plain strings.
  return attributes as Record<string, string>;
}

function writeUtf8(bytes: Uint8Array, write: (text: string) => void): void {
  const decoder = new DecodeUTF8((text) => write(text));
  try {
    for (let at = 0; at < bytes.length; at += chunkBytes) {
      decoder.push(bytes.subarray(at, at + chunkBytes), at + chunkBytes >= bytes.length);
    }
  } catch (error) {
    // fflate's own complaint about a character cut off at the end carries a numeric code.
    if (error instanceof Error && 'code' in error && typeof error.code === 'number') stop('damaged', 'utf-8');
    throw error;
  }
}

/** Encoding by byte order mark, by the shape of `<?`, or by the declaration; UTF-8 otherwise (XML 1.0, appendix F). */
function declaredEncoding(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0x3c && second === 0) return 'utf-16le';
  if (first === 0 && second === 0x3c) return 'utf-16be';
  const declaration = /^(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(
    latin1(bytes, 0, 256),
  );
  const name = declaration?.[1]?.toLowerCase() ?? 'utf-8';
  return name === 'utf8' || name === 'us-ascii' || name === 'ascii' ? 'utf-8' : name;
}
