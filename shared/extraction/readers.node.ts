/** Which reader reads which type of file. A type without one is recognised and reported, never passed over. */
import { read7z } from './archive/read-7z.ts';
import { readBzip2 } from './archive/read-bzip2.ts';
import { readGzip } from './archive/read-gzip.ts';
import { readRar } from './archive/read-rar.node.ts';
import { readTar } from './archive/read-tar.ts';
import { readXz } from './archive/read-xz.ts';
import { readZip } from './archive/read-zip.ts';
import { readDocx } from './docx/read-docx.ts';
import { imageReader } from './image/read-image.ts';
import { readEml } from './mail/read-eml.node.ts';
import { readMsg } from './mail/read-msg.ts';
import { captionReader } from './media/read-captions.node.ts';
import { readFlac } from './media/read-flac.ts';
import { readMatroska } from './media/read-matroska.ts';
import { readMp3 } from './media/read-mp3.ts';
import { readMp4 } from './media/read-mp4.ts';
import { readOgg } from './media/read-ogg.ts';
import { readWav } from './media/read-wav.ts';
import { odfReader } from './odf/read-odf.ts';
import { readOfd } from './ofd/read-ofd.ts';
import { officeReader } from './ole/read-office.ts';
import { readPdf } from './pdf/read-pdf.node.ts';
import { readHtml } from './plain/read-html.node.ts';
import { readRtf } from './plain/read-rtf.ts';
import { textReader } from './plain/read-text.node.ts';
import { readXml } from './plain/read-xml.ts';
import { readPptx } from './pptx/read-pptx.ts';
import { readOle } from './read-ole.ts';
import type { Readers } from './reader.ts';
import { readXlsb } from './xlsb/read-xlsb.ts';
import { readXlsx } from './xlsx/read-xlsx.ts';

export const readers: Readers = {
  docx: readDocx,
  xlsx: readXlsx,
  xlsb: readXlsb,
  pptx: readPptx,
  pdf: readPdf,
  ofd: readOfd,
  txt: textReader('txt'),
  csv: textReader('csv'),
  html: readHtml,
  xml: readXml,
  zip: readZip,
  ole: readOle,
  doc: officeReader('doc'),
  xls: officeReader('xls'),
  ppt: officeReader('ppt'),
  odt: odfReader('odt'),
  ods: odfReader('ods'),
  odp: odfReader('odp'),
  rtf: readRtf,
  eml: readEml,
  msg: readMsg,
  gzip: readGzip,
  bzip2: readBzip2,
  xz: readXz,
  tar: readTar,
  rar: readRar,
  '7z': read7z,
  jpeg: imageReader('jpeg'),
  png: imageReader('png'),
  gif: imageReader('gif'),
  tiff: imageReader('tiff'),
  webp: imageReader('webp'),
  bmp: imageReader('bmp'),
  heic: imageReader('heic'),
  mp4: readMp4,
  mp3: readMp3,
  wav: readWav,
  flac: readFlac,
  ogg: readOgg,
  webm: readMatroska,
  vtt: captionReader('vtt'),
  srt: captionReader('srt'),
};
