/** How long a pass phrase must be: asked while typing, and enforced by the engine (`office.weak-pass-phrase`). */

/** Characters, as a person counts them. */
export const passPhraseMinimum = 10;
