/** Words of an OpenDocument part: paragraphs, cells, slides; deleted words, remarks and hidden ones apart (ISO/IEC 26300-3, 5 to 9). */
import type { Collector } from '../collector.ts';
import type { SegmentPlace } from '../extracted-text.ts';
import type { Attributes } from '../xml-names.ts';
import type { PartHandlers } from './read-odf.ts';

export type OdfType = 'odt' | 'ods' | 'odp';

/** Elements around words that do not show, and what they are. */
const wrappers: ReadonlyMap<string, string> = new Map([
  ['text:deletion', 'tracked-changes'],
  ['office:annotation', 'comments'],
  ['text:hidden-text', 'hidden-text'],
  ['text:hidden-paragraph', 'hidden-text'],
  ['presentation:notes', 'notes'],
]);
const paragraphs = new Set(['text:p', 'text:h', 'table:table-cell', 'text:list-item']);
/** Elements in which character data is words. */
const wordy = /^(?:text:|dc:creator$|dc:date$|presentation:|svg:title$|svg:desc$)/;
const hiddenRows = new Set(['collapse', 'filter']);

/** Handlers for content.xml and styles.xml. */
export function contentHandlers(path: string, type: OdfType, collector: Collector): PartHandlers {
  const part = collector.start(path, 'body');
  const hiddenStyles = new Set<string>();
  const open: { readonly name: string; readonly hidden: string | null; readonly start: number }[] = [];
  let style = '';
  let place: SegmentPlace = {};
  let sheet: string | undefined;
  let paragraph = 0;
  return {
    events: {
      open(name, attributes) {
        if (name === 'style:style') style = attributes['style:name'] ?? '';
        const isHiddenStyle =
          attributes['text:display'] === 'none' ||
          attributes['table:display'] === 'false' ||
          attributes['presentation:visibility'] === 'hidden';
        if (isHiddenStyle) hiddenStyles.add(style);
        if (name === 'table:table') sheet = attributes['table:name'];
        if (paragraphs.has(name)) {
          paragraph += 1;
          place = type === 'ods' && sheet !== undefined ? { sheet } : { paragraph };
          if (!part.isAtLineStart()) part.separate(name === 'table:table-cell' ? '\t' : '\n');
        }
        const hidden = open.at(-1)?.hidden ?? hiddenKind(name, attributes, hiddenStyles);
        open.push({ name, hidden, start: part.length() });
        for (const key of ['text:string-value', 'xlink:href', 'draw:name']) {
          const value = attributes[key] ?? '';
          if (key === 'text:string-value' && value !== '')
            part.add(value, { place, hidden: hidden === null ? null : `${type}.${hidden}` });
        }
        if (name === 'text:s' || name === 'text:tab') part.add(' ', { place, hidden: null });
      },
      text(text) {
        const around = open.at(-1);
        if (around === undefined || !wordy.test(around.name) || text === '') return;
        part.add(text, { place, hidden: around.hidden === null ? null : `${type}.${around.hidden}` });
      },
      close(name) {
        const closed = open.pop();
        if (paragraphs.has(name) && !part.isAtLineStart()) part.separate('\n');
        const isOutermost =
          closed !== undefined && closed.hidden !== null && (open.at(-1)?.hidden ?? null) === null;
        if (!isOutermost) return;
        const quote = part.textFrom(closed.start);
        if (quote.trim() !== '') collector.fact({ kind: `${type}.${closed.hidden}`, path, place, quote });
      },
    },
    finish: () => collector.keep(part),
  };
}

function hiddenKind(name: string, attributes: Attributes, hiddenStyles: ReadonlySet<string>): string | null {
  const wrapper = wrappers.get(name);
  if (wrapper !== undefined) return wrapper;
  if (hiddenRows.has(attributes['table:visibility'] ?? ''))
    return name === 'table:table-row' ? 'hidden-rows' : 'hidden-columns';
  const isHidden = ['text:style-name', 'table:style-name', 'draw:style-name'].some((key) =>
    hiddenStyles.has(attributes[key] ?? ''),
  );
  if (!isHidden) return null;
  if (name === 'table:table') return 'hidden-sheet';
  return name === 'draw:page' ? 'hidden-slide' : 'hidden-text';
}
