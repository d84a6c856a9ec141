/** What a recording carries beside frames and sound, by the names of its kinds. */

/** Kinds that live in the same records: who takes out one of them takes out all of them. */
export const carriedByMedia = [
  'location',
  'device',
  'person',
  'date',
  'encoder',
  'words',
  'cover',
  'left-over',
] as const;
