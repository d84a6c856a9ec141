/** Marks of findings in a drawn document: words are wrapped where they stand, and covered ones replaced. */
import { markedRuns } from '../marked-runs.ts';
import type { NumberedFinding } from '../numbered-findings.ts';
import type { LocatedStretch } from './docx-locate.ts';
import type { MarkState } from './page-marks.ts';
import { isCoveredNow } from './page-marks.ts';

export interface DrawnText {
  readonly text: string;
  /** Offsets at which a paragraph or cell begins. */
  readonly starts: readonly number[];
  /** Text nodes in order, each with the offset of its first unit. */
  readonly nodes: readonly { readonly node: Text; readonly start: number }[];
}

/** All text of a drawn document, its nodes joined. */
export function drawnText(root: Node): DrawnText {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes: { node: Text; start: number }[] = [];
  const pieces: string[] = [];
  const starts: number[] = [];
  let block: Element | null = null;
  let start = 0;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue;
    nodes.push({ node, start });
    pieces.push(node.data);
    const own: Element | null = node.parentElement?.closest('p, li, td, th') ?? null;
    if (own !== block) starts.push(start);
    block = own;
    start += node.data.length;
  }
  return { text: pieces.join(''), starts, nodes };
}

/** An element around words, the words as they stood, and the findings that are about them, at least one. */
export interface DocxMark {
  readonly element: HTMLElement;
  readonly words: string;
  readonly findings: readonly NumberedFinding[];
}

/** Wraps the words of every stretch, run by run where stretches overlap, from the last to the first so that offsets stay. */
export function wrapStretches(drawn: DrawnText, stretches: readonly LocatedStretch[]): readonly DocxMark[] {
  const runs = markedRuns({ start: 0, end: drawn.text.length }, stretches, []).filter(
    ({ findings }) => findings.length > 0,
  );
  const nodes = drawn.nodes.toReversed();
  const marks: DocxMark[] = [];
  let first = 0;
  for (const run of runs.toReversed()) {
    while ((nodes[first]?.start ?? 0) >= run.end) first += 1;
    for (let index = first; index < nodes.length; index += 1) {
      const { node, start } = nodes[index] ?? { node: new Text(), start: 0 };
      if (start + node.data.length <= run.start) break;
      const from = Math.max(run.start - start, 0);
      const to = Math.min(run.end - start, node.data.length);
      if (from >= to) continue;
      const findings = run.findings.map(({ finding }) => finding);
      marks.push(wrap(node, { from, to }, findings));
    }
  }
  return marks.toReversed();
}

function wrap(
  node: Text,
  { from, to }: { readonly from: number; readonly to: number },
  findings: readonly NumberedFinding[],
): DocxMark {
  const tail = node.splitText(from);
  tail.splitText(to - from);
  const element = document.createElement('mark');
  tail.replaceWith(element);
  element.append(tail);
  return { element, words: tail.data, findings };
}

const rank = { hard: 0, soft: 1, info: 2 } as const;

/** Look and words of the marks for what is active and what may be seen now. */
export function showMarks(marks: readonly DocxMark[], state: MarkState): void {
  const numbered = new Set<string>();
  for (const { element, words, findings } of marks) {
    const gravest = findings.toSorted((left, right) => rank[left.severity] - rank[right.severity])[0];
    if (gravest === undefined) continue;
    const fresh = findings.filter(({ id }) => !numbered.has(id));
    for (const { id } of fresh) numbered.add(id);
    element.dataset.severity = gravest.standing === 'settled' ? 'settled' : gravest.severity;
    element.dataset.active = String(findings.some(({ id }) => id === state.active));
    if (fresh.length > 0) element.dataset.number = fresh.map(({ number }) => number).join(' ');
    const isCovered = findings.some((finding) => isCoveredNow(finding, state));
    element.textContent = isCovered ? '*'.repeat([...words].length) : words;
    element.onclick = () => state.onActive(gravest);
  }
}
