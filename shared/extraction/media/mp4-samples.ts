/** Where the samples of a track stand in the file and when they are shown (ISO/IEC 14496-12, 8.6 and 8.7). */
import type { Budget } from '../reader.ts';
import { stop } from '../stop.ts';
import { numberAt } from './big-endian.ts';
import { type Box, boxOf } from './mp4-boxes.ts';

export interface Sample {
  readonly start: number;
  readonly end: number;
  /** In units of the track. */
  readonly time: number;
}

interface Tables {
  readonly bytes: Uint8Array;
  /** Boxes of `stbl`. */
  readonly boxes: readonly Box[];
  readonly budget: Pick<Budget, 'entries'>;
}

/** All samples of a track; each counts against the entries of the file. */
export function samplesOf({ bytes, boxes, budget }: Tables): readonly Sample[] {
  const sizes = sizesOf(bytes, boxOf(boxes, 'stsz'), budget);
  const chunks = chunkOffsets(bytes, boxes, budget);
  const times = timesOf(bytes, boxOf(boxes, 'stts'), sizes.length);
  const perChunk = samplesPerChunk(bytes, boxOf(boxes, 'stsc'), budget);
  const samples: Sample[] = [];
  for (const [index, offset] of chunks.entries()) {
    let start = offset;
    for (let left = perChunk(index + 1); left > 0 && samples.length < sizes.length; left -= 1) {
      const end = start + (sizes[samples.length] ?? 0);
      if (end > bytes.length) stop('damaged', 'mp4');
      samples.push({ start, end, time: times[samples.length] ?? 0 });
      start = end;
    }
  }
  return samples;
}

/** Takes as many entries as a table claims, before any of it is read. */
function take(count: number, budget: Pick<Budget, 'entries'>): number {
  budget.entries -= count;
  if (budget.entries < 0) stop('over-limit', 'entries');
  return count;
}

function sizesOf(
  bytes: Uint8Array,
  box: Box | undefined,
  budget: Pick<Budget, 'entries'>,
): readonly number[] {
  if (box === undefined) return [];
  const same = numberAt(bytes, box.body + 4, 4);
  const count = take(numberAt(bytes, box.body + 8, 4), budget);
  return Array.from({ length: count }, (_, index) =>
    same > 0 ? same : numberAt(bytes, box.body + 12 + index * 4, 4),
  );
}

function chunkOffsets(
  bytes: Uint8Array,
  boxes: readonly Box[],
  budget: Pick<Budget, 'entries'>,
): readonly number[] {
  const box = boxOf(boxes, 'stco') ?? boxOf(boxes, 'co64');
  if (box === undefined) return [];
  const width = box.type === 'stco' ? 4 : 8;
  const count = take(numberAt(bytes, box.body + 4, 4), budget);
  return Array.from({ length: count }, (_, index) => numberAt(bytes, box.body + 8 + index * width, width));
}

function timesOf(bytes: Uint8Array, box: Box | undefined, count: number): readonly number[] {
  const times: number[] = [];
  if (box === undefined) return times;
  let time = 0;
  let at = box.body + 8;
  for (let left = numberAt(bytes, box.body + 4, 4); left > 0 && times.length < count; left -= 1) {
    const repeated = numberAt(bytes, at, 4);
    const duration = numberAt(bytes, at + 4, 4);
    for (let index = 0; index < repeated && times.length < count; index += 1) {
      times.push(time);
      time += duration;
    }
    at += 8;
  }
  return times;
}

/** Samples in the chunk of a number, from 1: as the last entry says that begins at or before it. */
function samplesPerChunk(
  bytes: Uint8Array,
  box: Box | undefined,
  budget: Pick<Budget, 'entries'>,
): (chunk: number) => number {
  if (box === undefined) return () => 1;
  const count = take(numberAt(bytes, box.body + 4, 4), budget);
  const runs = Array.from({ length: count }, (_, index) => ({
    first: numberAt(bytes, box.body + 8 + index * 12, 4),
    samples: numberAt(bytes, box.body + 12 + index * 12, 4),
  }));
  let at = 0;
  return (chunk) => {
    while (at + 1 < runs.length && (runs[at + 1]?.first ?? 0) <= chunk) at += 1;
    return runs[at]?.samples ?? 0;
  };
}
