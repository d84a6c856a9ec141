/** Node's inflate for streams in a PDF: tolerant of a missing end, never more than the bound. */
import { constants, inflateRawSync, inflateSync } from 'node:zlib';
import type { Inflate } from './stream-filters.ts';

/** As much as can be inflated; empty when it is no deflated data at all, null when it is over the bound. */
export const inflateBounded: Inflate = (bytes, most) => {
  const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: most };
  const ways = [() => inflateSync(bytes, options), () => inflateRawSync(bytes.subarray(2), options)];
  for (const inflate of ways) {
    try {
      return new Uint8Array(inflate());
    } catch (error) {
      const code: unknown = error instanceof Error && 'code' in error ? error.code : null;
      if (code === 'ERR_BUFFER_TOO_LARGE') return null;
      // Anything else is zlib's complaint about these bytes.
      if (typeof code !== 'string' || !code.startsWith('Z_')) throw error;
    }
  }
  return new Uint8Array();
};
