/** PDF files written by hand: one page, one font. */

export interface MadePdf {
  /** Content stream. */
  readonly content: string;
  /** Further entries of the page, of the catalogue, and the font when it is another than Helvetica. */
  readonly page: string;
  readonly catalog?: string;
  readonly font?: string;
  /** Further objects, numbered from 6. */
  readonly objects?: readonly string[];
}

const encoder = new TextEncoder();

export function makePdf({ content, page, catalog = '', font, objects = [] }: MadePdf): Uint8Array {
  const bodies = [
    `<</Type/Catalog/Pages 2 0 R${catalog}>>`,
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>${page}>>`,
    stream(content),
    `<<${font ?? '/Type/Font/Subtype/Type1/BaseFont/Helvetica'}>>`,
    ...objects,
  ];
  const pieces = ['%PDF-1.7\n'];
  let table = encoder.encode(pieces[0]).length;
  const offsets: number[] = [];
  bodies.forEach((body, index) => {
    const object = `${index + 1} 0 obj\n${body}\nendobj\n`;
    offsets.push(table);
    pieces.push(object);
    table += encoder.encode(object).length;
  });
  let text = pieces.join('');
  const lines = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  text += `xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${lines.join('')}`;
  text += `trailer\n<</Size ${bodies.length + 1}/Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n`;
  return encoder.encode(text);
}

/** The file saved again by adding to its end, with another content stream. */
export function appendRevision(pdf: Uint8Array, content: string): Uint8Array {
  const before = new TextDecoder().decode(pdf);
  const previous = /startxref\n(\d+)\n%%EOF\n$/.exec(before)?.[1] ?? '0';
  let text = before;
  const offset = encoder.encode(text).length;
  text += `4 0 obj\n${stream(content)}\nendobj\n`;
  const table = encoder.encode(text).length;
  text += `xref\n4 1\n${String(offset).padStart(10, '0')} 00000 n \n`;
  text += `trailer\n<</Size 6/Root 1 0 R/Prev ${previous}>>\nstartxref\n${table}\n%%EOF\n`;
  return encoder.encode(text);
}

function stream(content: string): string {
  return `<</Length ${encoder.encode(content).length}>>\nstream\n${content}\nendstream`;
}
