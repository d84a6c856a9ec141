/** Styles, as far as they hide text: each with what it takes over from the style it is based on ([MS-DOC] 2.9.271 STSH). */
import { uint16At } from '../../base/bounded-reader.ts';
import { change, eachChange } from './property-changes.ts';

const none = 0xfff;
const paragraphStyle = 1;
const characterStyle = 2;
const mostStyles = 4096;
/** Styles based on each other; Word allows no more than ten. */
const deepestBase = 12;

interface Style {
  readonly base: number;
  /** Null when the style leaves it to its base. */
  readonly hides: boolean | null;
}

export interface DocStyles {
  /** Whether text of the style is hidden. */
  hides(style: number | null): boolean;
}

/** Reads the table; styles behind the place where it is damaged hide nothing. */
export function readStyles(bytes: Uint8Array): DocStyles {
  const styles: (Style | null)[] = [];
  const headerBytes = bytes.length >= 6 ? uint16At(bytes, 0) : 0;
  const count = headerBytes < 4 ? 0 : Math.min(uint16At(bytes, 2), mostStyles);
  const baseBytes = headerBytes < 4 ? 0 : uint16At(bytes, 4);
  let at = 2 + headerBytes;
  for (let index = 0; index < count && at + 2 <= bytes.length; index += 1) {
    const size = uint16At(bytes, at);
    styles.push(readStyle(bytes.subarray(at + 2, at + 2 + size), baseBytes));
    at += 2 + size + (size % 2);
  }
  return {
    hides(number) {
      let style = number === null ? null : (styles[number] ?? null);
      for (let left = deepestBase; style !== null && left > 0; left -= 1) {
        if (style.hides !== null) return style.hides;
        style = style.base === none ? null : (styles[style.base] ?? null);
      }
      return false;
    },
  };
}

function readStyle(bytes: Uint8Array, baseBytes: number): Style | null {
  if (bytes.length < Math.max(6, baseBytes + 2)) return null;
  const kindAndBase = uint16At(bytes, 2);
  const kind = kindAndBase & 0xf;
  const lists = kind === paragraphStyle ? 2 : kind === characterStyle ? 1 : 0;
  let at = baseBytes + 2 + (uint16At(bytes, baseBytes) + 1) * 2;
  let hides: boolean | null = null;
  for (let index = 0; index < lists && at + 2 <= bytes.length; index += 1) {
    const size = uint16At(bytes, at);
    // A paragraph style has its paragraph changes first, then those of its characters.
    if (index === lists - 1) {
      eachChange(bytes.subarray(at + 2, at + 2 + size), (code, value) => {
        if (code === change.hidden) hides = (value & 1) === 1;
      });
    }
    at += 2 + size + (size % 2);
  }
  return { base: kindAndBase >> 4, hides };
}
