/**
 * The decoder of RAR: node-unrar-js (MIT) around RARLAB's own source compiled to WebAssembly. The unRAR licence lets anybody
 * use that source in any software to handle RAR archives, free of charge, but not to make a RAR compressor of it. It runs
 * within the reading thread, sees no files, and may not grow beyond `memoryPages`, whatever dictionary an archive asks for.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createExtractorFromData, type FileHeader, UnrarError } from 'node-unrar-js';
import { boundWasm } from './bound-wasm.ts';

/** 384 MiB: WinRAR offers dictionaries up to 1 GiB, but makes them of 32 MiB unless told otherwise. */
const memoryPages = 6 * 1024;

export type RarFailure = 'encrypted' | 'damaged' | 'over-limit' | 'unsupported-format';

export interface RarMember {
  readonly header: FileHeader;
  readonly content: Uint8Array;
}

export interface OpenRar {
  readonly comment: string;
  readonly isVolume: boolean;
  /** Even the names need the password. */
  readonly isSealed: boolean;
  readonly members: readonly FileHeader[];
  /**
   * Unpacks, in order, the members that are wanted, from position `from` on. A member that swells beyond what its header
   * says ends the run with an `UnrarError`.
   */
  unpack(from: number, wants: (header: FileHeader, index: number) => boolean): Generator<RarMember>;
}

let wasmBinary: ArrayBuffer | null = null;

/** Lists an archive. @throws UnrarError, which `rarFailure` explains */
export async function openRar(bytes: Uint8Array): Promise<OpenRar> {
  wasmBinary ??= await loadWasm();
  const data = new Uint8Array(bytes).buffer;
  const listing = (await createExtractorFromData({ wasmBinary, data })).getFileList();
  const { comment, flags } = listing.arcHeader;
  const members = flags.headerEncrypted ? [] : [...listing.fileHeaders];
  const extractor = await createExtractorFromData({ wasmBinary, data });
  const bound = boundOutput(extractor);
  return {
    comment,
    isVolume: flags.volume,
    isSealed: flags.headerEncrypted,
    members,
    *unpack(from, wants) {
      let index = -1;
      const { files } = extractor.extract({
        files: (header) => {
          index += 1;
          bound(header.unpSize);
          return index >= from && wants(header, index);
        },
      });
      for (const { fileHeader, extraction } of files) {
        yield { header: fileHeader, content: extraction ?? new Uint8Array() };
      }
    },
  };
}

const currentMember = '*member*';

/**
 * Makes the decoder write each member to one place, which the next takes over: it would look for a member under the name in
 * the archive, but writes it under the one it makes of that (without `../`), and would keep all of them. What a member may
 * write is bounded by the function given back, which is called before each; a link writes nothing.
 */
function boundOutput(extractor: object): (bytes: number) => void {
  const kept: unknown = Reflect.get(extractor, 'dataFiles');
  const write: unknown = Reflect.get(extractor, 'write');
  if (typeof kept !== 'object' || kept === null || typeof write !== 'function') {
    throw new TypeError('another version of the decoder');
  }
  let left = 0;
  Reflect.set(extractor, 'getExtractedFileName', () => currentMember);
  Reflect.set(extractor, 'write', (handle: number, at: number, size: number) => {
    left -= size;
    return left >= 0 && write.call(extractor, handle, at, size);
  });
  return (bytes) => {
    left = bytes;
    Reflect.set(kept, currentMember, { file: { readAll: () => new Uint8Array() } });
  };
}

async function loadWasm(): Promise<ArrayBuffer> {
  const folder = dirname(createRequire(import.meta.url).resolve('node-unrar-js'));
  const bounded = boundWasm(await readFile(join(folder, 'js/unrar.wasm')), memoryPages);
  if (bounded === null) throw new TypeError('another version of the decoder');
  return new Uint8Array(bounded).buffer;
}

/** Why the decoder gave up; null for an error that is none of its own. */
export function rarFailure(error: unknown): RarFailure | null {
  if (!(error instanceof UnrarError)) return null;
  if (error.reason === 'ERAR_MISSING_PASSWORD' || error.reason === 'ERAR_BAD_PASSWORD') return 'encrypted';
  if (error.reason === 'ERAR_NO_MEMORY' || error.reason === 'ERAR_EWRITE') return 'over-limit';
  return error.reason === 'ERAR_UNKNOWN_FORMAT' ? 'unsupported-format' : 'damaged';
}
