/** Words of a presentation that stand on no slide: where links lead, headers and footers ([MS-PPT] 2.10.16, 2.4.15.2). */
import { type PptRecord, recordType, walkRecords } from './ppt-records.ts';
import { addWords, type PptText } from './slide-parts.ts';
import { paragraphsOf, stringOf } from './slide-text.ts';

/** Adds them. */
export function readDocumentWords(text: PptText, document: PptRecord): void {
  const { stream, path } = text;
  const links: string[] = [];
  const headers: string[] = [];
  walkRecords(stream, document, (record) => {
    if (record.type === recordType.slideList) return false;
    const into =
      record.type === recordType.link ? links : record.type === recordType.headersFooters ? headers : null;
    if (into === null) return true;
    walkRecords(stream, record, (inner) => {
      if (inner.type === recordType.string) into.push(...paragraphsOf(stringOf(stream, inner)));
      return true;
    });
    return false;
  });
  addWords(text, { path: `${path}#links`, role: 'other', paragraphs: links, hidden: null });
  addWords(text, { path: `${path}#headers`, role: 'header', paragraphs: headers, hidden: null });
}
