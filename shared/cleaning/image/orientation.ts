/** How a picture is to be turned (CIPA DC-008-2023, 4.6.5, tag 274), read from one record and written into an otherwise empty one. */
import { openTiff } from '../../extraction/image/tiff-directory.ts';

const orientationTag = 0x0112;

/** 1 to 8; 1, the usual way up, when the record does not say. */
export function readOrientation(tiff: Uint8Array): number {
  const file = openTiff(tiff, () => null);
  const first = file?.directory(file.firstDirectory);
  const value =
    first === null || first === undefined ? undefined : file?.numbers(first.fields.get(orientationTag))[0];
  return value !== undefined && Number.isInteger(value) && value >= 1 && value <= 8 ? value : 1;
}

/** A TIFF record that says nothing but the orientation; null for the usual way up, which needs none. */
export function orientationRecord(orientation: number): Uint8Array | null {
  if (orientation === 1) return null;
  const entry = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0];
  return Uint8Array.from([0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, ...entry, 0, 0, 0, 0]);
}
