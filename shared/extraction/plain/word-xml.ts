/** Words of a Word document in one XML file. Elements are told by their local names: the two forms differ only in namespaces. */
import type { Collector } from '../collector.ts';
import type { Mark } from '../part-builder.ts';
import type { Attributes } from '../xml-names.ts';
import type { OfficeXml } from './office-xml.ts';

const words = new Set(['t', 'delText', 'instrText', 'delInstrText']);
const people = new Set(['Author', 'LastAuthor', 'Company', 'Manager', 'creator', 'lastModifiedBy']);

/** What words within an element are; author and time as far as they are recorded. */
interface Around {
  readonly hidden: string | null;
  readonly author?: string;
  readonly at?: string;
}

const shown: Around = { hidden: null };

interface Open {
  readonly local: string;
  readonly around: Around;
}

/** Handlers for the whole file. */
export function wordXmlHandlers(collector: Collector): OfficeXml {
  const body = collector.start('(xml)', 'body');
  const remarks = collector.start('(xml)#comments', 'comment');
  const open: Open[] = [];
  // A comment stands in the middle of the sentence that it hangs on, which must stay whole.
  const partNow = () => (open.at(-1)?.around.hidden === 'docx.comments' ? remarks : body);
  const properties: { readonly text: string; readonly mark: Mark }[] = [];
  let paragraph = 0;
  let isVanished = false;
  const add = (text: string, { hidden, ...who }: Around) => {
    partNow().add(text, {
      place: { paragraph },
      hidden: hidden ?? (isVanished ? 'docx.hidden-text' : null),
      ...who,
    });
  };
  return {
    events: [
      {
        open(name, attributes) {
          const local = localName(name);
          if (local === 'r') isVanished = false;
          if (local === 'vanish' && isOn(attributes)) isVanished = true;
          const part = partNow();
          if ((local === 'p' || local === 'tc') && !part.isAtLineStart())
            part.separate(local === 'p' ? '\n' : '\t');
          if (local === 'p') paragraph += 1;
          if (local === 'br' || local === 'tab') part.separate(local === 'br' ? '\n' : '\t');
          const around = changeOf(local, attributes) ?? open.at(-1)?.around ?? shown;
          if (around !== open.at(-1)?.around && around.hidden !== null)
            collector.fact({
              kind: around.hidden,
              path: '(xml)',
              place: { paragraph },
              ...withoutKind(around),
            });
          open.push({ local, around });
        },
        text(text) {
          const last = open.at(-1);
          if (last === undefined || text === '') return;
          if (words.has(last.local)) add(text, last.around);
          else if (people.has(last.local) && text.trim() !== '')
            properties.push({ text, mark: { place: {}, hidden: 'docx.metadata-person' } });
        },
        close() {
          open.pop();
        },
      },
    ],
    finish() {
      for (const part of [body, remarks]) collector.keep(part);
      collector.lines('(xml)#properties', 'properties', properties);
      for (const { text } of properties)
        collector.fact({ kind: 'docx.metadata-person', path: '(xml)#properties', quote: text });
    },
  };
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function isOn(attributes: Attributes): boolean {
  return !/^(?:0|off|false)$/.test(attributes['w:val'] ?? '');
}

/** `aml:annotation` of 2003, and the elements that took its place. */
function changeOf(local: string, attributes: Attributes): Around | null {
  const kind = kindOf(local, attributes['w:type'] ?? '');
  if (kind === null) return null;
  const author = attributes['aml:author'] ?? attributes['w:author'];
  const at = attributes['aml:createdate'] ?? attributes['w:date'];
  return { hidden: kind, ...(author === undefined ? {} : { author }), ...(at === undefined ? {} : { at }) };
}

function kindOf(local: string, type: string): string | null {
  if (local === 'del' || local === 'ins' || /^Word\.(?:Deletion|Insertion)$/.test(type))
    return 'docx.tracked-changes';
  return local === 'comment' || type === 'Word.Comment' ? 'docx.comments' : null;
}

function withoutKind({ hidden: _, ...who }: Around) {
  return who;
}
