/** Reader for Excel workbooks with and without macros (ECMA-376 / ISO/IEC 29500, both editions). */
import { type Collector, startCollecting } from '../collector.ts';
import type { ExtractedText } from '../extracted-text.ts';
import { readCommonParts } from '../ooxml/common-parts.ts';
import { mainPart, type OfficePackage, openPackage } from '../ooxml/package.ts';
import { collectPlainXml } from '../ooxml/plain-xml-text.ts';
import { readTheme } from '../ooxml/theme.ts';
import type { ReadContext } from '../reader.ts';
import { stop } from '../stop.ts';
import { readCellFormats } from './cell-formats.ts';
import { readSheetComments } from './comments.ts';
import { readPivotCaches } from './pivot-cache.ts';
import { readDrawings } from './read-drawings.ts';
import { readSheet } from './read-sheet.ts';
import { readSharedStrings } from './shared-strings.ts';
import { readWorkbook } from './workbook.ts';

/** Reads all sheets, shown or not, and what the workbook keeps beside them. */
export async function readXlsx(bytes: Uint8Array, context: ReadContext): Promise<ExtractedText> {
  const collector = startCollecting('xlsx', context.budget);
  const pkg = openPackage(bytes, collector, context);
  const main = mainPart(pkg) ?? stop('damaged', 'xlsx');
  const partOf = (kind: string) =>
    pkg.relationships(main).find((relationship) => relationship.kind === kind && !relationship.isExternal)
      ?.target ?? null;
  const sheets = readWorkbook(pkg, main, collector);
  const strings = readSharedStrings(pkg, partOf('sharedStrings'));
  const formats = readCellFormats(pkg, partOf('styles'), readTheme(pkg, partOf('theme')));
  for (const sheet of sheets) {
    if (pkg.has(sheet.part)) readSheet(sheet, { pkg, collector, strings, formats });
    else collector.skip(sheet.part, 'damaged');
    readSheetComments(sheet, pkg, collector);
    readDrawings(sheet, pkg, collector);
  }
  strings.noteUnused(collector);
  readPivotCaches(pkg, collector);
  readCaches(pkg, collector);
  await readCommonParts({ pkg, format: 'xlsx', collector, context });
  return collector.finish(sheets.length);
}

/** Parts that keep data out of sight, with the attributes that carry words. Others are pointers, ids and formats. */
const caches: readonly (readonly [RegExp, string | null, readonly string[]])[] = [
  [
    /(?:^|\/)connections\.xml$/i,
    'xlsx.data-connection',
    ['name', 'description', 'connection', 'command', 'sourceFile', 'url', 'odcFile'],
  ],
  [/(?:^|\/)revisions\/revisionlog\d*\.xml$/i, 'xlsx.revision-log', ['name', 'oldName', 'newName', 'author']],
  [/(?:^|\/)revisions\/(?:revisionheaders|usernames)\.xml$/i, null, ['userName', 'name']],
  [
    /(?:^|\/)externallinks\/externallink\d*\.xml$/i,
    null,
    ['val', 'refersTo', 'ddeService', 'ddeTopic', 'progId'],
  ],
  [/(?:^|\/)pivottables\/pivottable\d*\.xml$/i, null, ['caption', 'dataCaption']],
  [/(?:^|\/)tables\/table\d*\.xml$/i, null, ['displayName']],
  [/(?:^|\/)querytables\/querytable\d*\.xml$/i, null, ['name']],
  [/(?:^|\/)(?:slicers|slicercaches|timelines|timelinecaches)\/[^/]+\.xml$/i, null, ['caption', 'n']],
  [/(?:^|\/)worksheets\/_rels\/|^xl\/persons\//i, null, ['displayName']],
];

/** Hidden kind for words of a part that is itself no finding but that nobody sees either. */
const unseenKinds: readonly (readonly [RegExp, string])[] = [
  [/revisions/i, 'xlsx.revision-log'],
  [/externallinks/i, 'xlsx.external-link'],
];

function readCaches(pkg: OfficePackage, collector: Collector): void {
  for (const name of pkg.leftOver()) {
    const cache = caches.find(([pattern]) => pattern.test(name));
    if (cache === undefined || name.toLowerCase().endsWith('.rels')) continue;
    const [, kind, attributes] = cache;
    const hidden = kind ?? unseenKinds.find(([pattern]) => pattern.test(name))?.[1] ?? null;
    const quote = collectPlainXml(pkg, name, {
      collector,
      role: 'other',
      mark: { place: {}, hidden },
      attributes,
    });
    if (kind !== null) collector.fact({ kind, path: name, quote });
  }
}
