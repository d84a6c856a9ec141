/** Adds what a picture shows to the text of its file, or says that nobody has looked at it. */
import type { Collector } from '../collector.ts';
import type { SegmentPlace } from '../extracted-text.ts';
import type { ReadContext } from '../reader.ts';
import type { RecognisedLine, Recognition } from './recognised.ts';

/** Asks for a recognition while the file's budget of pictures lasts. */
export async function recogniseWithin(
  { budget }: Pick<ReadContext, 'budget'>,
  ask: () => Promise<Recognition>,
): Promise<Recognition> {
  budget.pictures -= 1;
  return budget.pictures < 0 ? { isRead: false, reason: 'over-limit' } : ask();
}

/** Lines become one part of its own role: rules allow for characters that look alike there. */
export function collectLines(
  path: string,
  lines: readonly RecognisedLine[],
  { collector, place }: { readonly collector: Collector; readonly place: SegmentPlace },
): void {
  collector.lines(
    path,
    'picture',
    lines.map(({ text, box }) => ({
      text: withDigits(text),
      mark: { place: { ...place, box: rounded(box) }, hidden: null },
    })),
  );
}

/** Among digits, letters that look like one are one: no number that offices use has an O or an I in it (GB 32100, 4.2). */
export function withDigits(text: string): string {
  return text.replace(/\d[\dOoIl|]{2,}[\dXx]/g, (run) => run.replace(/[Oo]/g, '0').replace(/[Il|]/g, '1'));
}

function rounded([left, top, width, height]: RecognisedLine['box']): [number, number, number, number] {
  const round = (value: number) => Math.round(value * 10) / 10;
  return [round(left), round(top), round(width), round(height)];
}
