/** Reader for binary workbooks (`.xlsb`, [MS-XLSB]): the package of Excel 2007 with parts in records instead of XML. */
import { uint32At } from '../../base/bounded-reader.ts';
import { startCollecting } from '../collector.ts';
import type { ExtractedText } from '../extracted-text.ts';
import { readCommonParts } from '../ooxml/common-parts.ts';
import { mainPart, openPackage } from '../ooxml/package.ts';
import { readTheme } from '../ooxml/theme.ts';
import type { ReadContext } from '../reader.ts';
import { stop } from '../stop.ts';
import { columnName } from '../xlsx/cell-value.ts';
import { addComments, type Comment, readSheetComments } from '../xlsx/comments.ts';
import { sharedStringsOf } from '../xlsx/shared-strings.ts';
import type { WorkbookSheet } from '../xlsx/workbook.ts';
import { recordKind, wideText } from './binary-records.ts';
import { readBinaryStyles } from './binary-styles.ts';
import { readBinarySheet } from './read-binary-sheet.ts';
import { type BinaryTools, eachRecord, readWorkbookPart } from './read-workbook-part.ts';
import { salvagedWords } from './salvaged-words.ts';

const richFlag = 1;

/** Reads all sheets, shown or not, and what the workbook keeps beside them; kinds are those of a workbook in XML. */
export async function readXlsb(bytes: Uint8Array, context: ReadContext): Promise<ExtractedText> {
  const collector = startCollecting('xlsb', context.budget);
  const pkg = openPackage(bytes, collector, context);
  const tools: BinaryTools = { pkg, collector, decode: context.decode };
  const main = mainPart(pkg) ?? stop('damaged', 'xlsb');
  const partOf = (kind: string) =>
    pkg.relationships(main).find((each) => each.kind === kind && !each.isExternal)?.target ?? '';
  const sheets = readWorkbookPart(main, tools);
  const { texts, rich } = readStrings(partOf('sharedStrings'), tools);
  const strings = sharedStringsOf(texts, partOf('sharedStrings'));
  const formats = readBinaryStyles(partOf('styles'), tools, readTheme(pkg, partOf('theme')));
  for (const sheet of sheets) {
    if (pkg.has(sheet.part)) readBinarySheet(sheet, { ...tools, strings, rich, formats });
    else collector.skip(sheet.part, 'damaged');
    readNotes(sheet, tools);
    readSheetComments(sheet, pkg, collector);
  }
  strings.noteUnused(collector);
  readBinaryRest(tools);
  await readCommonParts({ pkg, format: 'xlsx', collector, context });
  return collector.finish(sheets.length);
}

interface ReadStrings {
  readonly texts: readonly string[];
  /** Numbers of those whose stretches have fonts of their own. */
  readonly rich: ReadonlySet<number>;
}

function readStrings(part: string, tools: BinaryTools): ReadStrings {
  const texts: string[] = [];
  const rich = new Set<number>();
  eachRecord(part, tools, (kind, content) => {
    if (kind !== recordKind.sharedItem) return;
    if (((content[0] ?? 0) & richFlag) !== 0) rich.add(texts.length);
    texts.push(wideText(content, 1, tools.decode));
  });
  return { texts, rich };
}

function readNotes(sheet: WorkbookSheet, tools: BinaryTools): void {
  const { pkg, collector, decode } = tools;
  for (const { kind: link, target, isExternal } of pkg.relationships(sheet.part)) {
    if (isExternal || link !== 'comments' || !target.toLowerCase().endsWith('.bin')) continue;
    const authors: string[] = [];
    const comments: Comment[] = [];
    eachRecord(target, tools, (kind, content) => {
      const last = comments.at(-1);
      if (kind === recordKind.commentAuthor) authors.push(wideText(content, 0, decode));
      else if (kind === recordKind.comment) {
        const cell = `${columnName(uint32At(content, 12) + 1)}${uint32At(content, 4) + 1}`;
        comments.push({ cell, author: authors[uint32At(content, 0)] ?? '', at: '', text: '' });
      } else if (kind === recordKind.commentText && last !== undefined) {
        last.text = wideText(content, 1, decode);
      }
    });
    addComments(comments, { path: target, sheet, collector, kind: 'xlsx.comments' });
  }
}

/** Parts that keep words beside the sheets: the kind that they are by being there, and the kind of their words. */
const keepers: readonly (readonly [RegExp, string | null, string | null])[] = [
  [/(?:^|\/)pivotcache\/pivotcacherecords\d*\.bin$/i, 'xlsx.pivot-cache', 'xlsx.pivot-cache'],
  [/(?:^|\/)pivotcache\/pivotcachedefinition\d*\.bin$/i, null, 'xlsx.pivot-cache'],
  [/(?:^|\/)connections\.bin$/i, 'xlsx.data-connection', 'xlsx.data-connection'],
  [/(?:^|\/)revisions\/revisionlog\d*\.bin$/i, 'xlsx.revision-log', 'xlsx.revision-log'],
  [/(?:^|\/)revisions\/(?:revisionheaders|usernames)\.bin$/i, null, 'xlsx.revision-log'],
  [/(?:^|\/)externallinks\/externallink\d*\.bin$/i, null, 'xlsx.external-link'],
  [/(?:^|\/)(?:pivottables|tables|querytables|slicers|slicercaches|timelines)\/[^/]+\.bin$/i, null, null],
];
/** Formats, the order of calculation, places of rows: no words of a person. */
const silent =
  /(?:^|\/)(?:styles|calcchain|metadata|binaryindex\d*|volatiledependencies|sheetmetadata|xmlmaps)\.bin$/i;

function readBinaryRest({ pkg, collector, decode }: BinaryTools): void {
  for (const name of pkg.leftOver()) {
    if (silent.test(name)) pkg.pass(name);
    const keeper = keepers.find(([pattern]) => pattern.test(name));
    const part = keeper === undefined ? null : pkg.read(name);
    if (keeper === undefined || part === null) continue;
    const [, kind, hidden] = keeper;
    const words = collector.attempt(name, () => salvagedWords(part, decode)) ?? [];
    collector.lines(
      name,
      'other',
      words.map((text) => ({ text, mark: { place: {}, hidden } })),
    );
    if (kind !== null) collector.fact({ kind, path: name, quote: words.join('\n') });
  }
}
