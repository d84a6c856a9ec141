/**
 * Words that a fast save left in the file: they belong to no piece any more, so that Word shows them nowhere
 * ([MS-DOC] 2.4.1: bytes that no piece refers to are not part of the document).
 */

import { uint16At } from '../../base/bounded-reader.ts';
import type { DocDocument } from './open-doc.ts';

const kind = 'doc.fast-saved';
const path = 'WordDocument#left-over';
/** Shorter remains are spaces between pieces. */
const fewestBytes = 8;
/** At least so many words of such length, or Chinese characters, make it text and not chance. */
const readable = /[\p{Script=Han}]{3}|\p{L}{4}/u;

/** Adds the words that are left over, with one fact for all of them. */
export function readLeftOver({ file, information, stream, pieces }: DocDocument): void {
  if (!information.isFastSaved) return;
  const used = pieces
    .map(({ start, end, at, unitBytes }) => ({ from: at, to: at + (end - start) * unitBytes, unitBytes }))
    .sort((left, right) => left.from - right.from);
  const lines: string[] = [];
  const end = Math.min(information.textEnd, stream.length);
  let at = information.textStart;
  let unitBytes = used[0]?.unitBytes ?? 2;
  for (const piece of [...used, { from: end, to: end, unitBytes: 2 as const }]) {
    const gap = stream.subarray(at, Math.min(piece.from, end));
    if (piece.from - at >= fewestBytes) {
      const text = unitBytes === 1 ? (file.context.decode(gap, 'windows-1252') ?? '') : wideText(gap);
      lines.push(...text.split(/[\p{Cc}]+/u).filter((line) => readable.test(line)));
    }
    at = Math.max(at, piece.to);
    unitBytes = piece.unitBytes;
  }
  if (lines.length === 0) return;
  file.collector.fact({ kind, path, quote: lines.join('\n') });
  file.collector.lines(
    path,
    'other',
    lines.map((text) => ({ text, mark: { place: {}, hidden: kind } })),
  );
}

function wideText(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at + 1 < bytes.length; at += 2) text += String.fromCharCode(uint16At(bytes, at));
  return text;
}
