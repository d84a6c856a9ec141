/** Tracked changes carried out or taken back, so that nothing tells any more what was changed by whom (ECMA-376 part 1, 17.13.5). */
import {
  elementsOf,
  firstOf,
  type Replacement,
  rewrite,
  textIn,
  type XmlChild,
  type XmlElement,
} from '../office/xml-node.ts';

export type ChangeChoice = 'accept' | 'reject';

const ranges = /^w:(?:move(?:From|To)Range|customXml(?:Ins|Del|MoveFrom|MoveTo)Range)(?:Start|End)$/;
const oldProperties = new Set([
  'w:rPrChange',
  'w:pPrChange',
  'w:sectPrChange',
  'w:tblPrChange',
  'w:tblPrExChange',
  'w:tblGridChange',
  'w:trPrChange',
  'w:tcPrChange',
  'w:numberingChange',
]);
const cellChanges = new Set(['w:cellIns', 'w:cellDel', 'w:cellMerge']);

/** Resolves every change in a story. */
export function resolveChanges(root: XmlElement, choice: ChangeChoice): void {
  const gone = choice === 'accept' ? ['w:del', 'w:moveFrom'] : ['w:ins', 'w:moveTo'];
  const stays = choice === 'accept' ? ['w:ins', 'w:moveTo'] : ['w:del', 'w:moveFrom'];
  if (choice === 'reject') restoreProperties(root);
  joinParagraphs(root, new Set(gone));
  rewrite(root, (element) => decide(element, { gone, stays, choice }));
  if (choice === 'reject') rewrite(root, (element) => shownAgain(element));
  fillCells(root);
}

interface Choice {
  readonly gone: readonly string[];
  readonly stays: readonly string[];
  readonly choice: ChangeChoice;
}

function decide(element: XmlElement, { gone, stays, choice }: Choice): Replacement {
  const { name } = element;
  if (ranges.test(name) || oldProperties.has(name)) return 'drop';
  if (name === 'w:tr') return isRowGone(element, gone) ? 'drop' : withoutMarks(element, 'w:trPr');
  if (name === 'w:tc') return isCellGone(element, choice) ? 'drop' : withoutMarks(element, 'w:tcPr');
  if (name === 'w:tbl') return elementsOf(element).some((row) => isRow(row)) ? 'keep' : 'drop';
  // Marks of paragraphs and rows are empty; they go with the properties that hold them.
  if (name === 'w:rPr' || name === 'w:trPr' || name === 'w:tcPr') return 'keep';
  if (gone.includes(name)) return element.children.length === 0 ? 'keep' : 'drop';
  if (stays.includes(name)) return element.children.length === 0 ? 'keep' : 'unwrap';
  if (name === 'w:p' || name === 'w:pPr') dropMarks(name === 'w:p' ? firstOf(element, 'w:pPr') : element);
  return 'keep';
}

const isRow = ({ name }: XmlElement) => ['w:tr', 'w:sdt', 'w:customXml', 'w:bookmarkStart'].includes(name);
const changeMarks = new Set(['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo']);

function dropMarks(properties: XmlElement | undefined): void {
  const marked = properties === undefined ? undefined : firstOf(properties, 'w:rPr');
  if (marked !== undefined) rewrite(marked, ({ name }) => (changeMarks.has(name) ? 'drop' : 'keep'));
}

function withoutMarks(element: XmlElement, properties: string): 'keep' {
  const found = firstOf(element, properties);
  if (found !== undefined) {
    rewrite(found, ({ name }) => (changeMarks.has(name) || cellChanges.has(name) ? 'drop' : 'keep'));
  }
  return 'keep';
}

/** A row marked as deleted goes when the changes inside have left no words in it. */
function isRowGone(row: XmlElement, gone: readonly string[]): boolean {
  const properties = firstOf(row, 'w:trPr');
  const isMarked = properties !== undefined && elementsOf(properties).some(({ name }) => gone.includes(name));
  return isMarked && textIn(row).trim() === '';
}

function isCellGone(cell: XmlElement, choice: ChangeChoice): boolean {
  const properties = firstOf(cell, 'w:tcPr');
  const mark = choice === 'accept' ? 'w:cellDel' : 'w:cellIns';
  return properties !== undefined && firstOf(properties, mark) !== undefined && textIn(cell).trim() === '';
}

/** The paragraph whose mark goes runs on into the next one, which keeps its own properties. */
function joinParagraphs(root: XmlElement, gone: ReadonlySet<string>): void {
  for (const child of elementsOf(root)) joinParagraphs(child, gone);
  for (let index = 0; index < root.children.length; index += 1) {
    const child = root.children[index];
    if (child === undefined || typeof child === 'string' || child.name !== 'w:p' || !isMarkGone(child, gone))
      continue;
    const next = nextParagraph(root.children, index + 1);
    if (next === null) continue;
    const content = child.children.filter((each) => typeof each === 'string' || each.name !== 'w:pPr');
    const properties = firstOf(next, 'w:pPr');
    const rest = next.children.filter((each) => each !== properties);
    next.children = [...(properties === undefined ? [] : [properties]), ...content, ...rest];
    root.children.splice(index, 1);
    index -= 1;
  }
}

function isMarkGone(paragraph: XmlElement, gone: ReadonlySet<string>): boolean {
  const marked = firstOf(firstOf(paragraph, 'w:pPr'), 'w:rPr');
  return marked !== undefined && elementsOf(marked).some(({ name }) => gone.has(name));
}

/** Only marks of places may stand between two paragraphs that are joined. */
function nextParagraph(children: readonly XmlChild[], from: number): XmlElement | null {
  for (const child of children.slice(from)) {
    if (typeof child === 'string') continue;
    if (child.name === 'w:p') return child;
    if (!/Start$|End$/.test(child.name)) return null;
  }
  return null;
}

function restoreProperties(root: XmlElement): void {
  for (const child of elementsOf(root)) {
    restoreProperties(child);
    const change = elementsOf(child).find(({ name }) => oldProperties.has(name));
    if (change === undefined || change.name === 'w:tblGridChange' || change.name === 'w:numberingChange')
      continue;
    const before = elementsOf(change)[0];
    const kept =
      child.name === 'w:pPr' ? elementsOf(child).filter(({ name }) => /^w:(?:rPr|sectPr)$/.test(name)) : [];
    const marks = child.name === 'w:rPr' ? elementsOf(child).filter(({ name }) => changeMarks.has(name)) : [];
    child.children = [...marks, ...(before?.children ?? []), ...kept];
  }
}

const deletedWords: Readonly<Record<string, string>> = {
  'w:delText': 't',
  'w:delInstrText': 'instrText',
};

function shownAgain(element: XmlElement): Replacement {
  const shown = deletedWords[element.name];
  if (shown === undefined) return 'keep';
  const prefix = element.raw.slice(0, element.raw.indexOf(':') + 1);
  return [{ ...element, raw: `${prefix}${shown}`, name: `w:${shown}` }];
}

/** A cell without a paragraph does not open (17.4.65). */
export function fillCells(root: XmlElement): void {
  rewrite(root, (element) => {
    if (element.name !== 'w:tc') return 'keep';
    const last = elementsOf(element).at(-1);
    if (last?.name === 'w:p') return 'keep';
    const prefix = element.raw.slice(0, element.raw.indexOf(':') + 1);
    element.children.push({ raw: `${prefix}p`, name: 'w:p', attributes: [], children: [] });
    return 'keep';
  });
}
