/** pdf.js with its worker code in the same thread, which is already a worker. Large: loaded with the first PDF only. */
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { boundByteArrays } from './bound-arrays.ts';

boundByteArrays();

export { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
