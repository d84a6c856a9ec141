/**
 * Negative list (负面清单): the only reasons for which information may stay unpublished, with the article that gives each.
 * Source: Regulation on Open Government Information (政府信息公开条例, State Council Order 711), arts. 14 to 16.
 */

export interface WithholdingReason {
  readonly id: 'N1' | 'N2' | 'N3' | 'N4' | 'N5' | 'N6' | 'N7';
  /** Article of the regulation. */
  readonly article: string;
  /** `never`: must not be published. `consent`: unless the third party agrees or public interest outweighs. `may`: a choice. */
  readonly force: 'never' | 'consent' | 'may';
}

export const withholdingReasons: readonly WithholdingReason[] = [
  /** Lawfully determined state secret (依法确定为国家秘密). */
  { id: 'N1', article: '14', force: 'never' },
  /** Forbidden by a law or administrative regulation. */
  { id: 'N2', article: '14', force: 'never' },
  /** Could endanger national, public or economic security or social stability (三安全一稳定). */
  { id: 'N3', article: '14', force: 'never' },
  /** Trade secret or personal privacy of a third party. */
  { id: 'N4', article: '15', force: 'consent' },
  /** Internal affairs (内部事务). */
  { id: 'N5', article: '16.1', force: 'may' },
  /** Information of a process still running (过程性信息). */
  { id: 'N6', article: '16.2', force: 'may' },
  /** Files of administrative enforcement (行政执法案卷). */
  { id: 'N7', article: '16.2', force: 'may' },
];

/** A reason of the list, or undefined for one that no article gives. */
export function findReason(id: string): WithholdingReason | undefined {
  return withholdingReasons.find((each) => each.id === id);
}
