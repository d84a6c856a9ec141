/**
 * Office documents that are one XML file: Word 2003 XML ([MS-OE376] has its successor; root `w:wordDocument`), flat packages
 * (`pkg:package`, ISO/IEC 29500-2 as one file), XML Spreadsheet 2003 (root `Workbook`), flat OpenDocument (ISO/IEC 26300-3,
 * 2.1.2). Words that programs cut into runs are put together again, or a rule would never see them whole.
 */
import { latin1 } from '../../base/bounded-reader.ts';
import type { Collector } from '../collector.ts';
import { contentHandlers, type OdfType } from '../odf/odf-content.ts';
import { metaHandlers } from '../odf/odf-meta.ts';
import type { XmlHandlers } from '../read-xml-events.ts';
import { sheetXmlHandlers } from './sheet-xml.ts';
import { wordXmlHandlers } from './word-xml.ts';

export interface OfficeXml {
  readonly events: readonly XmlHandlers[];
  finish(): void;
}

const flatTypes: readonly (readonly [RegExp, OdfType])[] = [
  [/office:mimetype="application\/vnd\.oasis\.opendocument\.spreadsheet/, 'ods'],
  [/office:mimetype="application\/vnd\.oasis\.opendocument\.(?:presentation|graphics)/, 'odp'],
  [/office:mimetype="application\/vnd\.oasis\.opendocument\.text/, 'odt'],
];

/** What reads the document, told by its root; null for XML of any other kind. */
export function officeXml(bytes: Uint8Array, collector: Collector): OfficeXml | null {
  const head = latin1(bytes, 0, 16 * 1024).replaceAll('\0', '');
  if (/<(?:w:wordDocument|pkg:package)\b/.test(head)) return wordXmlHandlers(collector);
  if (/<(?:\w+:)?Workbook\b[^>]*urn:schemas-microsoft-com:office:spreadsheet/.test(head)) {
    return sheetXmlHandlers(collector);
  }
  if (!/<office:document\b/.test(head)) return null;
  const type = flatTypes.find(([pattern]) => pattern.test(head))?.[1] ?? 'odt';
  const all = [contentHandlers('(xml)', type, collector), metaHandlers('(xml)#meta', type, collector)];
  return {
    events: all.map(({ events }) => events),
    finish() {
      for (const { finish } of all) finish();
    },
  };
}
