/** What all office formats share: links that lead out of the file, macros, embedded files, custom XML, pictures, unknown parts. */
import type { Collector } from '../collector.ts';
import type { ReadContext } from '../reader.ts';
import { readCustomXml } from './custom-xml.ts';
import { readEmbeddedParts } from './embedded-parts.ts';
import { readLinks } from './links.ts';
import type { OfficePackage } from './package.ts';
import { collectPlainXml } from './plain-xml-text.ts';
import { readProperties } from './properties.ts';

export type OfficeFormat = 'docx' | 'xlsx' | 'pptx';

export interface OfficeFile {
  readonly pkg: OfficePackage;
  readonly format: OfficeFormat;
  readonly collector: Collector;
  readonly context: ReadContext;
}

/** Parts of layout and settings: looked into or known to hold no words of a person. */
const silentParts =
  /(?:^|\/)(?:\[content_types\]\.xml|_rels\/[^/]*\.rels|theme\/[^/]+\.xml|themeoverride\d*\.xml|fonttable\.xml|websettings\.xml|styles(?:witheffects)?\.xml|stylesextended\.xml|numbering\.xml|settings\.xml|fonts\/[^/]+\.(?:odttf|fntdata|ttf)|printersettings\d*\.bin|calcchain\.xml|metadata\.xml|presprops\.xml|viewprops\.xml|tablestyles\.xml|ctrlprop\d+\.xml|commentsextended\.xml|commentsids\.xml|commentsextensible\.xml|vbadata\.xml|volatiledependencies\.xml|colors\d*\.xml|style\d+\.xml|chartshapes\d*\.xml|revisioninfo\.xml|changesinfos\/[^/]+\.xml|docmetadata\/labelinfo\.xml|diagrams\/(?:layout|quickstyle|colors)\d*\.xml|_xmlsignatures\/[^/]+|customizations\.xml|attachedtoolbars\.bin|itemprops\d+\.xml)$/i;
const addInWords = /(?:^|\/)customproperty\d*\.bin$/i;
const picture = /\.(?:jpe?g|png|gif|bmp|tiff?|webp|heic)$/i;
/** Pictures in formats that carry little beside what they show. */
const barePicture = /\.(?:emf|wmf|wdp|jxr|svg|ico|pcx|pict|eps)$/i;
/** Charts and diagrams show cached words; drawings show shapes with text. */
const shownXml =
  /(?:^|\/)(?:charts\/(?:chart|chartex)[^/]*\.xml|diagrams\/(?:data|drawing)\d*\.xml|drawings\/[^/]+\.(?:xml|vml)|chartex\/[^/]+\.xml)$/i;
const shownElements = new Set(['a:t', 'c:v', 'cx:v', 'dgm:t', 'font', 'div', 'span', 'cx:pt', 'c:f']);

/** To be called after the format's own parts have been read. */
export async function readCommonParts(file: OfficeFile): Promise<void> {
  const { pkg, format, collector } = file;
  readProperties(pkg, format, collector);
  readLinks(file);
  readMacros(file);
  readCustomXml(file);
  await readEmbeddedParts(file);
  for (const name of pkg.leftOver()) {
    if (picture.test(name)) await readPicture(name, file);
    else readLeftOver(name, file);
  }
}

/** What a picture says about itself; one that is none is only said to be a picture. */
async function readPicture(name: string, { pkg, collector, context }: OfficeFile): Promise<void> {
  const bytes = pkg.read(name);
  if (bytes !== null && bytes.length > 0) await context.nested(collector, name, bytes);
}

function readMacros({ pkg, format, collector }: OfficeFile): void {
  for (const name of pkg.names) {
    if (
      !/(?:^|\/)vbaproject\.bin$/i.test(name) &&
      pkg.contentType(name) !== 'application/vnd.ms-office.vbaProject'
    )
      continue;
    pkg.pass(name);
    collector.fact({ kind: `${format}.macros`, path: name });
    collector.skip(name, 'unsupported-format');
  }
}

/** What an add-in keeps with a sheet may be anything; most keep words in UTF-16 (ECMA-376 part 1, 18.3.1.22). */
function readAddInWords(name: string, { pkg, collector, context }: OfficeFile): void {
  const bytes = pkg.read(name);
  const text = bytes === null ? '' : (context.decode(bytes, 'utf-16le') ?? '').replace(/\0+$/, '');
  if (!/^[^\p{Co}\p{Cn}\p{Cs}\0]+$/u.test(text)) return;
  collector.lines(name, 'properties', [{ text, mark: { place: {}, hidden: 'file.unknown-part' } }]);
}

function readLeftOver(name: string, file: OfficeFile): void {
  const { pkg, collector } = file;
  if (silentParts.test(name)) return;
  if (barePicture.test(name)) {
    collector.skip(name, 'picture-without-text');
    return;
  }
  if (shownXml.test(name)) {
    collectPlainXml(pkg, name, {
      collector,
      role: 'other',
      mark: { place: {}, hidden: null },
      elements: shownElements,
      attributes: ['descr', 'title', 'string', 'alt'],
    });
    return;
  }
  if (addInWords.test(name)) readAddInWords(name, file);
  // An unknown part may still be readable; that it is there at all is said in any case.
  if (/\.(?:xml|vml|rels)$/i.test(name)) {
    collectPlainXml(pkg, name, {
      collector,
      role: 'other',
      mark: { place: {}, hidden: 'file.unknown-part' },
    });
  }
  collector.skip(name, 'unknown-part');
}
