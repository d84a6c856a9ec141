/** Tells pictures that a page shows from those that only lie in the file: by their size, all that both sides know of them. */

/** Name of a size in pixels. */
export function sizeKey(width: number, height: number): string {
  return `${width}x${height}`;
}

/** Size in a JPEG's frame header (ITU-T T.81, B.2.2); null when there is none. */
export function jpegSize(bytes: Uint8Array): string | null {
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return sizeKey(bigEndian(bytes, at + 7), bigEndian(bytes, at + 5));
    at += marker === 0xff ? 1 : 2 + bigEndian(bytes, at + 2);
  }
  return null;
}

function bigEndian(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}
