/** OFD files written by hand, as small as the standard allows. */
import { makeZip } from '../intake/make-zip.ts';

const names = 'xmlns:ofd="http://www.ofdspec.org/2016"';

export interface MadeOfd {
  /** Content of the layers, a page each. */
  readonly pages: readonly string[];
  /** Further elements of DocInfo, of DocBody, of CommonData and of Document. */
  readonly info?: string;
  readonly body?: string;
  readonly common?: string;
  readonly document?: string;
  /** Other parts by name. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
}

export function makeOfd({
  pages,
  info = '',
  body = '',
  common = '',
  document = '',
  parts = {},
}: MadeOfd): Uint8Array {
  const listed = pages.map(
    (_, index) => `<ofd:Page ID="${index + 1}" BaseLoc="Pages/Page_${index}/Content.xml"/>`,
  );
  return makeZip([
    {
      name: 'OFD.xml',
      content: `<ofd:OFD ${names} DocType="OFD" Version="1.1"><ofd:DocBody><ofd:DocInfo><ofd:DocID>0</ofd:DocID>${info}</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>${body}</ofd:DocBody></ofd:OFD>`,
    },
    { name: 'Doc_0/Document.xml', content: ofdDocument(listed.join(''), { common, document }) },
    ...pages.map((content, index) => ({
      name: `Doc_0/Pages/Page_${index}/Content.xml`,
      content: ofdPage(content),
    })),
    ...Object.entries(parts).map(([name, content]) => ({ name, content })),
  ]);
}

export function ofdDocument(
  pages: string,
  { common = '', document = '' }: { readonly common?: string; readonly document?: string } = {},
): string {
  return `<ofd:Document ${names}><ofd:CommonData>${common}</ofd:CommonData><ofd:Pages>${pages}</ofd:Pages>${document}</ofd:Document>`;
}

/** A page with one layer. */
export function ofdPage(content: string): string {
  return `<ofd:Page ${names}><ofd:Content><ofd:Layer ID="9">${content}</ofd:Layer></ofd:Content></ofd:Page>`;
}

/** A part of any other kind. */
export function ofdPart(root: string, content: string): string {
  return `<ofd:${root} ${names}>${content}</ofd:${root}>`;
}

/** A text object at a place in millimetres, 5 mm high. */
export function ofdText(
  text: string,
  at: readonly [number, number] = [20, 20],
  attributes = '',
  inner = '',
): string {
  return `<ofd:TextObject ID="1" Boundary="${at.join(' ')} 100 6" Font="3" Size="5"${attributes}>${inner}<ofd:TextCode X="0" Y="5" DeltaX="g ${text.length - 1} 5">${text}</ofd:TextCode></ofd:TextObject>`;
}
