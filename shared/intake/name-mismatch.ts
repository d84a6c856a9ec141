/** What a name's ending claims, against what the bytes are. A file that pretends is itself a finding. */
import type { FileType } from './file-type.ts';

/** Types that an ending may honestly stand for. Endings that are not listed claim nothing. */
const claims: Readonly<Record<string, readonly FileType[]>> = {
  docx: ['docx', 'ooxml-encrypted'],
  docm: ['docx', 'ooxml-encrypted'],
  dotx: ['docx', 'ooxml-encrypted'],
  dotm: ['docx', 'ooxml-encrypted'],
  xlsx: ['xlsx', 'ooxml-encrypted'],
  xlsm: ['xlsx', 'ooxml-encrypted'],
  xltx: ['xlsx', 'ooxml-encrypted'],
  xltm: ['xlsx', 'ooxml-encrypted'],
  xlsb: ['xlsb', 'ooxml-encrypted'],
  pptx: ['pptx', 'ooxml-encrypted'],
  pptm: ['pptx', 'ooxml-encrypted'],
  ppsx: ['pptx', 'ooxml-encrypted'],
  potx: ['pptx', 'ooxml-encrypted'],
  doc: ['doc'],
  dot: ['doc'],
  wps: ['doc', 'docx'],
  wpt: ['doc', 'docx'],
  xls: ['xls'],
  xlt: ['xls'],
  et: ['xls', 'xlsx'],
  ett: ['xls', 'xlsx'],
  ppt: ['ppt'],
  pps: ['ppt'],
  dps: ['ppt', 'pptx'],
  dpt: ['ppt', 'pptx'],
  pdf: ['pdf'],
  ofd: ['ofd'],
  odt: ['odt'],
  ods: ['ods'],
  odp: ['odp'],
  fodt: ['xml'],
  fods: ['xml'],
  fodp: ['xml'],
  rtf: ['rtf'],
  txt: ['txt', 'csv', 'xml', 'html', 'eml'],
  md: ['txt', 'csv', 'xml', 'html'],
  csv: ['csv', 'txt'],
  html: ['html', 'xml', 'txt'],
  htm: ['html', 'xml', 'txt'],
  xhtml: ['html', 'xml'],
  xml: ['xml', 'html'],
  eml: ['eml', 'txt'],
  mht: ['eml'],
  mhtml: ['eml'],
  msg: ['msg'],
  zip: ['zip'],
  '7z': ['7z'],
  rar: ['rar'],
  gz: ['gzip'],
  tgz: ['gzip'],
  tar: ['tar'],
  bz2: ['bzip2'],
  xz: ['xz'],
  jpg: ['jpeg'],
  jpeg: ['jpeg'],
  png: ['png'],
  gif: ['gif'],
  tif: ['tiff'],
  tiff: ['tiff'],
  webp: ['webp'],
  bmp: ['bmp'],
  heic: ['heic'],
  mp4: ['mp4'],
  mp3: ['mp3'],
  wav: ['wav'],
  m4a: ['mp4'],
  m4v: ['mp4'],
  mov: ['mp4'],
  flac: ['flac'],
  ogg: ['ogg'],
  oga: ['ogg'],
  ogv: ['ogg'],
  opus: ['ogg'],
  webm: ['webm'],
  mkv: ['webm'],
  mka: ['webm'],
  vtt: ['vtt', 'txt'],
  srt: ['srt', 'txt'],
  exe: ['executable'],
};

/** A hidden-content fact in the shape that extraction uses; intake cannot import from the step behind it. */
export interface NameMismatch {
  readonly kind: 'file.type-mismatch';
  readonly path: string;
  readonly place: Record<never, never>;
  readonly count: number;
}

/** The fact that a name claims another type than the bytes have, or null when it claims nothing wrong. */
export function nameMismatch(name: string, type: FileType): NameMismatch | null {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.trim().toLowerCase();
  const honest = ending === undefined || !Object.hasOwn(claims, ending) ? undefined : claims[ending];
  if (honest === undefined || honest.includes(type)) return null;
  return { kind: 'file.type-mismatch', path: '', place: {}, count: 1 };
}
