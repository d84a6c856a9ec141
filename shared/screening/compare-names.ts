/** Names an interpretation gives otherwise than its document: the department that explains, and the document's own title. */
import type { Match } from './match.ts';
import type { PackageDocument } from './package-document.ts';
import type { ScreenedPart } from './screened-part.ts';

const saidByDocument = /由(?<office>\p{Script=Han}{2,20}?)(?:会同[^。\n]{0,30})?负责解释/u;
const saidByInterpretation =
  /(?:解释|解读)(?:部门|机关|单位):[ \t\n]{0,2}(?<office>\p{Script=Han}{2,24}(?:局|委|办|厅|部|中心|处|院|室|会))/du;
const headCharacters = 1200;
const sameEnough = 0.7;
const shortestTitle = 6;

/** The department named differs from the one that the document lets explain it. */
export function compareOffice(screened: ScreenedPart, document: PackageDocument): readonly Match[] {
  const expected = saidByDocument.exec(document.words)?.groups?.office;
  if (expected === undefined) return [];
  const view = screened.view('folded');
  const hit = saidByInterpretation.exec(view.text);
  const named = hit?.groups?.office;
  const range = hit?.indices?.groups?.office;
  if (named === undefined || range === undefined || isSameOffice(named, expected)) return [];
  return [{ ...view.original(range[0], range[1]), matcher: 'office', confidence: 0.7, values: { expected } }];
}

/** 市民政局 and 云泽市民政局 are the same; so are forms with and without 和. */
function isSameOffice(one: string, other: string): boolean {
  const [a, b] = [one, other].map((name) => name.replace(/和|本/gu, ''));
  return a !== undefined && b !== undefined && (a.endsWith(b) || b.endsWith(a));
}

/** The title in the interpretation's own heading is nearly, but not quite, that of the document. */
export function compareTitle(screened: ScreenedPart, document: PackageDocument): readonly Match[] {
  const view = screened.view('folded');
  const hit = /^\s*《(?<title>[^《》]{6,80})》\s*[^。\n]{0,12}解读/du.exec(view.text);
  const title = hit?.groups?.title;
  const range = hit?.indices?.groups?.title;
  if (title === undefined || range === undefined) return [];
  const titles = titlesOf(document.words);
  if (titles.some((own) => own.includes(bare(title)))) return [];
  const best = titles
    .map((own) => ({ own, share: likeness(own, bare(title)) }))
    .sort((a, b) => b.share - a.share)[0];
  if (best === undefined || best.share < sameEnough) return [];
  const values = { expected: best.own };
  return [{ ...view.original(range[0], range[1]), matcher: 'title', confidence: 0.7, values }];
}

/** Titles at the beginning of the document: what it prints in 《》, its lines, and its lines taken together. */
function titlesOf(words: string): readonly string[] {
  const head = words.slice(0, headCharacters);
  const lines = head.split('\n').filter((line) => line.trim() !== '');
  const end = lines.findIndex((line) => /[。;,:]/u.test(line));
  const own = lines.slice(0, end < 0 ? lines.length : end + 1).map(bare);
  const printed = [...head.replaceAll('\n', '').matchAll(/印发《([^《》]{6,80})》/gu)].map((hit) =>
    bare(hit[1] ?? ''),
  );
  const pairs = own.map((line, index) => line + (own[index + 1] ?? ''));
  return [...printed, ...own, ...pairs].filter((title) => title.length >= shortestTitle);
}

function bare(text: string): string {
  return text.replace(/[\s《》〈〉“”]/gu, '');
}

/** Share of pairs of neighbouring characters that two titles have in common. */
function likeness(one: string, other: string): number {
  const pairs = (text: string) =>
    new Set([...text].slice(1).map((last, index) => (text[index] ?? '') + last));
  const a = pairs(one);
  const b = pairs(other);
  if (a.size === 0 || b.size === 0) return 0;
  const shared = [...a].filter((pair) => b.has(pair)).length;
  return (2 * shared) / (a.size + b.size);
}
