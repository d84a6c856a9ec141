/** Streams of properties written byte by byte ([MS-OLEPS] 2). */
import { join, numbers } from '../intake/make-zip.ts';

export interface MadeProperty {
  readonly id: number;
  /** Type and value, padded to four bytes. */
  readonly value: Uint8Array;
}

const summary = 0xf29f85e0;
const documentSummary = 0xd5cdd502;
const userDefined = 0xd5cdd505;

/** A value of a type: 2 number, 30 string in the code page, 31 in UTF-16 (with its length in characters). */
export function value(type: number, length: number, bytes: Uint8Array): Uint8Array {
  return padded(join([numbers([4, type], [4, length]), bytes]));
}

/** A string of bytes. */
export function narrow(bytes: Uint8Array): Uint8Array {
  return value(30, bytes.length + 1, join([bytes, new Uint8Array(1)]));
}

/** The code page of a set. */
export function codePage(number: number): MadeProperty {
  return { id: 1, value: numbers([4, 2], [4, number]) };
}

/** A stream of sets; the second is that of a person's own properties. */
export function propertyStream(
  kind: 'summary' | 'documentSummary',
  ...sets: readonly (readonly MadeProperty[])[]
): Uint8Array {
  const bodies = sets.map(section);
  let at = 28 + sets.length * 20;
  const heads = bodies.map((body, index) => {
    const format = index > 0 ? userDefined : kind === 'summary' ? summary : documentSummary;
    const head = join([numbers([4, format]), new Uint8Array(12), numbers([4, at])]);
    at += body.length;
    return head;
  });
  return join([
    numbers([2, 0xfffe], [2, 0], [4, 0]),
    new Uint8Array(16),
    numbers([4, sets.length]),
    ...heads,
    ...bodies,
  ]);
}

function section(properties: readonly MadeProperty[]): Uint8Array {
  let at = 8 + properties.length * 8;
  const places = properties.map(({ id, value: bytes }) => {
    const place = numbers([4, id], [4, at]);
    at += bytes.length;
    return place;
  });
  return join([numbers([4, at], [4, properties.length]), ...places, ...properties.map((each) => each.value)]);
}

function padded(bytes: Uint8Array): Uint8Array {
  return join([bytes, new Uint8Array((4 - (bytes.length % 4)) % 4)]);
}
