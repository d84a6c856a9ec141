/** Files inside an office file: each is opened in turn and what it holds is listed under its path. */
import type { OfficeFile } from './common-parts.ts';

const embedded = /(?:^|\/)embeddings\/[^/]+$/i;
const activeX = /(?:^|\/)activex\/[^/]+$/i;

/** Notes and opens embedded objects and ActiveX controls. */
export async function readEmbeddedParts({ pkg, format, collector, context }: OfficeFile): Promise<void> {
  for (const name of pkg.leftOver()) {
    if (embedded.test(name)) {
      const bytes = pkg.read(name);
      if (bytes !== null && bytes.length === 0) continue;
      collector.fact({ kind: `${format}.embedded-object`, path: name });
      if (bytes !== null) await context.nested(collector, name, bytes);
    } else if (activeX.test(name)) {
      pkg.pass(name);
      if (format === 'xlsx') collector.fact({ kind: 'xlsx.activex', path: name });
      collector.skip(name, 'unsupported-format');
    }
  }
}
