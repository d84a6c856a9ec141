/**
 * A PDF written anew from its last version only. Nothing of earlier versions is in the copy, since only objects that the
 * catalogue leads to are written.
 */
import { PDFDocument } from 'pdf-lib';
import type { ExtractedText } from '../../extraction/extracted-text.ts';
import { stop } from '../../extraction/stop.ts';
import {
  type CleanedBytes,
  type CleaningNote,
  type CleaningPlan,
  type KeptReason,
  wants,
} from '../cleaning-plan.ts';
import { cleanPages } from './clean-pages.node.ts';
import { dropBeside } from './drop-beside.node.ts';
import { dropLayers, readLayers } from './layers.node.ts';
import { dictIn, dropUnreachable, everyDictionary, key } from './pdf-objects.node.ts';

/** Cleans the file. Stops when it cannot be taken apart. */
export async function cleanPdf(
  bytes: Uint8Array,
  { text, plan }: { readonly text: ExtractedText; readonly plan: CleaningPlan },
): Promise<CleanedBytes> {
  const document = await open(bytes);
  const unable = new Map<string, KeptReason>();
  const notes = new Set<CleaningNote>();
  if (dropSignatures(document)) notes.add('signature-dropped');
  const layers = readLayers(document);
  const changed = await cleanPages({ document, text, plan, layers, unable, notes });
  dropBeside(document, plan);
  if (wants(plan, 'pdf.hidden-layer') && !unable.has('pdf.hidden-layer')) dropLayers(document, layers);
  if (changed) {
    // Tags repeat the words of a page for screen readers, also those that are gone.
    document.catalog.delete(key('StructTreeRoot'));
    document.catalog.delete(key('MarkInfo'));
    notes.add('tags-dropped');
  }
  if (dictIn(document.catalog, 'AcroForm') !== undefined) notes.add('form-fields-kept');
  dropUnreachable(document);
  const saved = await document.save({
    useObjectStreams: false,
    addDefaultPage: false,
    updateFieldAppearances: false,
  });
  return { bytes: saved, unable, notes, masked: 0 };
}

async function open(bytes: Uint8Array): Promise<PDFDocument> {
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true });
    // The tree of pages is only looked at when it is asked for.
    for (const page of document.getPages()) page.getCropBox();
    return document;
  } catch (error) {
    // Everything pdf-lib says about a file that it cannot open comes as an error of some kind.
    if (error instanceof Error) return stop('damaged', 'pdf');
    throw error;
  }
}

/** A signature over bytes that are written anew cannot hold. */
function dropSignatures(document: PDFDocument): boolean {
  let dropped = false;
  for (const dict of everyDictionary(document)) {
    if (dict.has(key('ByteRange')) && dict.has(key('Contents'))) {
      for (const name of dict.keys()) dict.delete(name);
      dropped = true;
    }
  }
  if (dropped) document.catalog.delete(key('Perms'));
  return dropped;
}
