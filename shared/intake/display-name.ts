/** Names of files as they may be shown: what cannot be seen or turns the reading direction is made visible. */

/**
 * Control characters, and the format characters that hide or turn text: bidirectional marks and overrides, zero-width
 * characters, byte order mark, language tags (Unicode TR36, 3.5 and UAX #9).
 */
const unseen =
  /[\p{Cc}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;
const longestShown = 255;

/** The name with a replacement character where something unseen stood. Never empty. */
export function displayName(name: string): string {
  const shown = name.toWellFormed().replace(unseen, '\ufffd').slice(0, longestShown).toWellFormed();
  return shown.trim() === '' ? '\ufffd' : shown;
}
