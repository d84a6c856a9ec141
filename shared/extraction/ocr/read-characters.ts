/**
 * Characters of a line from the probabilities that the recognition model gives for each step along it (CTC: the best class
 * of each step, repetitions and the blank class taken out). Classes are the blank, the dictionary's lines, and the space.
 */

export interface ReadLine {
  readonly text: string;
  /** Mean probability of the characters taken, 0 when there is none. */
  readonly confidence: number;
}

/** Names of the classes from the model's dictionary file, one character a line. */
export function classNames(dictionary: string): readonly string[] {
  return ['', ...dictionary.replace(/\r?\n$/, '').split(/\r?\n/), ' '];
}

/** @param steps probabilities, one row of `names.length` a step */
export function readCharacters(steps: Float32Array, names: readonly string[]): ReadLine {
  const classes = names.length;
  let text = '';
  let sum = 0;
  let count = 0;
  let last = 0;
  for (let start = 0; start + classes <= steps.length; start += classes) {
    let best = 0;
    let probability = 0;
    for (let index = 0; index < classes; index += 1) {
      const value = steps[start + index] ?? 0;
      if (value > probability) {
        probability = value;
        best = index;
      }
    }
    if (best !== 0 && best !== last) {
      text += names[best] ?? '';
      sum += probability;
      count += 1;
    }
    last = best;
  }
  return { text, confidence: count === 0 ? 0 : sum / count };
}
