/** Media type of each file type, as registered with IANA or as its publisher states; `application/octet-stream` otherwise. */
import type { FileType } from './file-type.ts';

const office = 'application/vnd.openxmlformats-officedocument';

const mediaTypes: Readonly<Record<FileType, string>> = {
  docx: `${office}.wordprocessingml.document`,
  xlsx: `${office}.spreadsheetml.sheet`,
  xlsb: 'application/vnd.ms-excel.sheet.binary.macroenabled.12',
  pptx: `${office}.presentationml.presentation`,
  'ooxml-encrypted': 'application/x-ole-storage',
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
  ole: 'application/x-ole-storage',
  pdf: 'application/pdf',
  ofd: 'application/ofd',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odp: 'application/vnd.oasis.opendocument.presentation',
  rtf: 'application/rtf',
  txt: 'text/plain',
  html: 'text/html',
  xml: 'application/xml',
  csv: 'text/csv',
  eml: 'message/rfc822',
  msg: 'application/vnd.ms-outlook',
  zip: 'application/zip',
  '7z': 'application/x-7z-compressed',
  rar: 'application/vnd.rar',
  gzip: 'application/gzip',
  tar: 'application/x-tar',
  bzip2: 'application/x-bzip2',
  xz: 'application/x-xz',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  tiff: 'image/tiff',
  webp: 'image/webp',
  bmp: 'image/bmp',
  heic: 'image/heic',
  mp4: 'video/mp4',
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
  flac: 'audio/flac',
  ogg: 'application/ogg',
  webm: 'video/webm',
  vtt: 'text/vtt',
  srt: 'application/x-subrip',
  executable: 'application/octet-stream',
  unknown: 'application/octet-stream',
};

/** Media type to write into a manifest. */
export function mediaTypeOf(type: FileType): string {
  return mediaTypes[type];
}
