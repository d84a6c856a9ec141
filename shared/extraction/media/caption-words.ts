/** Words of a caption without its markup (W3C WebVTT, 4.2.2; the marks of SubRip are among it). */

export interface CaptionWords {
  readonly shown: string;
  /** Names of speakers and classes: in the file, and shown by few players. */
  readonly notes: readonly string[];
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: ' ',
  lrm: '',
  rlm: '',
};
const markup = /^\/?(?:c|i|b|u|v|s|ruby|rt|lang|font|\d)(?=[\s.>:/\d=]|$)/i;

/** Takes the markup off; what is no markup stays. */
export function captionWords(text: string): CaptionWords {
  const notes: string[] = [];
  const shown = text
    .split('<')
    .map((piece, index) => {
      if (index === 0) return piece;
      const end = piece.indexOf('>');
      if (end === -1 || !markup.test(piece.slice(0, end))) return `<${piece}`;
      const note = piece.slice(0, end).replace(markup, '').trim();
      if (/[\p{L}]/u.test(note) && !/^(?:color|size|face)=/.test(note)) notes.push(note);
      return piece.slice(end + 1);
    })
    .join('')
    .replace(/&(amp|lt|gt|nbsp|lrm|rlm);/g, (_, name: string) => entities[name] ?? '');
  return { shown, notes };
}
