/** Which code page the bytes of a text are in, by the font they are set in (Rich Text Format Specification 1.9.1, "Font Table"). */
import { codePageLabel } from '../ole/code-pages.ts';

/** Code pages by `\fcharset`; those that are not listed leave it to the document. */
const codePages: ReadonlyMap<number, number> = new Map([
  [77, 10000],
  [78, 10001],
  [79, 10003],
  [80, 10008],
  [81, 10002],
  [128, 932],
  [129, 949],
  [134, 936],
  [136, 950],
  [161, 1253],
  [162, 1254],
  [163, 1258],
  [177, 1255],
  [178, 1256],
  [186, 1257],
  [204, 1251],
  [222, 874],
  [238, 1250],
]);

const macintosh = 10_000;

export interface RtfFonts {
  /** Takes a control word within the font table. */
  define(name: string, value: number | null): void;
  /** Takes a control word anywhere; tells whether it named the code page of the document. */
  takePage(name: string, value: number | null): boolean;
  /** Name of the encoding for text in this font. */
  encodingOf(font: number | null): string;
}

/** Starts with Western European, as documents without a code page do. */
export function startRtfFonts(): RtfFonts {
  const encodings = new Map<number, string>();
  let ofDocument = codePageLabel(1252);
  let usual: number | null = null;
  let defined = 0;
  return {
    define(name, value) {
      if (name === 'f') defined = value ?? 0;
      const page = name === 'fcharset' ? codePages.get(value ?? 0) : name === 'cpg' ? value : undefined;
      if (typeof page === 'number') encodings.set(defined, codePageLabel(page));
    },
    takePage(name, value) {
      const page = name === 'ansicpg' ? value : name === 'mac' ? macintosh : null;
      if (name === 'deff') usual = value;
      if (page === null) return name === 'deff';
      ofDocument = codePageLabel(page);
      return true;
    },
    encodingOf: (font) => encodings.get(font ?? usual ?? -1) ?? ofDocument,
  };
}
