/** Every bound on untrusted input, in one place. Sizes in bytes, times in milliseconds. */
export const limits = {
  /** One source file; larger ones are refused before they are read. */
  fileBytes: 256 * 1024 * 1024,
  /** Sum of all inflated entries of one container, nested ones included. */
  inflatedBytes: 1024 * 1024 * 1024,
  /** One inflated entry. */
  entryBytes: 256 * 1024 * 1024,
  /** Inflated to deflated size above which an entry larger than `ratioFloorBytes` is taken for a bomb. */
  inflationRatio: 200,
  ratioFloorBytes: 8 * 1024 * 1024,
  entries: 20_000,
  nesting: 8,
  xmlDepth: 256,
  xmlAttributes: 4_096,
  /** UTF-16 units of text taken from one file. */
  textUnits: 100_000_000,
  pages: 20_000,
  /** Findings of one rule in one file that are listed one by one, hard ones apart; the rest is counted. */
  findingsPerRule: 1_000,
  /** Pictures and pages of one file, nested ones included, whose text is recognised. */
  recognisedPictures: 500,
  /** Recognition of one picture or page, on a slow machine. */
  recognitionMs: 90_000,
  recognitionHeapMegabytes: 768,
  /** Resident memory of the recogniser's process. */
  recognitionMegabytes: 2_048,
  /** How long that process is kept without work. */
  recognitionIdleMs: 30_000,
  extractionMs: 120_000,
  extractionHeapMegabytes: 1_024,
} as const;

/** The bounds as numbers, so that a test can set its own. */
export type Limits = { readonly [Name in keyof typeof limits]: number };
