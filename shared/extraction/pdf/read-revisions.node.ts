/** Reads what earlier revisions of a PDF said and the last one does not say any more. */
import { asStop } from '../stop.ts';
import { openPdf } from './open-pdf.node.ts';
import { eachPage, pageText } from './page-text.node.ts';
import type { PdfFile } from './pdf-extras.node.ts';
import { earlierRevisions } from './revisions.ts';

const kind = 'pdf.incremental-updates';
/** Each costs as much as the whole file; the last ones before the present one are read. */
const mostRead = 5;

/** Notes each revision that opens and adds its lines that are gone since. */
export async function readRevisions(bytes: Uint8Array, shown: string, file: PdfFile): Promise<void> {
  const shownLines = new Set(shown.split(/[\n\t]/));
  const revisions = earlierRevisions(bytes);
  const unread = revisions.length - mostRead;
  if (unread > 0) file.collector.skip(`revision-1…${unread}`, 'over-limit');
  for (const [index, length] of revisions.entries()) {
    if (index < unread) continue;
    const path = `revision-${index + 1}`;
    try {
      await readRevision(bytes.subarray(0, length), { path, shownLines, file });
    } catch (error) {
      // What does not open is no revision; the bytes around it were read with the whole file.
      if (asStop(error)?.reason !== 'damaged') throw error;
    }
  }
}

interface RevisionTarget {
  readonly path: string;
  readonly shownLines: ReadonlySet<string>;
  readonly file: PdfFile;
}

async function readRevision(bytes: Uint8Array, { path, shownLines, file }: RevisionTarget): Promise<void> {
  const { collector, context } = file;
  const opening = await openPdf(bytes, context.options);
  if (opening.isEncrypted) return;
  const { document } = opening;
  const part = collector.start(path, 'other');
  try {
    await eachPage(document, {
      collector,
      limits: context.limits,
      work: async (page) => {
        const { lines } = await pageText(page, []);
        for (const { text, box } of lines) {
          if (shownLines.has(text)) continue;
          part.separate('\n');
          part.add(text, { place: { page: page.pageNumber, box }, hidden: kind });
        }
      },
    });
  } finally {
    await document.loadingTask.destroy();
  }
  collector.fact({ kind, path, quote: part.textFrom(0) });
  collector.keep(part);
}
