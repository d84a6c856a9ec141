/** Where a part lies in the bundle: its own name as far as every system can keep it, behind a number that makes it unique. */
import { encodeUtf8 } from '../base/utf8.ts';
import type { ContentPart } from '../release/parts.ts';
import { partPathStart } from './manifest.ts';

/**
 * What some system cannot have in a name (Windows: `<>:"/\|?*`), what manifests would have to escape (`%`), what a reader
 * cannot see, and what turns the reading direction.
 */
const unsafe = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}<>:"/\\|?*%]/gu;
/** Longest name in bytes of UTF-8; file systems keep 255 and the number takes its share. */
const longestName = 180;

/** Path of a part within the bag's folder. */
export function payloadPath(part: Pick<ContentPart, 'slot' | 'position' | 'name'>): string {
  return `${partPathStart(part.slot, part.position)}${safeName(part.name)}`;
}

function safeName(name: string): string {
  const safe = name
    .normalize('NFC')
    .replace(unsafe, '_')
    .trim()
    .replace(/[. ]+$/, '');
  if (safe === '') return '_';
  const dot = safe.lastIndexOf('.');
  const ending = dot > 0 && safe.length - dot <= 12 ? safe.slice(dot) : '';
  let stem = [...safe.slice(0, safe.length - ending.length)];
  while (encodeUtf8(stem.join('') + ending).length > longestName) stem = stem.slice(0, -1);
  return stem.join('') + ending;
}
