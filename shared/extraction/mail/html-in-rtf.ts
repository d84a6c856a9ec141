/** A web page that Outlook wrapped into rich text: taken out again, its tags and comments with it ([MS-OXRTFEX] 2.1.3, 3.1). */
import { latin1 } from '../../base/bounded-reader.ts';
import { codePageLabel } from '../ole/code-pages.ts';
import { rtfTokens } from '../plain/rtf-tokens.ts';
import type { Decode } from '../reader.ts';

interface Group {
  /** Formats, fonts and the like: no part of the page. */
  isSilent: boolean;
  /** Rich text beside the page's own tags. */
  isCopy: boolean;
  isTag: boolean;
  skip: number;
}

const silent = new Set(['fonttbl', 'colortbl', 'stylesheet', 'info', 'pntext']);
const signs: ReadonlyMap<string, string> = new Map([
  ['par', '\r\n'],
  ['line', '\r\n'],
  ['tab', '\t'],
  ['lquote', '‘'],
  ['rquote', '’'],
  ['ldblquote', '“'],
  ['rdblquote', '”'],
  ['bullet', '•'],
  ['endash', '–'],
  ['emdash', '—'],
  ['~', '\u00a0'],
  ['_', '\u00ad'],
  ['\\', '\\'],
  ['{', '{'],
  ['}', '}'],
]);
const deepest = 1024;

/** The page; null when the rich text was none to begin with. */
export function htmlInRtf(rtf: Uint8Array, decode: Decode): string | null {
  const source = latin1(rtf, 0, rtf.length);
  if (!/\\fromhtml1\b/.test(source.slice(0, 1024))) return null;
  const stack: Group[] = [];
  let group: Group = { isSilent: false, isCopy: false, isTag: false, skip: 1 };
  let encoding = 'windows-1252';
  let html = '';
  let pending = '';
  let skipping = 0;
  let isStarred = false;
  const put = (text: string) => {
    if (group.isSilent || group.isCopy) return;
    html += group.isTag ? text : text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  };
  const flush = () => {
    if (pending !== '')
      put(
        decode(
          Uint8Array.from(pending, (each) => each.charCodeAt(0)),
          encoding,
        ) ?? '',
      );
    pending = '';
  };
  const control = (name: string, value: number | null) => {
    if (name === 'ansicpg' && value !== null) encoding = codePageLabel(value);
    else if (name === 'uc') group.skip = Math.max(0, value ?? 1);
    else if (name === 'u' && value !== null) {
      put(String.fromCharCode(value & 0xffff));
      skipping = group.skip;
    } else if (name === 'htmlrtf') group.isCopy = value !== 0;
    else if (name === 'htmltag' && isStarred) group.isTag = true;
    else if (silent.has(name) || (isStarred && name !== '*')) group.isSilent = true;
    else put(signs.get(name) ?? '');
    isStarred = name === '*';
  };
  for (const token of rtfTokens(source)) {
    if (token.kind === 'text') {
      pending += token.text.slice(skipping);
      skipping = Math.max(0, skipping - token.text.length);
      continue;
    }
    flush();
    skipping = 0;
    if (token.kind === 'word') control(token.name, token.value);
    else if (token.kind === 'close') group = stack.pop() ?? group;
    else if (stack.length < deepest) stack.push({ ...group });
  }
  flush();
  return html;
}
