/** PowerPoint 97 presentations written record by record ([MS-PPT]). */
import { makeOle } from '../intake/make-ole.ts';
import { join, numbers } from '../intake/make-zip.ts';
import { wide } from './make-doc.ts';

/** One record that holds bytes. */
export function atom(type: number, content: Uint8Array, instance = 0): Uint8Array {
  return join([numbers([2, instance << 4], [2, type], [4, content.length]), content]);
}

/** One record that holds records. */
export function container(type: number, children: readonly Uint8Array[], instance = 0): Uint8Array {
  const content = join(children);
  return join([numbers([2, (instance << 4) | 0xf], [2, type], [4, content.length]), content]);
}

/** Text of a slide. */
export function text(words: string): Uint8Array {
  return container(0xf00d, [atom(3999, numbers([4, 4])), atom(4000, wide(words))]);
}

/** Settings of a slide in the show. */
export function showInfo(hidden: boolean): Uint8Array {
  return atom(1017, numbers([4, 0], [4, 0], [2, 0], [2, hidden ? 4 : 0], [4, 0]));
}

/** A comment in the tag that keeps it. */
export function comment(author: string, words: string): Uint8Array {
  const moment = numbers([4, 1], [2, 2026], [2, 3], [2, 4], [2, 5], [2, 10], [2, 0], [2, 0], [2, 0], [8, 0]);
  const strings = [atom(4026, wide(author), 0), atom(4026, wide(words), 1)];
  return container(5000, [
    container(5002, [atom(5003, container(12000, [...strings, atom(12001, moment)]))]),
  ]);
}

export interface MadePpt {
  /** Content of each slide. */
  readonly slides: readonly (readonly Uint8Array[])[];
  /** Words that the list of slides holds, by slide. */
  readonly listed?: readonly (readonly Uint8Array[])[];
  /** Content of notes by the slide they belong to, counted from 0. */
  readonly notes?: Readonly<Record<number, readonly Uint8Array[]>>;
  /** More records of the document. */
  readonly document?: readonly Uint8Array[];
  /** Objects that the stream keeps, numbered from 50. */
  readonly objects?: readonly Uint8Array[];
  /** Records that no save refers to. */
  readonly leftOver?: readonly Uint8Array[];
  readonly encrypted?: boolean;
  /** Where the last save is said to be; the true place if left out. */
  readonly edit?: number;
  readonly streams?: Readonly<Record<string, Uint8Array>>;
}

/** The presentation as a compound file. */
export function makePpt(made: MadePpt): Uint8Array {
  const { stream, edit } = pptStream(made);
  const token = made.encrypted === true ? 0xf3d1c4df : 0xe391c05f;
  const user = atom(4086, numbers([4, 20], [4, token], [4, made.edit ?? edit], [2, 0], [2, 0]));
  return makeOle({ 'PowerPoint Document': stream, 'Current User': user, ...made.streams });
}

/** Its stream, padded so that it may be found again, and the place of the last save. */
export function pptStream(made: MadePpt): { readonly stream: Uint8Array; readonly edit: number } {
  const { slides, listed = [], notes = {}, objects = [], leftOver = [] } = made;
  const list = (kind: number, entries: readonly Uint8Array[]) => container(4080, entries, kind);
  const persist = (object: number, id: number) =>
    atom(1011, numbers([4, object], [4, 0], [4, 0], [4, id], [4, 0]));
  const document = container(1000, [
    ...(made.document ?? []),
    list(
      0,
      slides.flatMap((_, index) => [persist(10 + index, 256 + index), ...(listed[index] ?? [])]),
    ),
    list(
      2,
      Object.keys(notes).map((slide) => persist(30 + Number(slide), 512)),
    ),
  ]);
  const numbered: [number, Uint8Array][] = [
    [1, document],
    ...slides.map((content, index): [number, Uint8Array] => [10 + index, container(1006, content)]),
    ...Object.entries(notes).map(([slide, content]): [number, Uint8Array] => [
      30 + Number(slide),
      container(1008, [atom(1009, numbers([4, 256 + Number(slide)], [4, 0])), ...content]),
    ]),
    ...objects.map((object, index): [number, Uint8Array] => [50 + index, object]),
  ];
  let at = join(leftOver).length;
  const places = numbered.map(([number, bytes]) => {
    const entry = numbers([4, number + 2 ** 20], [4, at]);
    at += bytes.length;
    return entry;
  });
  const directory = atom(6002, join(places));
  const save = atom(4085, numbers([4, 0], [4, 0], [4, 0], [4, at], [4, 1], [8, 0]));
  const edit = at + directory.length;
  return { stream: join([...leftOver, ...numbered.map(([, bytes]) => bytes), directory, save]), edit };
}
