/** Who wrote an OpenDocument file, and what it was filed under (ISO/IEC 26300-3, 4.3). */
import type { Collector } from '../collector.ts';
import type { Mark } from '../part-builder.ts';
import type { OdfType } from './odf-content.ts';
import type { PartHandlers } from './read-odf.ts';

const people = new Set(['dc:creator', 'meta:initial-creator', 'meta:printed-by']);
const words = new Set(['dc:title', 'dc:subject', 'dc:description', 'meta:keyword', 'meta:user-defined']);

/** Handlers for meta.xml. */
export function metaHandlers(path: string, type: OdfType, collector: Collector): PartHandlers {
  const lines: { readonly text: string; readonly mark: Mark }[] = [];
  let element = '';
  let text = '';
  return {
    events: {
      open(name, attributes) {
        element = name;
        text = name === 'meta:user-defined' ? `${attributes['meta:name'] ?? ''} ` : '';
        const template = name === 'meta:template' ? attributes['xlink:href'] : undefined;
        if (template) lines.push({ text: template, mark: { place: {}, hidden: `${type}.metadata-path` } });
      },
      text(piece) {
        text += piece;
      },
      close(name) {
        const value = text.trim();
        if (name !== element || value === '') return;
        const kind = people.has(name) ? 'metadata-person' : words.has(name) ? 'metadata-descr' : null;
        if (kind !== null) lines.push({ text: value, mark: { place: {}, hidden: `${type}.${kind}` } });
        if (kind === 'metadata-person') collector.fact({ kind: `${type}.${kind}`, path, quote: value });
        text = '';
      },
    },
    finish: () => collector.lines(path, 'properties', lines),
  };
}
