/** Cuts RTF into groups, control words and bytes of text (Rich Text Format Specification 1.9.1). */

export type RtfToken =
  | { readonly kind: 'open' | 'close' }
  | { readonly kind: 'word'; readonly name: string; readonly value: number | null }
  | { readonly kind: 'text'; readonly text: string };

const word = /\\([a-z]{1,32})(-?\d{1,10})? ?/iy;
const plain = /[^\\{}\r\n]+/y;

/** Tokens in order; bytes are given as characters one to one. */
export function* rtfTokens(rtf: string): Generator<RtfToken> {
  let at = 0;
  while (at < rtf.length) {
    const sign = rtf[at];
    if (sign === '{' || sign === '}') {
      yield { kind: sign === '{' ? 'open' : 'close' };
      at += 1;
    } else if (sign === '\r' || sign === '\n') at += 1;
    else if (sign === '\\') {
      word.lastIndex = at;
      const found = word.exec(rtf);
      if (found !== null) {
        const [whole, name = '', digits] = found;
        yield { kind: 'word', name, value: digits === undefined ? null : Number(digits) };
        at += whole.length;
        if (name === 'bin') at += Math.max(0, Number(digits) || 0);
      } else if (rtf[at + 1] === "'") {
        yield {
          kind: 'text',
          text: String.fromCharCode(Number.parseInt(rtf.slice(at + 2, at + 4), 16) || 0x20),
        };
        at += 4;
      } else {
        yield { kind: 'word', name: rtf[at + 1] ?? '', value: null };
        at += 2;
      }
    } else {
      plain.lastIndex = at;
      const text = plain.exec(rtf)?.[0] ?? '';
      yield { kind: 'text', text };
      at += Math.max(1, text.length);
    }
  }
}
