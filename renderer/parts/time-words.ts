/** Times and sizes as tables write them. */

/** Local time to the minute, `2026-11-23 16:05`; the text itself where it is no time. */
export function timeWords(iso: string): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return iso;
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  return `${day} ${two(time.getHours())}:${two(time.getMinutes())}`;
}

export interface SizeWords {
  readonly megabytes: (size: string) => string;
  readonly kilobytes: (size: string) => string;
  readonly bytes: (count: number) => string;
}

/** Size of a file with one decimal place at most. */
export function sizeWords(bytes: number, words: SizeWords): string {
  if (bytes < 1024) return words.bytes(bytes);
  if (bytes < 1024 * 1024) return words.kilobytes((bytes / 1024).toFixed(1));
  return words.megabytes((bytes / 1024 / 1024).toFixed(1));
}

/** First twelve characters of a digest: enough to compare by eye, with the whole one beside it where it matters. */
export function shortDigest(digest: string): string {
  return digest.replace(/^sha256:/, '').slice(0, 12);
}
