/** Relationships that lead out of the file: templates, linked pictures and data, and links to somebody's drive. */
import type { OfficeFile } from './common-parts.ts';
import type { Relationship } from './package.ts';

/** `file:` addresses, UNC paths and drive letters, also where a program made the path relative to the document. */
const localPath = /^(?:file:|\\\\|\/\/[^/]|[a-z]:[\\/]|[a-z]:%5c|(?:\.\.\/)+[a-z]:\/)/i;

/** Tells whether an address names a place on a drive or in an office's own network. */
export function isLocalPath(address: string): boolean {
  return localPath.test(address.trim());
}

/** Notes what each external relationship means and lets the rules see its address. */
export function readLinks({ pkg, format, collector }: OfficeFile): void {
  const lines: { text: string; mark: { place: Record<never, never>; hidden: string | null } }[] = [];
  for (const name of pkg.names) {
    if (!/(?:^|\/)_rels\/[^/]*\.rels$/i.test(name)) continue;
    const source = name.replace(/_rels\/([^/]*)\.rels$/i, '$1');
    for (const relationship of pkg.relationships(source)) {
      if (!relationship.isExternal) continue;
      const kind = kindOf(relationship, format);
      lines.push({ text: relationship.target, mark: { place: {}, hidden: kind } });
      if (kind !== null) collector.fact({ kind, path: source, quote: relationship.target });
    }
  }
  collector.lines('(links)', 'other', lines);
}

function kindOf({ kind, target }: Relationship, format: OfficeFile['format']): string | null {
  if (kind === 'attachedTemplate') return `${format}.external-template`;
  if (kind === 'hyperlink') return isLocalPath(target) ? `${format}.local-path-link` : null;
  return `${format}.external-link`;
}
