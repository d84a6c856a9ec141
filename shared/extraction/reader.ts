/** What a reader is given and what it gives back. */
import type { FileType } from '../intake/file-type.ts';
import type { Limits } from '../intake/limits.ts';
import type { Collector } from './collector.ts';
import type { ExtractedText } from './extracted-text.ts';
import type { PictureReader } from './ocr/recognised.ts';

/** What is left of the bounds for one file with everything nested in it. */
export interface Budget {
  inflatedBytes: number;
  entries: number;
  textUnits: number;
  /** Pictures and pages that may still be handed to the recogniser. */
  pictures: number;
}

/** Decodes bytes by the name of an encoding (WHATWG label); null when the encoding is not known. */
export type Decode = (bytes: Uint8Array, encoding: string) => string | null;

/** Choices of the host, not of the file. Plain data: it crosses to the worker. */
export interface ReadOptions {
  /** Folder (path or file URL, ending in a slash) with pdf.js's `cmaps/` and `standard_fonts/`. */
  readonly pdfAssets?: string;
  readonly limits?: Partial<Limits>;
  /** False where somebody turned the recognition of pictures off. */
  readonly recognise?: boolean;
  /** Load decoders for the pictures of a PDF: only where its pages are drawn, never where they are read. */
  readonly decodesPictures?: boolean;
}

export interface ReadContext {
  readonly limits: Limits;
  readonly budget: Budget;
  readonly decode: Decode;
  readonly options: ReadOptions;
  readonly pictures: PictureReader;
  /** Files around this one; 0 for the file that was handed in. */
  readonly depth: number;
  /**
   * Reads a file found inside this one and adds what it holds under `path`.
   * @param isSeen a picture that is looked at where it is shown: its pixels are not read once more
   */
  readonly nested: (into: Collector, path: string, bytes: Uint8Array, isSeen?: boolean) => Promise<void>;
}

/** A format's reader. Stops with `ExtractionStop` when nothing of the file can be used. */
export type Reader = (bytes: Uint8Array, context: ReadContext) => Promise<ExtractedText>;

export type Readers = Readonly<Partial<Record<FileType, Reader>>>;
