/** Settings of a Word document that hold words or lead elsewhere: variables and mail merge (ECMA-376 part 1, 17.15.1, 17.14). */
import type { Collector } from '../collector.ts';
import type { OfficePackage } from '../ooxml/package.ts';
import type { Attributes } from '../xml-names.ts';

/** Reads the settings part. */
export function readSettings(pkg: OfficePackage, name: string, collector: Collector): void {
  const variables: string[] = [];
  const merge: string[] = [];
  let hasMerge = false;
  let inMerge = 0;
  pkg.readXml(name, {
    open(element: string, attributes: Attributes) {
      if (element === 'w:docVar')
        variables.push(`${attributes['w:name'] ?? ''}：${attributes['w:val'] ?? ''}`);
      if (element === 'w:mailMerge') {
        hasMerge = true;
        inMerge += 1;
      } else if (inMerge > 0) merge.push(attributes['w:val'] ?? '');
    },
    close(element) {
      if (element === 'w:mailMerge') inMerge -= 1;
    },
  });
  note('docx.doc-variables', variables, variables.length > 0);
  note('docx.mail-merge', merge, hasMerge);

  function note(kind: string, lines: readonly string[], isPresent: boolean): void {
    if (!isPresent) return;
    collector.fact({ kind, path: name, count: Math.max(1, lines.length), quote: lines.join('\n') });
    collector.lines(
      `${name}#${kind}`,
      'other',
      lines.map((text) => ({ text, mark: { place: {}, hidden: kind } })),
    );
  }
}
