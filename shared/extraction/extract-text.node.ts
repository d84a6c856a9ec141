/** Bytes in, extracted text out: tells the type, reads the file with everything nested in it, within one budget. */
import { fail, ok, type Result } from '../base/result.ts';
import { detectFileType } from '../intake/detect-file-type.ts';
import type { FileType } from '../intake/file-type.ts';
import { type Limits, limits as standardLimits } from '../intake/limits.ts';
import { nameMismatch } from '../intake/name-mismatch.ts';
import { type Collector, startCollecting } from './collector.ts';
import type { ExtractedText } from './extracted-text.ts';
import { readsNothing, seenElsewhere } from './ocr/recognised.ts';
import { decodeAs } from './plain/decode-text.node.ts';
import type { Budget, ReadContext, ReadOptions } from './reader.ts';
import { readers } from './readers.node.ts';
import { asStop, type ExtractionStop } from './stop.ts';

export interface ExtractionInput {
  readonly bytes: Uint8Array;
  /** Name as given; it is screened like the content. */
  readonly name: string;
  readonly options?: ReadOptions;
}

/** Path of the part that holds the file's own name. */
export const fileNamePath = '(file-name)';

/**
 * Reads one file, and what its pictures show where there is somebody who can. A password is no failure: the file is reported as `file.encrypted` and not inspected.
 * Failures: `extraction.damaged`, `extraction.too-large` when nothing of the file can be used.
 */
export async function extractText(
  { bytes, name, options = {} }: ExtractionInput,
  pictures = readsNothing(options.recognise === false ? 'recognition-off' : 'picture-without-text'),
): Promise<Result<ExtractedText>> {
  const limits: Limits = { ...standardLimits, ...options.limits };
  const budget: Budget = {
    inflatedBytes: limits.inflatedBytes,
    entries: limits.entries,
    textUnits: limits.textUnits,
    pictures: limits.recognisedPictures,
  };
  const type = detectFileType(bytes);
  const collector = startCollecting(type, budget);
  collector.lines(fileNamePath, 'other', [{ text: name, mark: { place: {}, hidden: null } }]);
  const mismatch = nameMismatch(name, type);
  if (mismatch !== null) collector.fact(mismatch);
  try {
    const inner = await readType(type, bytes, startContext({ limits, budget, options, pictures, depth: 0 }));
    const named = collector.finish();
    return ok({
      ...inner,
      parts: [...named.parts, ...inner.parts],
      hidden: [...named.hidden, ...inner.hidden],
    });
  } catch (error) {
    const stopped = asStop(error);
    if (stopped === null) throw error;
    return stoppedFailure(stopped, type);
  }
}

function stoppedFailure(stopped: ExtractionStop, type: FileType): Result<never> {
  if (stopped.reason === 'over-limit') return fail('extraction.too-large', { limit: stopped.detail });
  return fail('extraction.damaged', { format: type });
}

type Start = Pick<ReadContext, 'limits' | 'budget' | 'options' | 'pictures' | 'depth'>;

function startContext(start: Start): ReadContext {
  return {
    ...start,
    decode: decodeAs,
    nested: (into, path, bytes, isSeen = false) =>
      readNested(into, {
        path,
        bytes,
        start: isSeen ? { ...start, pictures: seenElsewhere(start.pictures) } : start,
      }),
  };
}

async function readType(type: FileType, bytes: Uint8Array, context: ReadContext): Promise<ExtractedText> {
  const reader = readers[type];
  if (reader !== undefined) return reader(bytes, context);
  const collector = startCollecting(type, context.budget);
  if (type === 'ooxml-encrypted') collector.fact({ kind: 'file.encrypted', path: '' });
  collector.skip('', type === 'ooxml-encrypted' ? 'encrypted' : 'unsupported-format');
  return collector.finish();
}

interface NestedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly start: Start;
}

async function readNested(into: Collector, { path, bytes, start }: NestedFile): Promise<void> {
  const depth = start.depth + 1;
  if (depth > start.limits.nesting) {
    into.skip(path, 'over-limit');
    return;
  }
  const type = detectFileType(bytes);
  const mismatch = nameMismatch(path, type);
  if (mismatch !== null) into.fact({ ...mismatch, path });
  try {
    into.merge(path, await readType(type, bytes, startContext({ ...start, depth })));
  } catch (error) {
    const stopped = asStop(error);
    if (stopped === null) throw error;
    into.skip(path, stopped.reason);
  }
}
