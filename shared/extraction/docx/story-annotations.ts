/** What hangs on the text: comments and their anchors, bookmarks, alternative texts, help texts of form fields. */
import type { PartRole } from '../extracted-text.ts';
import { croppedShare, notableCrop } from '../ooxml/cropped-share.ts';
import type { ElementHandlers, StoryState } from './story-state.ts';

/** Attributes that hold words, by element. */
const wordAttributes: Readonly<Record<string, readonly string[]>> = {
  'wp:docPr': ['title', 'descr'],
  'pic:cNvPr': ['title', 'descr'],
  'v:shape': ['alt'],
  'w:hyperlink': ['w:tooltip'],
  'w:listItem': ['w:displayText', 'w:value'],
  'w:listEntry': ['w:val'],
  'w:helpText': ['w:val'],
  'w:statusText': ['w:val'],
  'w:alias': ['w:val'],
};

/** Handlers for annotations; `finish` adds what was gathered. */
export function annotationHandlers(state: StoryState): {
  readonly handlers: ElementHandlers;
  finish(): void;
} {
  const bookmarks: { text: string; place: StoryState['place'] }[] = [];
  const words: { text: string; place: StoryState['place'] }[] = [];
  let shownName = '';
  const open: Record<string, ElementHandlers['open'][string]> = {
    'w:commentRangeStart': (attributes) => anchor(state, attributes),
    'w:commentReference': (attributes) => anchor(state, attributes),
    'w:comment': (attributes) => startComment(state, attributes),
    'w:bookmarkStart': (attributes) => {
      const name = attributes['w:name'] ?? '';
      // Names with an underscore in front are made by Word.
      if (!name.startsWith('_')) bookmarks.push({ text: name, place: state.place });
    },
  };
  for (const [element, attributeNames] of Object.entries(wordAttributes)) {
    open[element] = (attributes) => {
      for (const name of attributeNames) words.push({ text: attributes[name] ?? '', place: state.place });
    };
  }
  const drawing = open['wp:docPr'];
  open['wp:docPr'] = (attributes, name) => {
    drawing?.(attributes, name);
    shownName = attributes.name ?? '';
    if (attributes.hidden === '1' || attributes.hidden === 'true')
      noteDrawing(state, 'docx.hidden-shape', shownName);
  };
  open['a:srcRect'] = (attributes) => {
    if (croppedShare(attributes) >= notableCrop) noteDrawing(state, 'docx.cropped-image', shownName);
  };
  const keep = (suffix: string, role: PartRole, found: typeof words) =>
    state.document.collector.lines(
      `${state.options.path}#${suffix}`,
      role,
      found.map(({ text, place }) => ({ text, mark: { place, hidden: state.options.hidden } })),
    );
  return {
    handlers: { open, close: { 'w:comment': () => endComment(state) } },
    finish() {
      keep('bookmarks', 'bookmark', bookmarks);
      keep('alternative-text', 'annotation', words);
    },
  };
}

/** The whole picture or shape stays in the file, whatever of it is shown. */
function noteDrawing({ document, options, place, fallback }: StoryState, kind: string, quote: string): void {
  if (fallback === 0) document.collector.fact({ kind, path: options.path, place, quote });
}

function anchor({ document, place }: StoryState, attributes: Readonly<Record<string, string>>): void {
  const id = attributes['w:id'] ?? '';
  if (!document.commentAnchors.has(id)) document.commentAnchors.set(id, place);
}

function startComment(state: StoryState, attributes: Readonly<Record<string, string>>): void {
  state.comment = {
    place: state.document.commentAnchors.get(attributes['w:id'] ?? '') ?? {},
    author: attributes['w:author'],
    at: attributes['w:date'],
    start: state.flow.part.length(),
  };
}

function endComment(state: StoryState): void {
  const { comment, document, options, flow } = state;
  state.comment = null;
  if (comment === null) return;
  document.collector.fact({
    kind: 'docx.comments',
    path: options.path,
    place: comment.place,
    quote: flow.part.textFrom(comment.start),
    ...(comment.author === undefined ? {} : { author: comment.author }),
    ...(comment.at === undefined ? {} : { at: comment.at }),
  });
}
