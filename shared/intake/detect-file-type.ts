/** True type of a file, told from its bytes. The name's ending has no say. */
import { hasBytesAt, latin1 } from '../base/bounded-reader.ts';
import type { FileType } from './file-type.ts';
import { inflateEntry } from './inflate-entry.ts';
import { limits } from './limits.ts';
import { hasPdfHeader, typeBySignature } from './magic-numbers.ts';
import { looksLikeOle, readOleStreams } from './ole-container.ts';
import { looksLikeTar } from './tar-header.ts';
import { plausibleEncoding } from './text-encoding.ts';
import { textKind } from './text-kind.ts';
import { readZipDirectory, type ZipEntry } from './zip-directory.ts';

/** Bytes of an entry that are looked at to tell the type. */
const peekBounds = { entryBytes: 4 * 1024 * 1024, inflationRatio: 1000, ratioFloorBytes: 4 * 1024 * 1024 };

/** Type of the file; `unknown` when nothing fits. Never throws, whatever the bytes are. */
export function detectFileType(bytes: Uint8Array): FileType {
  if (hasBytesAt(bytes, 0, [0x50, 0x4b, 0x03, 0x04]) || hasBytesAt(bytes, 0, [0x50, 0x4b, 0x05, 0x06])) {
    return zipType(bytes);
  }
  if (looksLikeOle(bytes)) return oleType(bytes);
  const bySignature = typeBySignature(bytes);
  if (bySignature !== null && bySignature !== 'mp3') return bySignature;
  // Before PDF: the first member of an archive may begin with a PDF's header.
  if (looksLikeTar(bytes)) return 'tar';
  if (hasPdfHeader(bytes)) return 'pdf';
  const encoding = plausibleEncoding(bytes);
  if (encoding !== null && bytes.length > 0) return textKind(bytes, encoding);
  return bySignature ?? 'unknown';
}

/** Main parts as [Content_Types].xml names them (ECMA-376 part 1, 11.3, 12.3, 13.3; [MS-OFFMACRO2] for macro files). */
const mainParts: readonly (readonly [FileType, RegExp])[] = [
  [
    'docx',
    /wordprocessingml\.(?:document|template)\.main\+xml|vnd\.ms-word\.(?:document|template)\.macroEnabled\w*\.main\+xml/i,
  ],
  [
    'xlsx',
    /spreadsheetml\.(?:sheet|template)\.main\+xml|vnd\.ms-excel\.(?:sheet|template|addin)\.macroEnabled\.main\+xml/i,
  ],
  ['xlsb', /vnd\.ms-excel\.sheet\.binary\.macroEnabled\.main/i],
  [
    'pptx',
    /presentationml\.(?:presentation|template|slideshow)\.main\+xml|vnd\.ms-powerpoint\.\w+\.macroEnabled\.main\+xml/i,
  ],
];

const openDocuments: readonly (readonly [string, FileType])[] = [
  ['application/vnd.oasis.opendocument.text', 'odt'],
  ['application/vnd.oasis.opendocument.spreadsheet', 'ods'],
  ['application/vnd.oasis.opendocument.presentation', 'odp'],
];

function zipType(bytes: Uint8Array): FileType {
  const reading = readZipDirectory(bytes, limits.entries);
  if (!reading.ok) return 'zip';
  const { entries } = reading.directory;
  const contentTypes = peek(bytes, entries, '[content_types].xml');
  const main = mainParts.find(([, pattern]) => pattern.test(contentTypes));
  if (main) return main[0];
  const mediaType = peek(bytes, entries, 'mimetype');
  const open = openDocuments.find(([prefix]) => mediaType.startsWith(prefix));
  if (open) return open[1];
  return entries.some((entry) => entry.name.toLowerCase() === 'ofd.xml') ? 'ofd' : 'zip';
}

/** Content of a small entry as ASCII, wide encodings squeezed; empty when it is missing or cannot be read. */
function peek(bytes: Uint8Array, entries: readonly ZipEntry[], lowerCaseName: string): string {
  const entry = entries.find(({ name }) => name.toLowerCase() === lowerCaseName);
  if (entry === undefined) return '';
  const reading = inflateEntry(bytes, entry, peekBounds);
  return reading.ok ? latin1(reading.bytes, 0, 1024 * 1024).replaceAll('\0', '') : '';
}

/** Streams that make a compound file what it is ([MS-DOC], [MS-XLS], [MS-PPT], [MS-OFFCRYPTO] 2.3.4.4, [MS-OXMSG]). */
const oleStreams: readonly (readonly [string, FileType])[] = [
  ['encryptedpackage', 'ooxml-encrypted'],
  ['worddocument', 'doc'],
  ['workbook', 'xls'],
  ['book', 'xls'],
  ['powerpoint document', 'ppt'],
  ['__properties_version1.0', 'msg'],
];

function oleType(bytes: Uint8Array): FileType {
  const names = new Set(
    (readOleStreams(bytes) ?? [])
      .filter(({ storages }) => storages.length === 0)
      .map(({ name }) => name.toLowerCase()),
  );
  return oleStreams.find(([name]) => names.has(name))?.[1] ?? 'ole';
}
