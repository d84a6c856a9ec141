/**
 * A storage of a compound file: its streams by name, storages within it, and which of them nobody has looked at.
 * Names are compared without case, as the format does ([MS-CFB] 2.6.4).
 */
import type { OleStream } from '../../intake/ole-container.ts';
import type { Collector } from '../collector.ts';
import type { Budget } from '../reader.ts';
import { stop } from '../stop.ts';

export interface Storage {
  /** Streams directly in it. */
  readonly streams: readonly OleStream[];
  /** Names of the storages directly in it. */
  readonly storages: readonly string[];
  /**
   * Bytes of a stream, null when there is none of that name. A stream that was cut off is given as far as it goes and noted
   * as damaged. Counts against the budget of inflated bytes.
   */
  read(name: string): Uint8Array | null;
  /** A storage within; empty when there is none of that name. */
  inside(name: string): Storage;
  /** The same storage, with its damage noted somewhere else. */
  reopen(collector: Collector): Storage;
  /** Takes a stream or a whole storage for known. */
  pass(name: string): void;
  /** Names of streams and storages directly in it that were neither read nor passed. */
  leftOver(): readonly string[];
}

export interface StorageTools {
  readonly collector: Collector;
  readonly budget: Budget;
}

/** A view of the streams of a compound file, or of those of one storage in it. */
export function openStorage(streams: readonly OleStream[], tools: StorageTools): Storage {
  const own = streams.filter(({ storages }) => storages.length === 0);
  const inner = groupByStorage(streams);
  const passed = new Set<string>();
  const byName = new Map(own.map((stream) => [stream.name.toLowerCase(), stream] as const));
  return {
    streams: own,
    storages: [...inner.values()].map(({ name }) => name),
    read(name) {
      passed.add(name.toLowerCase());
      const stream = byName.get(name.toLowerCase());
      return stream === undefined ? null : readStream(stream, tools);
    },
    inside(name) {
      passed.add(name.toLowerCase());
      return openStorage(inner.get(name.toLowerCase())?.streams ?? [], tools);
    },
    reopen: (collector) => openStorage(streams, { ...tools, collector }),
    pass: (name) => passed.add(name.toLowerCase()),
    leftOver: () =>
      [...own.map(({ name }) => name), ...[...inner.values()].map(({ name }) => name)].filter(
        (name) => !passed.has(name.toLowerCase()),
      ),
  };
}

/** A stream's name as it may stand in a path: without the control character in front of some. */
export function shownName(name: string): string {
  return name.replace(/^\p{Cc}/u, '');
}

function readStream(stream: OleStream, { collector, budget }: StorageTools): Uint8Array {
  const content = stream.readAvailable();
  budget.inflatedBytes -= content.length;
  if (budget.inflatedBytes < 0) stop('over-limit', 'inflatedBytes');
  if (content.length < stream.bytes) collector.skip(shownName(stream.name), 'damaged');
  return content;
}

interface Group {
  readonly name: string;
  readonly streams: OleStream[];
}

function groupByStorage(streams: readonly OleStream[]): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  for (const stream of streams) {
    const [name, ...storages] = stream.storages;
    if (name === undefined) continue;
    const group = groups.get(name.toLowerCase()) ?? { name, streams: [] };
    groups.set(name.toLowerCase(), group);
    group.streams.push({ ...stream, storages });
  }
  return groups;
}
