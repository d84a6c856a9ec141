/** Reader for web pages: text that a browser shows, and apart from it what it does not show (comments, hidden elements). */
import type { Collector } from '../collector.ts';
import type { SegmentPlace } from '../extracted-text.ts';
import type { PartBuilder } from '../part-builder.ts';
import { decodeEntities } from './html-entities.ts';
import { type HtmlToken, htmlTokens } from './html-tokens.ts';

const blocks = new Set([
  'address',
  'article',
  'aside',
  'blockquote',
  'br',
  'caption',
  'center',
  'dd',
  'details',
  'dialog',
  'div',
  'dl',
  'dt',
  'fieldset',
  'figcaption',
  'figure',
  'footer',
  'form',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'header',
  'hr',
  'li',
  'main',
  'nav',
  'ol',
  'option',
  'p',
  'pre',
  'section',
  'summary',
  'table',
  'title',
  'tr',
  'ul',
]);
const voidElements = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
]);
/** Elements whose content no browser shows as text. */
const unshown = new Set(['script', 'style', 'template', 'datalist', 'head']);
/** Attributes a person may read or that carry words. */
const wordAttributes = ['alt', 'title', 'placeholder', 'content', 'value', 'href', 'src', 'summary'];
const deepest = 4096;

/** Adds the page's text to the collector: shown text as body, unshown text as a part of its own. */
export function collectHtml(html: string, path: string, collector: Collector): void {
  const shown = collector.start(path, 'body');
  const unseen = collector.start(`${path}#unseen`, 'other');
  const words = collector.start(`${path}#attributes`, 'other');
  const open: { readonly name: string; readonly isHidden: boolean }[] = [];
  const lineOf = lineCounter(html);
  const isHidden = () => open.at(-1)?.isHidden === true;
  for (const token of htmlTokens(html)) {
    const place = { line: lineOf(token.at) };
    if (token.kind === 'comment') addLine(unseen, token.text, place);
    else if (token.kind === 'text') addText(token.text, place);
    else takeTag(token, place);
  }
  for (const part of [shown, unseen, words]) collector.keep(part);

  function addText(raw: string, place: SegmentPlace): void {
    const text = decodeEntities(raw).replace(/[ \t\r\n\f]+/g, ' ');
    if (isHidden()) addLine(unseen, text, place);
    else if (text !== ' ' || shown.length() > 0) shown.add(text, { place, hidden: null });
  }

  function takeTag(tag: Extract<HtmlToken, { kind: 'tag' }>, place: SegmentPlace): void {
    if (tag.name === 'td' || tag.name === 'th') {
      if (tag.closes) shown.separate('\t');
    } else if (blocks.has(tag.name) && !shown.isAtLineStart()) {
      shown.separate('\n');
    }
    if (tag.closes) closeElement(tag.name);
    else {
      for (const name of wordAttributes)
        addLine(words, decodeEntities(tag.attributes.get(name) ?? ''), place);
      if (!voidElements.has(tag.name) && open.length < deepest) {
        open.push({ name: tag.name, isHidden: tag.name !== 'title' && (isHidden() || hides(tag)) });
      }
    }
  }

  function closeElement(name: string): void {
    const index = open.findLastIndex((element) => element.name === name);
    if (index !== -1) open.length = index;
  }
}

function hides({ name, attributes }: Extract<HtmlToken, { kind: 'tag' }>): boolean {
  const style = attributes.get('style') ?? '';
  return (
    unshown.has(name) ||
    attributes.has('hidden') ||
    /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$))/i.test(
      style,
    )
  );
}

/** Unshown words carry no kind of the vocabulary; the part's path says what they are. */
function addLine(part: PartBuilder, text: string, place: SegmentPlace): void {
  if (text.trim() === '') return;
  part.separate('\n');
  part.add(text.trim(), { place, hidden: 'html.unseen' });
}

/** Line numbers for growing positions. */
function lineCounter(text: string): (position: number) => number {
  let line = 1;
  let at = text.indexOf('\n');
  return (position) => {
    while (at !== -1 && at < position) {
      line += 1;
      at = text.indexOf('\n', at + 1);
    }
    return line;
  };
}
