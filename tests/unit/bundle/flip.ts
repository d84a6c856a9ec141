import { readFileSync, writeFileSync } from 'node:fs';
import { flipped } from './tamper.ts';

/** Changes one bit of a file. */
export function flippedInFile(path: string, offset: number): void {
  writeFileSync(path, flipped(new Uint8Array(readFileSync(path)), offset));
}
