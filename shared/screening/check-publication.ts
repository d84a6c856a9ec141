/** How the document says it is published (附注, 公开方式) against how its catalogue entry says so. */
import type { DossierCheck, DossierFile } from './dossier-check.ts';
import { mainDocument } from './dossier-check.ts';
import type { CatalogueFacts } from './dossier-facts.ts';
import type { ScreenedPart } from './screened-part.ts';

type Attribute = CatalogueFacts['attribute'];

const words: Readonly<Record<string, Attribute>> = {
  主动公开: 'active',
  公开发布: 'active',
  删减后公开: 'not-open',
  依申请公开: 'on-request',
  不予公开: 'not-open',
  不公开: 'not-open',
  免于公开: 'not-open',
};
const word = Object.keys(words).join('|');
/** In brackets below the date, or as a field of its own at the head of the document. */
const note = new RegExp(
  `[(] ?(?:此件|本文|此文)? ?(?:公开(?:形式|属性|方式) ?: ?)?(${word})(?:发布)? ?[)]|(?:^|\\n) *公开(?:形式|属性|方式) ?: ?(${word}) *(?=\\n|$)`,
  'gu',
);

interface Note {
  readonly part: ScreenedPart;
  readonly start: number;
  readonly end: number;
  readonly attribute: Attribute;
}

/** The note says that the document is not for everybody, the catalogue that it is. */
export const checkNotForAll: DossierCheck = (files, { catalogue }) =>
  checkNote(files, catalogue, (said) => said !== 'active' && catalogue.attribute === 'active');

/** The note says that the document is published, the catalogue that it is not. */
export const checkNotListed: DossierCheck = (files, { catalogue }) =>
  checkNote(files, catalogue, (said) => said === 'active' && catalogue.attribute !== 'active');

function checkNote(
  files: readonly DossierFile[],
  catalogue: CatalogueFacts,
  isWrong: (said: Attribute) => boolean,
): ReturnType<DossierCheck> {
  const document = mainDocument(files);
  const found = document === null ? null : lastNote(document);
  if (document === null || found === null || !isWrong(found.attribute)) return [];
  const { part, start, end } = found;
  const values = { said: found.attribute, chosen: catalogue.attribute };
  return [
    { file: document.file, part, match: { start, end, matcher: 'publication', confidence: 0.95, values } },
  ];
}

/** A document may quote notes; its own is the last. */
function lastNote({ parts }: DossierFile): Note | null {
  let last: Note | null = null;
  for (const part of parts) {
    const view = part.view('folded');
    for (const hit of view.text.matchAll(note)) {
      const attribute = words[hit[1] ?? hit[2] ?? ''];
      if (attribute === undefined) continue;
      const start = hit.index + (hit[0].length - hit[0].trimStart().length);
      last = { part, ...view.original(start, hit.index + hit[0].length), attribute };
    }
  }
  return last;
}
