/** Cells of an XML Spreadsheet 2003, which many office systems hand out under the ending of old workbooks. */
import type { Collector } from '../collector.ts';
import type { SegmentPlace } from '../extracted-text.ts';
import type { Mark } from '../part-builder.ts';
import type { Attributes } from '../xml-names.ts';
import type { OfficeXml } from './office-xml.ts';

const people = new Set(['Author', 'LastAuthor', 'Company', 'Manager']);

/** Handlers for the whole file. */
export function sheetXmlHandlers(collector: Collector): OfficeXml {
  const part = collector.start('(xml)', 'sheet');
  const open: string[] = [];
  const properties: { readonly text: string; readonly mark: Mark }[] = [];
  let sheet = '';
  let author = '';
  const place = (): SegmentPlace => (sheet === '' ? {} : { sheet });
  const add = (text: string) => {
    const isComment = open.includes('Comment');
    part.add(text, {
      place: place(),
      hidden: isComment ? 'xlsx.comments' : null,
      ...(isComment && author !== '' ? { author } : {}),
    });
  };
  return {
    events: [
      {
        open(name, attributes) {
          const local = name.slice(name.indexOf(':') + 1);
          open.push(local);
          if (local === 'Worksheet') sheet = attribute(attributes, 'Name');
          if (local === 'Comment') author = attribute(attributes, 'Author');
          const isHidden = attribute(attributes, 'Hidden') === '1';
          if (isHidden && local === 'Row')
            collector.fact({ kind: 'xlsx.hidden-rows', path: '(xml)', place: place() });
          if (isHidden && local === 'Column')
            collector.fact({ kind: 'xlsx.hidden-columns', path: '(xml)', place: place() });
          if (local === 'Comment') collector.fact({ kind: 'xlsx.comments', path: '(xml)', place: place() });
          if (part.isAtLineStart()) return;
          if (local === 'Row' || local === 'Worksheet') part.separate('\n');
          else if (local === 'Cell' || local === 'Comment') part.separate('\t');
        },
        text(text) {
          const last = open.at(-1) ?? '';
          if (text.trim() === '') return;
          if (open.includes('Data')) add(text);
          else if (last === 'Visible') noteHidden(text.trim());
          else if (people.has(last))
            properties.push({ text, mark: { place: {}, hidden: 'xlsx.metadata-person' } });
        },
        close() {
          open.pop();
        },
      },
    ],
    finish() {
      collector.keep(part);
      collector.lines('(xml)#properties', 'properties', properties);
      for (const { text } of properties)
        collector.fact({ kind: 'xlsx.metadata-person', path: '(xml)#properties', quote: text });
    },
  };

  function noteHidden(state: string): void {
    const kinds: Readonly<Record<string, string>> = {
      SheetHidden: 'xlsx.hidden-sheet',
      SheetVeryHidden: 'xlsx.very-hidden-sheet',
    };
    const kind = kinds[state];
    if (kind !== undefined) collector.fact({ kind, path: '(xml)', place: place() });
  }
}

function attribute(attributes: Attributes, local: string): string {
  return attributes[`ss:${local}`] ?? attributes[local] ?? '';
}
