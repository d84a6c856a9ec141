/**
 * Reader for compound files that are no document themselves: embedded objects. The file they wrap is opened; what is only
 * program data is said to be uninspected. Sources: [MS-CFB], [MS-OLEDS] 2.3.6 (Ole10Native) and 2.3.4 (streams of objects).
 */
import { latin1, sliceOf, uint32At } from '../base/bounded-reader.ts';
import { type OleStream, readOleStreams } from '../intake/ole-container.ts';
import { type Collector, startCollecting } from './collector.ts';
import type { ReadContext, Reader } from './reader.ts';
import { asStop, stop } from './stop.ts';

/** Streams that hold nothing but settings of the object. */
const settings =
  /^\p{Cc}(?:CompObj|Ole|ObjInfo|LinkInfo|OlePres\d*|E?PRINT|META|(?:Document)?SummaryInformation)$|^Equation Native$/u;

/** Stops with `damaged` when the container cannot be read. */
export const readOle: Reader = async (bytes, context) => {
  const collector = startCollecting('ole', context.budget);
  const streams = readOleStreams(bytes) ?? stop('damaged', 'ole');
  await readObjectStreams(streams, collector, context);
  return collector.finish();
};

/** Opens what the streams of an object wrap; says of the others that they are not known. */
export async function readObjectStreams(
  streams: readonly OleStream[],
  collector: Collector,
  context: ReadContext,
): Promise<void> {
  for (const stream of streams) {
    const name = stream.name.replace(/^\p{Cc}/u, '');
    if (settings.test(stream.name)) continue;
    const content = collector.attempt(name, () => stream.read());
    if (content === null) continue;
    context.budget.inflatedBytes -= content.length;
    if (context.budget.inflatedBytes < 0) stop('over-limit', 'inflatedBytes');
    if (stream.name === 'Package' || stream.name === 'CONTENTS')
      await context.nested(collector, name, content);
    else if (stream.name === '\u0001Ole10Native') {
      const wrapped = collector.attempt(name, () => readOleNative(content));
      if (wrapped === null) continue;
      collector.lines(
        '(names)',
        'attachment-name',
        wrapped.names.map((text) => ({ text, mark: { place: {}, hidden: null } })),
      );
      await context.nested(collector, name, wrapped.bytes);
    } else collector.skip(name, 'unknown-part');
  }
}

/** A packed file: size, flags, label, path it came from, path it is unpacked to, length, bytes. */
function readOleNative(content: Uint8Array): {
  readonly names: readonly string[];
  readonly bytes: Uint8Array;
} {
  try {
    let at = 6;
    const nextText = () => {
      const end = content.indexOf(0, at);
      if (end === -1) stop('damaged', 'ole-native');
      const text = latin1(content, at, end);
      at = end + 1;
      return text;
    };
    const names = [nextText(), nextText()];
    at += 8;
    names.push(nextText());
    const length = uint32At(content, at);
    return { names, bytes: sliceOf(content, at + 4, at + 4 + length) };
  } catch (error) {
    if (asStop(error) === null) throw error;
    // Objects of other programs put their bytes here without any names.
    return { names: [], bytes: sliceOf(content, 4, content.length) };
  }
}
