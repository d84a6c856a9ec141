/** Marks of findings over a drawn page: a box each, with the number, or a cover over words that may not stand open. */
import type { FindingId } from '../../../../shared/base/ids.ts';
import type { WindowText } from '../../../text/zh-cn.ts';
import { inLanguage } from '../finding-words.ts';
import type { NumberedFinding } from '../numbered-findings.ts';
import type { Box, FindingBox } from './finding-boxes.ts';
import styles from './layout.module.css';

export interface MarkState {
  readonly active: FindingId | null;
  readonly revealed: FindingId | null;
  readonly covered: ReadonlySet<string>;
  readonly text: WindowText;
  readonly onActive: (finding: NumberedFinding) => void;
}

/** A layer of marks for a page of a size in the boxes' unit; to be laid over the page. */
export function markLayer(
  boxes: readonly FindingBox[],
  size: { readonly width: number; readonly height: number },
  state: MarkState,
): HTMLElement {
  const layer = document.createElement('div');
  layer.className = styles.marks ?? '';
  for (const { finding, cover } of boxes) {
    if (isCoveredNow(finding, state)) layer.append(coverOf(cover, size));
  }
  for (const each of boxes) layer.append(markOf(each, size, state));
  return layer;
}

export function isCoveredNow(finding: NumberedFinding, { covered, revealed }: MarkState): boolean {
  return covered.has(finding.id) && finding.id !== revealed;
}

/** Below the marks, which stay pressable and show whose words they are. */
function coverOf(box: Box, size: { readonly width: number; readonly height: number }): HTMLElement {
  const element = document.createElement('div');
  element.className = styles.cover ?? '';
  place(element, box, size);
  return element;
}

function markOf(
  { finding, box, isFirst }: FindingBox,
  size: { readonly width: number; readonly height: number },
  state: MarkState,
): HTMLElement {
  const mark = document.createElement('button');
  mark.type = 'button';
  mark.tabIndex = -1;
  mark.className = styles.pageMark ?? '';
  mark.dataset.finding = finding.id;
  mark.dataset.severity = finding.standing === 'settled' ? 'settled' : finding.severity;
  mark.dataset.active = String(finding.id === state.active);
  const { review, words } = state.text;
  const rule = inLanguage(finding.ruleName, state.text);
  mark.setAttribute('aria-label', review.markLabel(finding.number, words.severities[finding.severity], rule));
  place(mark, box, size);
  if (isFirst) {
    const number = document.createElement('span');
    number.className = styles.pageMarkNumber ?? '';
    number.textContent = String(finding.number);
    mark.append(number);
  }
  mark.addEventListener('click', () => state.onActive(finding));
  return mark;
}

/** In shares of the page, so that the mark stays where it belongs at every zoom. */
export function place(
  element: HTMLElement,
  [left, top, width, height]: Box,
  size: { readonly width: number; readonly height: number },
): void {
  element.style.left = `${(left / size.width) * 100}%`;
  element.style.top = `${(top / size.height) * 100}%`;
  element.style.width = `${(width / size.width) * 100}%`;
  element.style.height = `${(height / size.height) * 100}%`;
}
