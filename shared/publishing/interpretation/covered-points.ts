/** How far an interpretation covers the nine points while it is being written. */
import { missingMainPoints, missingOtherPoints } from '../../screening/match-interpretation-points.ts';
import { type InterpretationSource, type NinePoint, ninePoints } from './interpretation-source.ts';
import { interpretationText } from './plain-text.ts';

export interface CoveredPoint {
  readonly point: NinePoint;
  /**
   * `tagged`: a block is marked with it; `mentioned`: words speak of it, as the rule reads them; `not-applicable`: somebody said why
   * it is left out; `absent`: none of these.
   */
  readonly state: 'tagged' | 'mentioned' | 'not-applicable' | 'absent';
  /** Blocks that are marked with it. */
  readonly blocks: readonly string[];
}

export function coveredPoints(source: InterpretationSource): readonly CoveredPoint[] {
  const text = interpretationText(source);
  const part = { path: '', role: 'body', text, segments: [] } as const;
  const read = { type: 'txt', parts: [part], hidden: [], notInspected: [] } as const;
  const absent = [...missingMainPoints(read), ...missingOtherPoints(read)]
    .map(({ values }) => String(values?.points ?? ''))
    .join('、')
    .split('、');
  return ninePoints.map((point) => {
    const blocks = source.blocks.filter(({ points = [] }) => points.includes(point)).map(({ id }) => id);
    if (blocks.length > 0) return { point, state: 'tagged', blocks };
    const isExcused =
      source.absent?.some((each) => each.point === point && each.reason.trim() !== '') === true;
    if (isExcused) return { point, state: 'not-applicable', blocks };
    return { point, state: absent.includes(point) ? 'absent' : 'mentioned', blocks };
  });
}
