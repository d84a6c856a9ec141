/** Documents of ordinary length, as an office keeps them: notices, measures, plans, statistics and lists of persons. */
import { Document, Packer, Paragraph } from 'docx';
import { denseFolder } from './dense-text.ts';

export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Some sixty pages; most documents are much shorter, down to half a page. */
const longest = 32_000;

/** Different documents, each kind in turn. Of ten characters two stand in lists of persons. */
export function officeFiles(count: number): Promise<readonly NamedFile[]> {
  return Promise.all(
    denseFolder(count, longest).map(async (text, index) => {
      const make = makers[index % makers.length] ?? plain;
      return make(text, `公文${index + 1}`);
    }),
  );
}

const makers = [word, word, page, word, plain] as const;

async function word(text: string, name: string): Promise<NamedFile> {
  const children = text.split('\n').map((line) => new Paragraph(line));
  return {
    name: `${name}.docx`,
    bytes: new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] }))),
  };
}

function page(text: string, name: string): NamedFile {
  const lines = text
    .split('\n')
    .map((line) => `<p>${line.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`);
  return {
    name: `${name}.html`,
    bytes: new TextEncoder().encode(
      `<!doctype html><meta charset="utf-8"><title>${name}</title>${lines.join('\n')}`,
    ),
  };
}

function plain(text: string, name: string): NamedFile {
  return { name: `${name}.txt`, bytes: new TextEncoder().encode(text) };
}
