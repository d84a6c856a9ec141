/**
 * Sets an official document as docx in the geometry of GB/T 9704-2012. Every word of the input is a word of the output, in the same
 * order; the program adds page numbers and rules, and never a seal or a secrecy mark.
 */
import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  DocumentGridType,
  Footer,
  type IParagraphOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  type Table,
  TextRun,
} from 'docx';
import { tidyDocx } from '../../release/forms/tidy-docx.ts';
import type { DocumentElement, OfficialDocument } from './document-element.ts';
import { wordsOf } from './document-element.ts';
import { half, runLook, type Styles, styleFor, twips, widthTwips } from './docx-styles.node.ts';
import { tableOf } from './docx-table.node.ts';
import { fontTable } from './font-table.ts';
import {
  bodySize,
  type ElementLook,
  fonts,
  linePoints,
  linesBefore,
  lookOf,
  markOffset,
  page,
  red,
  startsPage,
} from './page-geometry.ts';
import { paragraphXml, spacerXml, standInStyle, withStretches } from './paragraph-xml.ts';

const lineTwips = Math.floor(linePoints * 20);
const alignments = {
  left: AlignmentType.LEFT,
  centre: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.BOTH,
} as const;

/**
 * Bytes of the docx file: the same document gives the same bytes.
 * @param at ISO 8601, the moment recorded in the file
 */
export async function typesetDocx(document: OfficialDocument, at: string): Promise<Uint8Array> {
  const styles: Styles = { known: new Map() };
  const { children, stretches } = gather(
    document.elements.flatMap((element, index) => blockOf(element, index, { document, styles })),
  );
  const file = new Document({
    creator: '',
    lastModifiedBy: '',
    title: titleOf(document),
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: { document: { run: { font: fonts.body[0], size: half(bodySize) } } },
      paragraphStyles: [...styles.known.values()],
    },
    sections: [
      {
        properties: {
          page: { size: pageSize, margin: pageMargin },
          // Lines have an exact height; a grid that snaps would give each line of a title two of them.
          grid: { type: DocumentGridType.DEFAULT, linePitch: lineTwips },
        },
        footers: { default: pageFooter('right'), even: pageFooter('left') },
        children,
      },
    ],
  });
  // Long documents are packed once, and quickly.
  return tidyDocx(new Uint8Array(await Packer.toBuffer(file)), {
    font: fonts.body[0],
    at,
    parts: { 'word/fontTable.xml': fontTable() },
    body: (xml) => withStretches(xml, stretches),
    level: 1,
  });
}

/** Paragraphs that stand together become one stretch, for which an empty one stands in. */
function gather(blocks: readonly (string | Table)[]): {
  readonly children: readonly (Paragraph | Table)[];
  readonly stretches: readonly string[];
} {
  const children: (Paragraph | Table)[] = [];
  const stretches: string[][] = [];
  let isOpen = false;
  for (const block of blocks) {
    if (typeof block !== 'string') children.push(block);
    else if (isOpen) stretches.at(-1)?.push(block);
    else {
      children.push(new Paragraph({ style: standInStyle(stretches.length) }));
      stretches.push([block]);
    }
    isOpen = typeof block === 'string';
  }
  return { children, stretches: stretches.map((stretch) => stretch.join('')) };
}

const pageSize = {
  width: convertMillimetersToTwip(page.width),
  height: convertMillimetersToTwip(page.height),
};
const pageMargin = {
  top: convertMillimetersToTwip(page.top),
  bottom: convertMillimetersToTwip(page.bottom),
  left: convertMillimetersToTwip(page.left),
  right: convertMillimetersToTwip(page.right),
  footer: convertMillimetersToTwip(page.footer),
};

/** 四号半角宋体, one character from the outer edge (GB/T 9704-2012, 7.5). */
function pageFooter(side: 'left' | 'right'): Footer {
  const font = { ascii: fonts.song[0], hAnsi: fonts.song[0], eastAsia: fonts.song[0] };
  const run = (children: TextRunChildren) => new TextRun({ children, font, size: half(14) });
  return new Footer({
    children: [
      new Paragraph({
        alignment: alignments[side],
        indent: { [side]: twips(14) },
        children: [run(['— ', PageNumber.CURRENT, ' —'])],
      }),
    ],
  });
}

type TextRunChildren = (string | (typeof PageNumber)[keyof typeof PageNumber])[];

function titleOf({ elements }: OfficialDocument): string {
  return elements
    .filter(({ element }) => element === 'title')
    .map((element) => wordsOf(element).replaceAll('\n', ''))
    .join('');
}

function blockOf(
  element: DocumentElement,
  index: number,
  { document, styles }: { readonly document: OfficialDocument; readonly styles: Styles },
): readonly (string | Table)[] {
  const { form, elements } = document;
  if (element.block.block === 'table') return [tableOf(element.block, styles), spacerXml(twips(8))];
  const text = element.block.text;
  const look = lookOf(element.element, text, form);
  const previous = elements[index - 1]?.element;
  const before = linesBefore(element.element, previous, look) * lineTwips;
  const offset = element.element === 'organ-mark' && previous !== 'organ-mark' ? markOffset(form) : 0;
  const style = styleFor(styles, element.element, {
    run: runLook(look),
    paragraph: {
      ...frameOf(element, look),
      alignment: alignments[look.align],
      spacing: {
        before: before + convertMillimetersToTwip(offset),
        line: look.size > 24 ? twips(look.size * 1.3) : lineTwips,
        lineRule: LineRuleType.EXACT,
      },
      indent: indentOf(look),
    },
  });
  return [
    paragraphXml(text, {
      style,
      startsPage: startsPage(element.element, previous),
      // The date of printing stands at the right end of its line.
      rightStop: isClosing(element) ? widthTwips - twips(look.size) : null,
    }),
  ];
}

const isClosing = ({ element }: DocumentElement) => element === 'copy-to' || element === 'issued';

function frameOf(
  element: DocumentElement,
  look: ElementLook,
): Pick<IParagraphOptions, 'border' | 'keepNext'> {
  const rule = { style: BorderStyle.SINGLE, size: 4, space: 1, color: '000000' };
  return {
    keepNext: element.element === 'signature',
    ...(look.ruled
      ? { border: { bottom: { style: BorderStyle.SINGLE, size: 12, space: 11, color: red } } }
      : {}),
    ...(isClosing(element) ? { border: { top: rule, bottom: rule } } : {}),
  };
}

function indentOf(look: ElementLook): NonNullable<IParagraphOptions['indent']> {
  const characters = (count: number) => twips(look.size * count);
  const right = look.rightIndent === 0 ? {} : { right: characters(look.rightIndent) };
  if (look.align === 'justify') return { firstLine: characters(look.indent), ...right };
  return { left: characters(look.indent), ...right };
}
