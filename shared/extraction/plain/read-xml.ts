/** Reader for XML: office documents that are one file by their kind, anything else as character data and attribute values. */
import { decodeBase64 } from '../../base/base64.ts';
import { type Collector, startCollecting } from '../collector.ts';
import { readXmlEvents, type XmlHandlers } from '../read-xml-events.ts';
import type { ReadContext, Reader } from '../reader.ts';
import { officeXml } from './office-xml.ts';

/** Elements whose text is a file: pictures and objects. */
const fileElements = /^(?:w:binData|pkg:binaryData|office:binary-data)$/;

/** Stops with `damaged` at the first fault; a document type declaration is one. */
export const readXml: Reader = async (bytes, context) => {
  const collector = startCollecting('xml', context.budget);
  const office = officeXml(bytes, collector);
  const other = office === null ? anyXml(collector) : null;
  const files = innerFiles(collector, context);
  const handlers = [...(office?.events ?? []), ...(other === null ? [] : [other.events]), files.events];
  collector.attempt('(xml)', () => readXmlEvents(bytes, together(handlers), context));
  office?.finish();
  other?.finish();
  for (const [index, file] of files.found.entries()) {
    await context.nested(collector, `(file-${index + 1})`, file);
  }
  return collector.finish();
};

function together(handlers: readonly XmlHandlers[]): XmlHandlers {
  return {
    open(name, attributes) {
      for (const each of handlers) each.open?.(name, attributes);
    },
    text(text) {
      for (const each of handlers) each.text?.(text);
    },
    close(name) {
      for (const each of handlers) each.close?.(name);
    },
  };
}

function innerFiles(collector: Collector, context: ReadContext) {
  const found: Uint8Array[] = [];
  let text: string[] | null = null;
  const events: XmlHandlers = {
    open(name) {
      text = fileElements.test(name) ? [] : null;
    },
    text(piece) {
      text?.push(piece);
    },
    close() {
      const written = text?.join('').replace(/\s+/g, '') ?? '';
      text = null;
      if (written === '') return;
      const bytes = decodeBase64(written);
      if (bytes === null) {
        collector.skip('(file)', 'damaged');
        return;
      }
      context.budget.entries -= 1;
      if (context.budget.entries >= 0) found.push(bytes);
      else collector.skip('(file)', 'over-limit');
    },
  };
  return { found, events };
}

/** Each element begins a line, each attribute is one. */
function anyXml(collector: Collector) {
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
  const events: XmlHandlers = {
    open(name, attributes) {
      for (const [key, value] of Object.entries(attributes)) {
        atLineStart = true;
        if (!key.startsWith('xmlns')) add(value);
      }
      atLineStart = !fileElements.test(name);
    },
    text: add,
    close() {
      atLineStart = true;
    },
  };
  return { events, finish: () => collector.keep(part) };
}
