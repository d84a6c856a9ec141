/**
 * Search over titles, numbers, organs, file names and texts. The index only says where the words may stand, because it holds no
 * words; each place is read again before it is shown.
 */
import { ok } from '../base/result.ts';
import type { Api, Handlers } from '../contract/api.ts';
import type { SearchHit, SearchPage } from '../contract/list-views.ts';
import { signingStages } from '../signoff/statement.ts';
import type { FileRow } from '../store/read-dossiers.node.ts';
import { readDossier, readFiles } from '../store/read-dossiers.node.ts';
import type { WordHit } from '../store/read-index.node.ts';
import { readWordHits } from '../store/read-index.node.ts';
import { readScreenings } from '../store/read-screenings.node.ts';
import { searchTerms, squeeze } from '../text/search-words.ts';
import type { EngineContext } from './engine-context.node.ts';
import { permit } from './engine-context.node.ts';
import { hideWords } from './hide-words.ts';
import { catalogueLines, hashedPairs, searchedParts } from './index-words.node.ts';
import { indexFiles } from './keep-index.node.ts';
import { parseScreened, parseText } from './stored-objects.ts';

/** Places looked at for one page; a page may come out short, and says where the next goes on. */
const mostRead = 200;
/** Characters shown on either side of the words. */
const aroundBefore = 24;
const aroundAfter = 48;

export function searchCases(context: EngineContext): Pick<Handlers, 'search.find'> {
  return {
    'search.find': async (input) => {
      const person = permit(context, 'search.find', signingStages);
      if (!person.ok) return person;
      await indexFiles(context);
      return ok(await find(context, input));
    },
  };
}

/** Whether anything of what somebody typed can be searched for: words of two characters or more. */
export function isSearchable(words: string): boolean {
  return searchTerms(words).length > 0;
}

async function find(
  context: EngineContext,
  { words, before, limit }: Api['search.find']['input'],
): Promise<SearchPage> {
  const terms = searchTerms(words);
  if (terms.length === 0) return { hits: [], next: null };
  const match = terms.map((term) => hashedPairs(context, term)).join(' ');
  const hits: SearchHit[] = [];
  let from = before;
  for (let read = 0; read < mostRead; ) {
    const places = readWordHits(context.store.readable, match, { before: from, limit });
    for (const place of places) {
      const hit = await hitAt(context, place, terms);
      if (hit !== null) hits.push(hit);
      from = place.row;
      read += 1;
      if (hits.length === limit) return { hits, next: from };
    }
    if (places.length < limit) return { hits, next: null };
  }
  return { hits, next: from };
}

/** Null where the words do not stand after all, or nobody may read there: removed files, releases stopped for their content. */
async function hitAt(
  context: EngineContext,
  place: WordHit,
  terms: readonly string[],
): Promise<SearchHit | null> {
  const row = readDossier(context.store.readable, place.dossier);
  if (row === null || row.state === 'stopped') return null;
  const file = readFiles(context.store.readable, row.id).find(({ id }) => id === place.file) ?? null;
  if (place.file !== null && file === null) return null;
  const lines = file === null ? catalogueLines(row) : await linesOf(context, file);
  const excerpt = excerptIn(lines, terms);
  if (excerpt === null) return null;
  const { id, packageNumber, catalogue, state } = row;
  const facts = { dossier: id, packageNumber, title: catalogue.title, state };
  return { ...facts, file: file?.id ?? null, fileName: file?.name ?? '', excerpt };
}

/** Name and visible text of a file, with what may be seen on request only covered. */
async function linesOf(context: EngineContext, file: FileRow): Promise<readonly string[]> {
  const { store, vault, ruleSets } = context;
  const screening = readScreenings(store.readable, file.dossier).find((each) => each.file === file.id);
  if (screening === undefined) return [file.name];
  const text = await vault.get(screening.text);
  const findings = await vault.get(screening.findings);
  if (!text.ok || !findings.ok) return [file.name];
  const { own, across } = parseScreened(findings.value);
  const parts = hideWords(parseText(text.value).parts, [...own, ...across], ruleSets);
  return [file.name, ...searchedParts(parts).map((part) => part.text)];
}

/** Words around the first term, when all terms stand in the lines. */
function excerptIn(lines: readonly string[], terms: readonly string[]): SearchHit['excerpt'] | null {
  const whole = lines.join('\n');
  const squeezed = squeeze(whole);
  if (!terms.every((term) => squeezed.text.includes(term))) return null;
  const [first = ''] = terms;
  const at = squeezed.text.indexOf(first);
  const { start, end } = squeezed.rangeOf(at, at + first.length);
  return {
    before: plain(whole.slice(Math.max(0, start - aroundBefore), start)),
    match: plain(whole.slice(start, end)),
    after: plain(whole.slice(end, end + aroundAfter)),
  };
}

/** On one line, and without half characters at a cut. */
function plain(words: string): string {
  return words.replace(/\s+/gu, ' ').toWellFormed().replaceAll('\ufffd', '');
}
