/** Findings of a sheet by the cells that they are about; one may be about several cells of a row. */
import type { NumberedFinding } from '../numbered-findings.ts';
import { cellKey, parseCell } from './sheet-cells.ts';

export function findingsByCell(
  findings: readonly NumberedFinding[],
  sheet: string,
): ReadonlyMap<string, readonly NumberedFinding[]> {
  const cells = new Map<string, NumberedFinding[]>();
  for (const finding of findings) {
    if (finding.place.sheet !== sheet) continue;
    const names = [finding.place.cell, ...(finding.alsoAt ?? []).map(({ cell }) => cell)];
    for (const name of new Set(names)) {
      const address = name === undefined ? null : parseCell(name);
      if (address === null) continue;
      const key = cellKey(address);
      cells.set(key, [...(cells.get(key) ?? []), finding]);
    }
  }
  return cells;
}
