/** Text of an XML part whose structure we need not know: character data and chosen attributes, a line each. */
import type { Collector } from '../collector.ts';
import type { PartRole } from '../extracted-text.ts';
import type { Mark } from '../part-builder.ts';
import type { OfficePackage } from './package.ts';

export interface PlainXmlText {
  readonly role: PartRole;
  readonly mark: Mark;
  /** Names of attributes whose values are words rather than settings; `*` for all. */
  readonly attributes?: readonly string[];
  /** Elements whose text counts; all when left out. */
  readonly elements?: ReadonlySet<string>;
  /** Elements after which a new line begins; every element when left out. */
  readonly lineEnds?: ReadonlySet<string>;
}

/** Adds the words of a part to the collector and returns them. */
export function collectPlainXml(
  pkg: OfficePackage,
  name: string,
  options: PlainXmlText & { readonly collector: Collector },
): string {
  const { collector, role, mark, attributes = [], elements, lineEnds } = options;
  const part = collector.start(name, role);
  const open: string[] = [];
  let atLineStart = true;
  const add = (text: string) => {
    if (atLineStart) part.separate('\n');
    atLineStart = false;
    part.add(text, mark);
  };
  pkg.readXml(name, {
    open(element, values) {
      open.push(element);
      for (const attribute in values) {
        if (attribute.startsWith('xmlns')) continue;
        const value = values[attribute] ?? '';
        if (value.trim() === '' || !(attributes.includes('*') || attributes.includes(attribute))) continue;
        atLineStart = true;
        add(value);
        atLineStart = true;
      }
    },
    text(text) {
      const isWanted = elements === undefined ? text.trim() !== '' : elements.has(open.at(-1) ?? '');
      if (isWanted) add(text);
    },
    close(element) {
      open.pop();
      if (lineEnds === undefined || lineEnds.has(element)) atLineStart = true;
    },
  });
  collector.keep(part);
  return part.textFrom(0);
}
