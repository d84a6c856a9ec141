/** Writes a source text as a flat OpenDocument text (one XML file), which LibreOffice then saves as docx or PDF. */
import type { FontSet } from './office-styles.ts';
import { officeStyles } from './office-styles.ts';
import type { Inline, Remark, SourceLine } from './source-lines.ts';

export interface TextProperties {
  readonly title: string;
  /** Empty for a file whose author was cleaned away. */
  readonly author: string;
}

interface Revision {
  readonly id: string;
  readonly inline: Remark<'deleted'> | Remark<'inserted'>;
}

const namespaces = ['office', 'style', 'text', 'table', 'meta']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .concat(
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"',
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"',
    'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  )
  .join(' ');

/** @returns the whole XML file */
export function flatText(lines: readonly SourceLine[], properties: TextProperties, fonts: FontSet): string {
  const { faces, styles } = officeStyles(fonts);
  const revisions = collectRevisions(lines);
  const header = lines.find((line) => line.tag === 'header-box');
  const body = renderBody(
    lines.filter((line) => line.tag !== 'header-box'),
    revisions,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document ${namespaces} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
${metaXml(properties)}
<office:font-face-decls>${faces}</office:font-face-decls>
<office:styles>${styles}</office:styles>
<office:automatic-styles>${automaticStyles}</office:automatic-styles>
<office:master-styles>${masterPage(header)}</office:master-styles>
<office:body><office:text>${trackedChanges(revisions)}${body}</office:text></office:body>
</office:document>
`;
}

/** Document properties; also used by the sheets. */
export function metaXml({ title, author }: TextProperties): string {
  const who =
    author === ''
      ? ''
      : `<meta:initial-creator>${escapeXml(author)}</meta:initial-creator><dc:creator>${escapeXml(author)}</dc:creator>`;
  return `<office:meta><dc:title>${escapeXml(title)}</dc:title>${who}<dc:language>zh-CN</dc:language><meta:creation-date>2026-05-18T09:00:00</meta:creation-date><dc:date>2026-05-18T09:30:00</dc:date></office:meta>`;
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

const automaticStyles = `<style:page-layout style:name="page" style:page-usage="mirrored"><style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm" fo:margin-top="37mm" fo:margin-bottom="17.5mm" fo:margin-left="28mm" fo:margin-right="26mm" style:num-format="1" style:print-orientation="portrait"/><style:header-style/><style:footer-style><style:header-footer-properties fo:min-height="15mm" fo:margin-top="7mm" style:dynamic-spacing="false"/></style:footer-style></style:page-layout><style:style style:name="new-page" style:family="paragraph" style:parent-style-name="heading"><style:paragraph-properties fo:break-before="page"/></style:style><style:style style:name="issued-tab" style:family="paragraph" style:parent-style-name="issued"><style:paragraph-properties><style:tab-stops><style:tab-stop style:position="146mm" style:type="right"/></style:tab-stops></style:paragraph-properties></style:style><style:style style:name="table" style:family="table"><style:table-properties style:width="156mm" table:align="margins" fo:margin-top="4mm" fo:margin-bottom="4mm"/></style:style><style:style style:name="table-cell" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="1.2mm" style:vertical-align="middle"/></style:style><style:style style:name="box" style:family="graphic"><style:graphic-properties style:wrap="run-through" style:run-through="foreground" style:horizontal-pos="from-left" style:horizontal-rel="paragraph" style:vertical-pos="from-top" style:vertical-rel="paragraph" fo:border="none" fo:padding="0mm" fo:background-color="transparent" draw:fill="none" draw:stroke="none"/></style:style><style:style style:name="hidden" style:family="text"><style:text-properties text:display="none"/></style:style>`;

function masterPage(header: SourceLine | undefined): string {
  const box =
    header === undefined
      ? ''
      : `<text:p text:style-name="box-line"><draw:frame draw:style-name="box" draw:name="版头" text:anchor-type="paragraph" svg:x="0mm" svg:y="0mm" svg:width="60mm" svg:height="12mm"><draw:text-box><text:p text:style-name="box-line">${escapeXml(header.text)}</text:p></draw:text-box></draw:frame></text:p>`;
  const head = box === '' ? '' : `<style:header>${box}</style:header>`;
  const number = '— <text:page-number text:select-page="current">1</text:page-number> —';
  return `<style:master-page style:name="Standard" style:page-layout-name="page">${head}<style:footer><text:p text:style-name="page-odd">${number}</text:p></style:footer><style:footer-left><text:p text:style-name="page-even">${number}</text:p></style:footer-left></style:master-page>`;
}

function collectRevisions(lines: readonly SourceLine[]): readonly Revision[] {
  return lines
    .flatMap((line) => line.inlines)
    .filter((inline) => inline.kind === 'deleted' || inline.kind === 'inserted')
    .map((inline, index) => ({ id: `change${index + 1}`, inline }));
}

function trackedChanges(revisions: readonly Revision[]): string {
  if (revisions.length === 0) return '';
  const regions = revisions.map(({ id, inline }) => {
    const info = `<office:change-info><dc:creator>${escapeXml(inline.who)}</dc:creator><dc:date>${inline.when}</dc:date></office:change-info>`;
    const change =
      inline.kind === 'deleted'
        ? `<text:deletion>${info}<text:p text:style-name="body">${escapeXml(inline.text)}</text:p></text:deletion>`
        : `<text:insertion>${info}</text:insertion>`;
    return `<text:changed-region text:id="${id}">${change}</text:changed-region>`;
  });
  return `<text:tracked-changes text:track-changes="false">${regions.join('')}</text:tracked-changes>`;
}

function renderBody(lines: readonly SourceLine[], revisions: readonly Revision[]): string {
  const blocks: string[] = [];
  let rows: SourceLine[] = [];
  let afterBreak = false;
  for (const line of lines) {
    if (line.tag === 'row') {
      rows.push(line);
      continue;
    }
    if (rows.length > 0) blocks.push(renderTable(rows));
    rows = [];
    if (line.tag !== 'break') blocks.push(renderLine(line, afterBreak, revisions));
    afterBreak = line.tag === 'break';
  }
  if (rows.length > 0) blocks.push(renderTable(rows));
  return blocks.join('\n');
}

function renderLine(line: SourceLine, afterBreak: boolean, revisions: readonly Revision[]): string {
  if (line.tag === 'issued') {
    const [who = '', when = ''] = line.text.split('|').map((part) => part.trim());
    return `<text:p text:style-name="issued-tab">${escapeXml(who)}<text:tab/>${escapeXml(when)}</text:p>`;
  }
  const content = line.inlines.map((inline) => renderInline(inline, revisions)).join('');
  if (line.tag === 'attachments') return `<text:p text:style-name="attachments">附件：${content}</text:p>`;
  const style = afterBreak && line.tag === 'heading' ? 'new-page' : line.tag;
  return `<text:p text:style-name="${style}">${line.tag === 'article' || line.tag === 'term' ? emphasiseHead(content, line.tag) : content}</text:p>`;
}

/** The number of an article, or the term that is explained, in Hei. */
function emphasiseHead(content: string, tag: 'article' | 'term'): string {
  const end = content.indexOf(tag === 'article' ? '　' : '：');
  return end < 0 || content.startsWith('<')
    ? content
    : `<text:span text:style-name="hei">${content.slice(0, end)}</text:span>${content.slice(end)}`;
}

function renderInline(inline: Inline, revisions: readonly Revision[]): string {
  const text = escapeXml(inline.text).replaceAll('⏎', '<text:line-break/>');
  if (inline.kind === 'text') return text;
  if (inline.kind === 'hidden') return `<text:span text:style-name="hidden">${text}</text:span>`;
  if (inline.kind === 'comment') {
    return `<office:annotation><dc:creator>${escapeXml(inline.who)}</dc:creator><dc:date>${inline.when}</dc:date><text:p>${text}</text:p></office:annotation>`;
  }
  const id = revisions.find((revision) => revision.inline === inline)?.id ?? '';
  if (inline.kind === 'deleted') return `<text:change text:change-id="${id}"/>`;
  return `<text:change-start text:change-id="${id}"/>${text}<text:change-end text:change-id="${id}"/>`;
}

function renderTable(rows: readonly SourceLine[]): string {
  const cells = rows.map((row) => row.text.split('|').map((cell) => cell.trim()));
  const columns = cells[0]?.length ?? 0;
  const body = cells.map((row, index) => {
    const style = index === 0 ? 'cell-head' : 'cell';
    const xml = row.map(
      (cell) =>
        `<table:table-cell table:style-name="table-cell" office:value-type="string"><text:p text:style-name="${style}">${escapeXml(cell)}</text:p></table:table-cell>`,
    );
    return `<table:table-row>${xml.join('')}</table:table-row>`;
  });
  return `<table:table table:style-name="table"><table:table-column table:number-columns-repeated="${columns}"/>${body.join('')}</table:table>`;
}
