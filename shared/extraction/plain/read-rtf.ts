/** Reader for RTF: shown words, and apart from them deleted, hidden and remarked ones, properties, and that objects are there. */
import { latin1 } from '../../base/bounded-reader.ts';
import { type Collector, startCollecting } from '../collector.ts';
import type { PartBuilder } from '../part-builder.ts';
import type { Decode, Reader } from '../reader.ts';
import { startRtfFonts } from './rtf-fonts.ts';
import { type RtfToken, rtfTokens } from './rtf-tokens.ts';

interface Group {
  /** Kind of what does not show; null for shown words. */
  hidden: string | null;
  /** Tables of fonts, colours and the like: no words. */
  isSilent: boolean;
  /** Inside the table of fonts. */
  isFontTable: boolean;
  /** Number of the font; null before one is named. */
  font: number | null;
  /** Characters that stand for the next one in readers without Unicode. */
  skip: number;
}

const silent = new Set([
  'fonttbl',
  'colortbl',
  'stylesheet',
  'listtable',
  'listoverridetable',
  'rsidtbl',
  'generator',
  'themedata',
  'colorschememapping',
  'datastore',
  'latentstyles',
  'pict',
  'objdata',
  'fldinst',
  'xmlnstbl',
  'mmathPr',
  'revtbl',
  'filetbl',
  'pgptbl',
  'wgrffmtfilter',
]);
const destinations: ReadonlyMap<string, string> = new Map([
  ['author', 'rtf.metadata-person'],
  ['operator', 'rtf.metadata-person'],
  ['manager', 'rtf.metadata-person'],
  ['company', 'rtf.metadata-person'],
  ['title', 'rtf.metadata-descr'],
  ['subject', 'rtf.metadata-descr'],
  ['keywords', 'rtf.metadata-descr'],
  ['doccomm', 'rtf.metadata-descr'],
  ['annotation', 'rtf.comments'],
  ['atnauthor', 'rtf.comments'],
  ['template', 'rtf.external-template'],
]);
/** Properties of letters that take them out of sight while on. */
const switches: ReadonlyMap<string, string> = new Map([
  ['v', 'rtf.hidden-text'],
  ['deleted', 'rtf.tracked-changes'],
  ['revised', 'rtf.tracked-changes'],
]);
const signs: ReadonlyMap<string, string> = new Map([
  ['tab', '\t'],
  ['~', '\u00a0'],
  ['_', '-'],
  ['emdash', '—'],
  ['endash', '–'],
  ['lquote', '‘'],
  ['rquote', '’'],
  ['ldblquote', '“'],
  ['rdblquote', '”'],
  ['bullet', '•'],
  ['emspace', ' '],
  ['enspace', ' '],
  ['\\', '\\'],
  ['{', '{'],
  ['}', '}'],
]);
const breaks = new Set(['par', 'line', 'page', 'row', 'cell', 'sect']);
const unstated = new Set(['rtf.metadata-descr']);
const deepest = 1024;

/** Never fails: whatever is no markup is text. */
export const readRtf: Reader = async (bytes, context) => {
  const collector = startCollecting('rtf', context.budget);
  const reading = startReading(collector, context.decode);
  for (const token of rtfTokens(latin1(bytes, 0, bytes.length))) reading.take(token);
  reading.finish();
  return collector.finish();
};

function startReading(collector: Collector, decode: Decode) {
  const part: PartBuilder = collector.start('(text)', 'body');
  const stack: Group[] = [];
  const quotes = new Map<string, string[]>();
  let group: Group = { hidden: null, isSilent: false, isFontTable: false, font: null, skip: 1 };
  const fonts = startRtfFonts();
  let pending = '';
  let skipping = 0;
  let paragraph = 1;
  let isStarred = false;
  let objects = 0;

  const put = (text: string) => {
    if (group.isSilent || text === '') return;
    part.add(text, { place: { paragraph }, hidden: group.hidden });
    if (group.hidden !== null) quotes.set(group.hidden, [...(quotes.get(group.hidden) ?? []), text]);
  };
  const flush = () => {
    if (pending === '') return;
    const bytes = Uint8Array.from(pending, (character) => character.charCodeAt(0));
    pending = '';
    put((decode(bytes, fonts.encodingOf(group.font)) ?? '').replace(/[\r\n]/g, ''));
  };
  const control = (name: string, value: number | null) => {
    const destination = destinations.get(name);
    const kind = switches.get(name);
    if (name === 'u' && value !== null) {
      put(String.fromCharCode(value & 0xffff));
      skipping = group.skip;
    } else if (name === 'uc') group.skip = Math.max(0, value ?? 1);
    else if (group.isFontTable) fonts.define(name, value);
    else if (name === 'f') group.font = value;
    else if (fonts.takePage(name, value)) isStarred = false;
    else if (breaks.has(name)) {
      part.separate('\n');
      paragraph += 1;
    } else if (name === '*') isStarred = true;
    else if (name === 'objdata') {
      objects += 1;
      group.isSilent = true;
    } else if (silent.has(name)) {
      group.isSilent = true;
      group.isFontTable = name === 'fonttbl';
    } else if (destination !== undefined) {
      group.hidden = destination;
      if (!part.isAtLineStart()) part.separate('\n');
    } else if (kind !== undefined) group.hidden = value === 0 ? null : kind;
    else if (name === 'plain') {
      group.font = null;
      if ([...switches.values()].includes(group.hidden ?? '')) group.hidden = null;
    }
    // The Unicode form of what stands before it in the local encoding.
    else if (isStarred && name !== 'ud') group.isSilent = true;
    else put(signs.get(name) ?? '');
    if (name !== '*') isStarred = false;
  };
  return {
    take(token: RtfToken): void {
      if (token.kind === 'text') {
        const text = token.text.slice(skipping);
        skipping = Math.max(0, skipping - token.text.length);
        if (!group.isSilent) pending += text;
        return;
      }
      flush();
      skipping = 0;
      if (token.kind === 'word') control(token.name, token.value);
      else if (token.kind === 'open') {
        if (stack.length < deepest) stack.push({ ...group });
      } else {
        const inner = group;
        group = stack.pop() ?? group;
        const isLine =
          inner.hidden !== group.hidden && [...destinations.values()].includes(inner.hidden ?? '');
        if (isLine && !part.isAtLineStart()) part.separate('\n');
      }
    },
    finish(): void {
      flush();
      collector.keep(part);
      for (const [kind, texts] of quotes) {
        if (!unstated.has(kind)) collector.fact({ kind, path: '(text)', quote: texts.join('') });
      }
      if (objects === 0) return;
      collector.fact({ kind: 'rtf.embedded-object', path: '(objects)', count: objects });
      collector.skip('(objects)', 'unsupported-format');
    },
  };
}
