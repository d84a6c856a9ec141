/** Annotations of a PDF page: remarks, hidden ones, form fields, links (ISO 32000-2, 12.5). */
import type { Collector } from '../collector.ts';
import type { SegmentPlace } from '../extracted-text.ts';
import type { Mark } from '../part-builder.ts';
import { numbersOf } from './paint/matrix.ts';

/** What we use of an annotation as pdf.js hands it out; everything may be missing. */
export interface PdfAnnotation {
  readonly id: string;
  readonly subtype: string;
  readonly flags: number;
  readonly contents: string;
  readonly author: string;
  readonly at: string | undefined;
  readonly fieldValue: string;
  readonly url: string;
  readonly fileId: string;
  readonly fileName: string;
  readonly scripts: readonly string[];
  /** Left, low, right, high in the page's own coordinates; empty when the file has none. */
  readonly rect: readonly number[];
  /** Red, green and blue of 255; empty when the file names none. */
  readonly color: readonly number[];
}

/** Markup annotations whose contents are a remark; free text is shown on the page itself (12.5.6.2). */
const remarks = new Set([
  'Text',
  'Highlight',
  'Underline',
  'Squiggly',
  'StrikeOut',
  'Line',
  'Square',
  'Circle',
  'Polygon',
  'PolyLine',
  'Ink',
  'Stamp',
  'Caret',
  'FileAttachment',
  'Redact',
  'Sound',
  'Projection',
]);
const hiddenFlag = 2;
const noViewFlag = 32;

/** Picks what we use from untrusted data. */
export function parseAnnotation(untrusted: Readonly<Record<string, unknown>>): PdfAnnotation {
  const text = (value: unknown): string => {
    if (typeof value === 'string') return value;
    return Array.isArray(value) ? value.map(text).join('\n') : '';
  };
  const inner = (value: unknown, key: string): unknown =>
    typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  return {
    id: text(untrusted.id),
    subtype: text(untrusted.subtype),
    flags: typeof untrusted.annotationFlags === 'number' ? untrusted.annotationFlags : 0,
    contents: text(inner(untrusted.contentsObj, 'str')),
    author: text(inner(untrusted.titleObj, 'str')),
    at: isoTime(text(untrusted.modificationDate)),
    fieldValue: text(untrusted.fieldValue),
    url: text(untrusted.unsafeUrl) || text(untrusted.url),
    fileId: text(untrusted.fileId),
    fileName: text(inner(untrusted.file, 'filename')),
    scripts: scriptsOf(untrusted.actions),
    rect: numbersOf(untrusted.rect),
    color: untrusted.color instanceof Uint8ClampedArray ? [...untrusted.color] : [],
  };
}

/** Adds the words of a page's annotations and the facts about them. */
export function collectAnnotations(
  annotations: readonly PdfAnnotation[],
  page: number,
  collector: Collector,
): void {
  const place: SegmentPlace = { page };
  const path = `page-${page}#annotations`;
  const lines: { readonly text: string; readonly mark: Mark }[] = [];
  for (const annotation of annotations) {
    const { subtype, contents, fieldValue, url } = annotation;
    const isHidden = (annotation.flags & (hiddenFlag | noViewFlag)) !== 0;
    const isRemark = remarks.has(subtype) && contents.trim() !== '';
    const hidden = isHidden ? 'pdf.hidden-annotation' : isRemark ? 'pdf.comment-annotation' : null;
    const who = {
      ...(annotation.author === '' ? {} : { author: annotation.author }),
      ...(annotation.at === undefined ? {} : { at: annotation.at }),
    };
    const quote = contents || fieldValue;
    // A pop-up is only the window of another annotation.
    if (isHidden && subtype !== 'Popup')
      collector.fact({ kind: 'pdf.hidden-annotation', path, place, quote, ...who });
    if (isRemark) collector.fact({ kind: 'pdf.comment-annotation', path, place, quote: contents, ...who });
    if (subtype === 'Popup') continue;
    for (const text of [contents, fieldValue, url]) lines.push({ text, mark: { place, hidden, ...who } });
  }
  collector.lines(path, 'annotation', lines);
}

/** Scripts by event, whatever shape they come in. */
export function scriptsOf(actions: unknown): readonly string[] {
  if (typeof actions !== 'object' || actions === null) return [];
  const values: readonly unknown[] = actions instanceof Map ? [...actions.values()] : Object.values(actions);
  return values.flat().filter((script) => typeof script === 'string');
}

/** `D:20260115093000+08'00'` → ISO 8601; undefined when it has no such form (7.9.4). */
export function isoTime(date: string): string | undefined {
  const parts =
    /^(?:D:)?([1-9]\d{3})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(\d{2})?(\d{2})?(\d{2})?(Z|[+-]\d{2}'?\d{2})?/.exec(
      date,
    );
  if (parts === null) return undefined;
  const [, year, month, day, hour = '00', minute = '00', second = '00', zone = ''] = parts;
  const offset = zone === 'Z' || zone === '' ? zone : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`;
}
