/** Notes and threaded comments on cells (ECMA-376 part 1, 18.7; [MS-XLSX] 2.6.205 for threads). */
import type { Collector } from '../collector.ts';
import type { OfficePackage } from '../ooxml/package.ts';
import type { Mark } from '../part-builder.ts';
import type { WorkbookSheet } from './workbook.ts';

export interface Comment {
  readonly cell: string;
  readonly author: string;
  readonly at: string;
  text: string;
}

/** Adds the comments of a sheet. */
export function readSheetComments(sheet: WorkbookSheet, pkg: OfficePackage, collector: Collector): void {
  const people = readPeople(pkg);
  for (const { kind, target, isExternal } of pkg.relationships(sheet.part)) {
    if (isExternal) continue;
    const threaded = kind === 'threadedComment';
    if (!threaded && (kind !== 'comments' || target.toLowerCase().endsWith('.bin'))) continue;
    const comments = threaded ? readThreads(pkg, target, people) : readNotes(pkg, target);
    addComments(comments, {
      path: target,
      sheet,
      collector,
      kind: threaded ? 'xlsx.threaded-comments' : 'xlsx.comments',
    });
  }
}

export interface CommentTarget {
  readonly path: string;
  readonly sheet: WorkbookSheet;
  readonly collector: Collector;
  readonly kind: string;
}

/** Adds comments as words and as facts. */
export function addComments(
  comments: readonly Comment[],
  { path, sheet, collector, kind }: CommentTarget,
): void {
  const lines = comments.map(({ cell, author, at, text }) => {
    const mark: Mark = {
      place: { sheet: sheet.name, cell },
      hidden: kind,
      ...(author === '' ? {} : { author }),
      ...(at === '' ? {} : { at }),
    };
    return { text, mark };
  });
  collector.lines(path, 'comment', lines);
  for (const { text, mark } of lines) {
    collector.fact({
      kind,
      path,
      place: mark.place,
      quote: text,
      ...(mark.author === undefined ? {} : { author: mark.author }),
      ...(mark.at === undefined ? {} : { at: mark.at }),
    });
  }
}

function readNotes(pkg: OfficePackage, part: string): Comment[] {
  const authors: string[] = [];
  const comments: Comment[] = [];
  let inAuthor = false;
  let inText = false;
  pkg.readXml(part, {
    open(name, attributes) {
      if (name === 'author') {
        inAuthor = true;
        authors.push('');
      }
      if (name === 'comment') {
        const author = authors[Number(attributes.authorId ?? -1)] ?? '';
        comments.push({ cell: attributes.ref ?? '', author, at: '', text: '' });
      }
      if (name === 't') inText = true;
      if (name === 'rPh') inText = false;
    },
    text(text) {
      if (inAuthor) authors.push((authors.pop() ?? '') + text);
      const last = comments.at(-1);
      if (inText && last !== undefined) last.text += text;
    },
    close(name) {
      if (name === 'author') inAuthor = false;
      if (name === 't') inText = false;
    },
  });
  return comments;
}

function readThreads(pkg: OfficePackage, part: string, people: ReadonlyMap<string, string>): Comment[] {
  const comments: Comment[] = [];
  let inText = false;
  pkg.readXml(part, {
    open(name, attributes) {
      if (name === 'threadedComment') {
        const author = people.get(attributes.personId ?? '') ?? '';
        comments.push({ cell: attributes.ref ?? '', author, at: attributes.dT ?? '', text: '' });
      }
      inText = name === 'text';
    },
    text(text) {
      const last = comments.at(-1);
      if (inText && last !== undefined) last.text += text;
    },
    close() {
      inText = false;
    },
  });
  return comments;
}

function readPeople(pkg: OfficePackage): ReadonlyMap<string, string> {
  const people = new Map<string, string>();
  for (const name of pkg.names) {
    if (!/^xl\/persons\/[^/]+\.xml$/i.test(name)) continue;
    pkg.readXml(name, {
      open(element, attributes) {
        if (element === 'person') people.set(attributes.id ?? '', attributes.displayName ?? '');
      },
    });
  }
  return people;
}
