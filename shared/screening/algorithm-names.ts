/** Algorithms that a rule may name: what a pattern cannot say. The functions themselves are in algorithms.ts and cross-check.ts. */
export const algorithmNames = [
  'paired-marks',
  'level-numbers',
  'document-number.bracket',
  'document-number.inserted-word',
  'document-number.padded',
  'document-number.short-year',
  'document-number.fused',
  'document-number.blank',
  'document-number.year',
  'interpretation.office',
  'interpretation.telephone',
  'columns.health',
  'columns.minors',
  'columns.persons',
  'columns.low-counts',
  'coordinates.many',
  'not-inspected.other',
  'not-inspected.encrypted',
  'package.document-number',
] as const;

export type AlgorithmName = (typeof algorithmNames)[number];
