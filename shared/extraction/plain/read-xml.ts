/** Reader for XML of no known kind: character data and attribute values, a line each. */
import { startCollecting } from '../collector.ts';
import { readXmlEvents } from '../read-xml-events.ts';
import type { Reader } from '../reader.ts';

/** Stops with `damaged` at the first fault; a document type declaration is one. */
export const readXml: Reader = async (bytes, context) => {
  const collector = startCollecting('xml', context.budget);
  const part = collector.start('(xml)', 'body');
  let paragraph = 0;
  let atLineStart = true;
  const add = (text: string) => {
    if (text.trim() === '') return;
    if (atLineStart) {
      part.separate('\n');
      paragraph += 1;
    }
    atLineStart = false;
    part.add(text, { place: { paragraph }, hidden: null });
  };
  collector.attempt('(xml)', () =>
    readXmlEvents(
      bytes,
      {
        open(_, attributes) {
          for (const [name, value] of Object.entries(attributes)) {
            atLineStart = true;
            if (!name.startsWith('xmlns')) add(value);
          }
          atLineStart = true;
        },
        text: add,
        close() {
          atLineStart = true;
        },
      },
      context,
    ),
  );
  collector.keep(part);
  return collector.finish();
};
