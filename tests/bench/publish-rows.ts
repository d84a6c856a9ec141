/** Typesetting a document of a hundred pages: against the bare `docx` library packing the same paragraphs without any look. */
import { Document, Packer, Paragraph } from 'docx';
import { recogniseElements } from '../../shared/publishing/official/recognise-elements.ts';
import { typesetDocx } from '../../shared/publishing/official/typeset-docx.node.ts';
import type { Measurement } from './measure.ts';
import type { Prepared } from './rows.ts';
import { officialText } from './sample-text.ts';

const pages = 100;
const pageUnits = 550;
/** Ours may take half as long again; as throughput, ours to theirs. */
const leastRatio = 1 / 1.5;

export const publishRows: readonly Prepared[] = [{ id: 'publish-docx', prepare: typesetting }];

function typesetting(): Measurement {
  const lines = officialText(pages * pageUnits).split('\n');
  const blocks = lines.map((text, index) => ({
    ...{ block: 'paragraph' as const, text, paragraph: index + 1, start: 0 },
  }));
  return {
    id: 'publish-docx',
    peer: 'docx-pack',
    unit: 'page/s',
    goal: leastRatio,
    amount: pages,
    ours: () =>
      typesetDocx(recogniseElements({ blocks, appended: [], leftOut: [] }), '2026-11-23T04:00:00.000Z'),
    theirs: () =>
      Packer.toBuffer(new Document({ sections: [{ children: lines.map((line) => new Paragraph(line)) }] })),
  };
}
