/** Writes a review slip as docx. */
import type { ReviewSlip, SlipWords } from './review-slip.ts';
import { reviewSlipForm } from './review-slip.ts';
import { writeForm } from './write-form.node.ts';

/**
 * Bytes of the docx file: same slip, same words, same bytes.
 * @param at ISO 8601, the moment recorded in the file
 */
export function writeReviewSlip(slip: ReviewSlip, words: SlipWords, at: string): Promise<Uint8Array> {
  return writeForm(reviewSlipForm(slip, words), at);
}
