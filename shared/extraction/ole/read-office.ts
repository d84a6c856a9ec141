/** Readers for old Office files, and for such files kept as objects in others. */
import { readOleStreams } from '../../intake/ole-container.ts';
import { startCollecting } from '../collector.ts';
import { readDocStreams } from '../doc/read-doc.ts';
import type { ExtractedText } from '../extracted-text.ts';
import { readPptStreams } from '../ppt/read-ppt.ts';
import { readObjectStreams } from '../read-ole.ts';
import type { ReadContext, Reader } from '../reader.ts';
import { asStop, stop } from '../stop.ts';
import { readXlsStreams } from '../xls/read-xls.ts';
import { readCommonStreams } from './common-streams.ts';
import type { OfficeStreamReader, OldFormat } from './office-file.ts';
import { openStorage, type Storage } from './storage.ts';

/** Streams that tell which program wrote an object, with its reader. */
const mainStreams: readonly (readonly [string, OldFormat, OfficeStreamReader])[] = [
  ['worddocument', 'doc', readDocStreams],
  ['workbook', 'xls', readXlsStreams],
  ['book', 'xls', readXlsStreams],
  ['powerpoint document', 'ppt', readPptStreams],
];

/** The reader for one format's files. Stops with `damaged` when the container cannot be read. */
export function officeReader(format: OldFormat): Reader {
  return async (bytes, context) => {
    const collector = startCollecting(format, context.budget);
    const streams = readOleStreams(bytes) ?? stop('damaged', format);
    const storage = openStorage(streams, { collector, budget: context.budget });
    return readOffice({ format, storage, context, collector, depth: context.depth });
  };
}

interface FileToRead {
  readonly format: OldFormat;
  readonly storage: Storage;
  readonly context: ReadContext;
  readonly collector: ReturnType<typeof startCollecting>;
  readonly depth: number;
}

async function readOffice({
  format,
  storage,
  context,
  collector,
  depth,
}: FileToRead): Promise<ExtractedText> {
  const read = mainStreams.find(([, each]) => each === format)?.[2] ?? stop('unsupported-format', format);
  const file = {
    format,
    storage,
    collector,
    context,
    openObject: async (object: Storage, path: string) => {
      if (depth >= context.limits.nesting) collector.skip(path, 'over-limit');
      else collector.merge(path, await readObject(object, context, depth + 1));
    },
  };
  const pages = await read(file);
  readCommonStreams(file);
  return collector.finish(pages);
}

async function readObject(storage: Storage, context: ReadContext, depth: number): Promise<ExtractedText> {
  const names = new Set(storage.streams.map(({ name }) => name.toLowerCase()));
  const format = mainStreams.find(([name]) => names.has(name))?.[1] ?? null;
  const collector = startCollecting(format ?? 'ole', context.budget);
  // The storage's own notes belong to the object and not to the file around it.
  const own = storage.reopen(collector);
  try {
    if (format !== null) return await readOffice({ format, storage: own, context, collector, depth });
    await readObjectStreams(own.streams, collector, context);
  } catch (error) {
    const stopped = asStop(error);
    if (stopped === null) throw error;
    collector.skip('', stopped.reason);
  }
  return collector.finish();
}
