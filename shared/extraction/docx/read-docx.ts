/**
 * Reader for Word documents and templates, with and without macros (ECMA-376 / ISO/IEC 29500, both editions).
 * Page numbers do not exist in the file: places are paragraph numbers, counted from 1 through body and tables.
 */
import { startCollecting } from '../collector.ts';
import type { ExtractedText, PartRole } from '../extracted-text.ts';
import { readCommonParts } from '../ooxml/common-parts.ts';
import { mainPart, type OfficePackage, openPackage, type Relationship } from '../ooxml/package.ts';
import { collectPlainXml } from '../ooxml/plain-xml-text.ts';
import { readTheme } from '../ooxml/theme.ts';
import type { ReadContext } from '../reader.ts';
import { stop } from '../stop.ts';
import { createLooks } from './looks.ts';
import { readNumbering } from './numbering.ts';
import { readStory, type StoryImports } from './read-story.ts';
import { readSettings } from './settings.ts';
import type { DocxDocument } from './story-state.ts';
import { readStyles } from './styles.ts';

const storyRoles: Readonly<Record<string, PartRole>> = {
  header: 'header',
  footer: 'footer',
  footnotes: 'note',
  endnotes: 'note',
};

/** Reads the document with everything around its text. */
export async function readDocx(bytes: Uint8Array, context: ReadContext): Promise<ExtractedText> {
  const collector = startCollecting('docx', context.budget);
  const pkg = openPackage(bytes, collector, context);
  const main = mainPart(pkg) ?? stop('damaged', 'docx');
  const related = pkg.relationships(main).filter(({ isExternal }) => !isExternal);
  const firstOf = (kind: string) =>
    related.find((relationship) => relationship.kind === kind)?.target ?? null;
  const theme = readTheme(pkg, firstOf('theme'));
  const styles = readStyles(pkg, firstOf('styles'), theme);
  const document: DocxDocument = {
    collector,
    styles,
    looks: createLooks(styles, theme),
    numbering: readNumbering(pkg, firstOf('numbering')),
    commentAnchors: new Map(),
  };
  const imports = readStory(pkg, document, { path: main, role: 'body', hidden: null });
  readOtherStories(pkg, document, related);
  const settings = firstOf('settings');
  if (settings !== null) readSettings(pkg, settings, collector);
  await readImports(imports, { pkg, main, document, context });
  await readCommonParts({ pkg, format: 'docx', collector, context });
  return collector.finish();
}

function readOtherStories(
  pkg: OfficePackage,
  document: DocxDocument,
  related: readonly Relationship[],
): void {
  const seen = new Set<string>();
  for (const { kind, target } of related) {
    if (seen.has(target)) continue;
    seen.add(target);
    const role = storyRoles[kind];
    if (role !== undefined) readStory(pkg, document, { path: target, role, hidden: null });
    if (kind === 'comments') readStory(pkg, document, { path: target, role: 'comment', hidden: null });
    if (kind === 'glossaryDocument')
      readStory(pkg, document, { path: target, role: 'other', hidden: 'docx.glossary' });
    if (kind === 'people') {
      collectPlainXml(pkg, target, {
        collector: document.collector,
        role: 'properties',
        mark: { place: {}, hidden: 'docx.metadata-person' },
        attributes: ['w15:author'],
      });
    }
  }
}

interface ImportTarget {
  readonly pkg: OfficePackage;
  readonly main: string;
  readonly document: DocxDocument;
  readonly context: ReadContext;
}

/** Files that Word pastes in when it opens the document. */
async function readImports(
  imports: StoryImports,
  { pkg, main, document, context }: ImportTarget,
): Promise<void> {
  const { collector } = document;
  const targetOf = (id: string) => pkg.relationships(main).find((relationship) => relationship.id === id);
  for (const id of imports.subDocuments) {
    const quote = targetOf(id)?.target ?? '';
    collector.fact({ kind: 'docx.sub-document', path: main, quote });
  }
  for (const id of imports.altChunks) {
    const target = targetOf(id);
    collector.fact({ kind: 'docx.alt-chunk', path: main, quote: target?.target ?? '' });
    if (target === undefined || target.isExternal) continue;
    const bytes = pkg.read(target.target);
    if (bytes !== null) await context.nested(collector, target.target, bytes);
    else if (!pkg.has(target.target)) collector.skip(target.target, 'damaged');
  }
}
