/** Content of a page or template: its words in drawing order, and the objects on it that do not show. */
import type { SegmentPlace } from '../extracted-text.ts';
import { type DrawnText, judgeTexts, type OfdCover } from './covers.ts';
import type { OfdFile } from './ofd-package.ts';
import { objectHandlers } from './page-objects.ts';
import { collectTexts } from './text-collector.ts';

export interface ContentTarget {
  readonly place: SegmentPlace;
  /** Kind for words that would otherwise show. */
  readonly hidden?: string;
}

/** What the page names in turn. */
export interface UsedParts {
  readonly templates: readonly string[];
  readonly resources: readonly string[];
}

/** Adds the words of a part; what is damaged ends where the damage is, and that is noted. */
export function readContent(name: string, { place, hidden }: ContentTarget, file: OfdFile): UsedParts {
  const { pkg, collector } = file;
  const part = collector.start(name, 'page');
  const texts = collectTexts(part, place);
  const templates: string[] = [];
  const resources: string[] = [];
  const unseen = new Map<string, { count: number; words: string[] }>();
  const note = (kind: string, words: string) => {
    const found = unseen.get(kind) ?? { count: 0, words: [] };
    unseen.set(kind, found);
    found.count += 1;
    if (words !== '') found.words.push(words);
  };
  const drawn: DrawnText[] = [];
  const covers: OfdCover[] = [];
  let isResource = false;
  pkg.readXml(
    name,
    objectHandlers({
      text: (text) => drawn.push({ text, coversBefore: covers.length }),
      cover: (cover) => covers.push(cover),
      hiddenObject: (words) => note('ofd.hidden-object', words),
      open(element, attributes) {
        if (element === 'Template') templates.push(attributes.TemplateID ?? '');
        isResource = element === 'PageRes';
        if (isResource) resources.push('');
      },
      characters(text) {
        if (isResource) resources[resources.length - 1] += text;
      },
      close() {
        isResource = false;
      },
    }),
  );
  for (const { text, isCovered } of judgeTexts(drawn, covers)) {
    const kind = text.hidden ?? (isCovered ? 'ofd.text-under-box' : null);
    texts.add(text, kind ?? hidden ?? null);
    if (kind === 'ofd.transparent-text' || kind === 'ofd.text-under-box') note(kind, text.text);
  }
  collector.keep(part);
  for (const [kind, { count, words }] of unseen) {
    collector.fact({ kind, path: name, place, count, quote: words.join('\n') });
  }
  return { templates, resources };
}
