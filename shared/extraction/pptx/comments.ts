/** Comments on slides: the older form (ECMA-376 part 1, 19.4) and the newer one ([MS-PPTX] 2.6.37). */
import type { Collector } from '../collector.ts';
import type { OfficePackage } from '../ooxml/package.ts';

interface Comment {
  readonly author: string;
  readonly at: string;
  text: string;
}

/** Adds the comments of a slide. */
export function readSlideComments(
  pkg: OfficePackage,
  {
    slidePart,
    slide,
    collector,
  }: { readonly slidePart: string; readonly slide: number; readonly collector: Collector },
): void {
  const authors = readAuthors(pkg);
  for (const { kind, target, isExternal } of pkg.relationships(slidePart)) {
    if (isExternal || kind !== 'comments') continue;
    for (const [index, comment] of readComments(pkg, target, authors).entries()) {
      const about = {
        ...(comment.author === '' ? {} : { author: comment.author }),
        ...(comment.at === '' ? {} : { at: comment.at }),
      };
      const mark = { place: { slide }, hidden: 'pptx.comments', ...about };
      collector.lines(`${target}#${index + 1}`, 'comment', [{ text: comment.text, mark }]);
      collector.fact({
        kind: 'pptx.comments',
        path: target,
        place: { slide },
        quote: comment.text,
        ...about,
      });
    }
  }
}

function readComments(pkg: OfficePackage, part: string, authors: ReadonlyMap<string, string>): Comment[] {
  const comments: Comment[] = [];
  let takes = false;
  pkg.readXml(part, {
    open(name, attributes) {
      // Replies are comments of their own.
      if (/^(?:p|p188):(?:cm|reply)$/.test(name)) {
        const author = authors.get(attributes.authorId ?? '') ?? '';
        comments.push({ author, at: attributes.dt ?? attributes.created ?? '', text: '' });
      }
      takes = name === 'p:text' || name === 'a:t';
    },
    text(text) {
      const last = comments.at(-1);
      if (takes && last !== undefined) last.text += text;
    },
    close() {
      takes = false;
    },
  });
  return comments;
}

function readAuthors(pkg: OfficePackage): ReadonlyMap<string, string> {
  const authors = new Map<string, string>();
  for (const name of ['ppt/commentAuthors.xml', 'ppt/authors.xml']) {
    if (!pkg.has(name)) continue;
    pkg.readXml(name, {
      open(element, attributes) {
        if (/:(?:cmAuthor|author)$/.test(element)) authors.set(attributes.id ?? '', attributes.name ?? '');
      },
    });
  }
  return authors;
}
