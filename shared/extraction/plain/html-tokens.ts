/**
 * Cuts HTML into tags, text and comments. It is no browser: it only has to lose no words, so whatever is not clearly a tag
 * is text. Each step moves forward, so the work grows with the length and nothing else (WHATWG HTML 13.2.5 in spirit).
 */

export type HtmlToken =
  | { readonly kind: 'text'; readonly text: string; readonly at: number }
  | { readonly kind: 'comment'; readonly text: string; readonly at: number }
  | {
      readonly kind: 'tag';
      readonly name: string;
      readonly closes: boolean;
      readonly attributes: ReadonlyMap<string, string>;
      readonly at: number;
    };

const tagName = /[a-z][a-z0-9:-]*/iy;
const attribute = /[\s/]*([^\s/>=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/y;
/** Elements whose content is no markup. */
const rawElements = new Set(['script', 'style', 'textarea', 'title', 'noscript', 'template', 'xmp']);

/** Tokens in order. */
export function* htmlTokens(html: string): Generator<HtmlToken> {
  let at = 0;
  // Behind the last `>` no tag can end: looking for its end at each `<` would take for ever.
  const lastEnd = html.lastIndexOf('>');
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open === -1 || (open > lastEnd && !html.startsWith('<!', open))) break;
    if (open > at) yield { kind: 'text', text: html.slice(at, open), at };
    const special = specialToken(html, open);
    if (special !== null) {
      yield special.token;
      at = special.end;
      continue;
    }
    const tag = readTag(html, open);
    if (tag === null) {
      yield { kind: 'text', text: '<', at: open };
      at = open + 1;
      continue;
    }
    yield tag.token;
    at = tag.end;
    if (!tag.token.closes && rawElements.has(tag.token.name) && tag.token.name !== 'noscript') {
      const end = endOfRaw(html, at, tag.token.name);
      if (end > at) yield { kind: 'text', text: html.slice(at, end), at };
      at = end;
    }
  }
  if (at < html.length) yield { kind: 'text', text: html.slice(at), at };
}

/** Comments, declarations and processing instructions; an open end takes all that is left. */
function specialToken(html: string, at: number): { readonly token: HtmlToken; readonly end: number } | null {
  const isDoctype = /^<!doctype\s/i.test(html.slice(at, at + 10));
  const closedBy = (opening: string, closing: string) => {
    if (!html.startsWith(opening, at)) return null;
    const found = html.indexOf(closing, at + opening.length);
    const inner = found === -1 ? html.length : found;
    const token: HtmlToken = {
      kind: 'comment',
      text: isDoctype ? '' : html.slice(at + opening.length, inner),
      at,
    };
    return { token, end: Math.min(html.length, inner + closing.length) };
  };
  return (
    closedBy('<!--', '-->') ?? closedBy('<![CDATA[', ']]>') ?? closedBy('<!', '>') ?? closedBy('<?', '>')
  );
}

function readTag(html: string, open: number) {
  const closes = html[open + 1] === '/';
  tagName.lastIndex = open + (closes ? 2 : 1);
  const name = tagName.exec(html)?.[0].toLowerCase();
  if (name === undefined) return null;
  let at = tagName.lastIndex;
  const attributes = new Map<string, string>();
  for (;;) {
    attribute.lastIndex = at;
    const found = attribute.exec(html);
    if (found === null) break;
    const [, key = '', double, single, bare] = found;
    if (!attributes.has(key.toLowerCase())) attributes.set(key.toLowerCase(), double ?? single ?? bare ?? '');
    at = attribute.lastIndex;
  }
  const end = html.indexOf('>', at);
  if (end === -1) return null;
  const token = { kind: 'tag', name, closes, attributes, at: open } as const;
  return { token, end: end + 1 };
}

function endOfRaw(html: string, from: number, name: string): number {
  const closing = new RegExp(`</${name}[\\s/>]`, 'gi');
  closing.lastIndex = from;
  return closing.exec(html)?.index ?? html.length;
}
