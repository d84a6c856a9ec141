/** Sizes beyond 4 GiB in a directory entry (APPNOTE 4.5.3): present only for the fields that are all ones. */
import { sliceOf, uint16At, uint64At } from '../base/bounded-reader.ts';

export interface ZipSizes {
  readonly compressedBytes: number;
  readonly inflatedBytes: number;
  readonly headerAt: number;
}

const elsewhere = 0xffffffff;

/** Replaces the fields that stand in the ZIP64 extra field. @throws TooShort when the field is missing or too short. */
export function readZip64Sizes(extra: Uint8Array, plain: ZipSizes): ZipSizes {
  if (![plain.compressedBytes, plain.inflatedBytes, plain.headerAt].includes(elsewhere)) return plain;
  const field = findField(extra);
  let at = 0;
  const next = (value: number) => {
    if (value !== elsewhere) return value;
    at += 8;
    return uint64At(field, at - 8);
  };
  const inflatedBytes = next(plain.inflatedBytes);
  const compressedBytes = next(plain.compressedBytes);
  return { compressedBytes, inflatedBytes, headerAt: next(plain.headerAt) };
}

function findField(extra: Uint8Array): Uint8Array {
  let at = 0;
  while (at + 4 <= extra.length) {
    const length = uint16At(extra, at + 2);
    if (uint16At(extra, at) === 1) return sliceOf(extra, at + 4, at + 4 + length);
    at += 4 + length;
  }
  return extra.subarray(0, 0);
}
