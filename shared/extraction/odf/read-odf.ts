/** Reader for OpenDocument text, tables and slides (ISO/IEC 26300-3): words with their place, and what does not show. */
import { entryPath, openZip } from '../archive/open-zip.ts';
import { type Collector, startCollecting } from '../collector.ts';
import { readXmlEvents, type XmlHandlers } from '../read-xml-events.ts';
import type { Reader } from '../reader.ts';
import { contentHandlers, type OdfType } from './odf-content.ts';
import { metaHandlers } from './odf-meta.ts';

const picture = /^(?:Pictures|Thumbnails|media)\/|\.(?:jpe?g|png|gif|bmp|tiff?|webp)$/i;
const silent =
  /^(?:mimetype|settings\.xml|META-INF\/manifest\.xml|manifest\.rdf|layout-cache|Configurations2\/.*|META-INF\/.*signatures\.xml|.*\/settings\.xml|Fonts\/.*)$/i;

/** A reader for one of the three types. */
export function odfReader(type: OdfType): Reader {
  return async (bytes, context) => {
    const collector = startCollecting(type, context.budget);
    const zip = openZip(bytes, collector, context);
    const isEncrypted = zip.entries.some(
      (entry) => entry.name === 'META-INF/manifest.xml' && isCiphered(zip.read(entry), context.decode),
    );
    if (isEncrypted) {
      collector.fact({ kind: 'file.encrypted', path: '' });
      collector.skip('', 'encrypted');
      return collector.finish();
    }
    for (const entry of zip.entries) {
      const name = entryPath(entry.name);
      if (name.endsWith('/') || silent.test(name)) continue;
      const part = zip.read(entry);
      if (part === null || part.length === 0) continue;
      const handlers = handlersFor(name, type, collector);
      if (handlers !== null) {
        collector.attempt(name, () => readXmlEvents(part, handlers.events, context));
        handlers.finish();
      } else if (picture.test(name) || /^Object|ObjectReplacements/.test(name)) {
        await context.nested(collector, name, part);
      } else collector.skip(name, 'unknown-part');
    }
    return collector.finish();
  };
}

export interface PartHandlers {
  readonly events: XmlHandlers;
  finish(): void;
}

function handlersFor(name: string, type: OdfType, collector: Collector): PartHandlers | null {
  if (/(?:^|\/)(?:content|styles)\.xml$/.test(name)) return contentHandlers(name, type, collector);
  return /(?:^|\/)meta\.xml$/.test(name) ? metaHandlers(name, type, collector) : null;
}

function isCiphered(
  manifest: Uint8Array | null,
  decode: (bytes: Uint8Array, encoding: string) => string | null,
) {
  return manifest !== null && /<(?:\w+:)?encryption-data\b/.test(decode(manifest, 'utf-8') ?? '');
}
