/** Reads one story of a Word document (body, header, footer, notes, comments, glossary) in document order. */
import type { OfficePackage } from '../ooxml/package.ts';
import type { XmlHandlers } from '../read-xml-events.ts';
import { noteCoveredWords } from './covers/covered-words.ts';
import { watchScene } from './covers/watch-drawings.ts';
import { annotationHandlers } from './story-annotations.ts';
import { blockHandlers } from './story-blocks.ts';
import { boxHandlers } from './story-boxes.ts';
import { changeHandlers, noteWordlessChanges } from './story-changes.ts';
import { fieldHandlers } from './story-fields.ts';
import { fillHandlers } from './story-fills.ts';
import { inlineHandlers } from './story-inline.ts';
import {
  type DocxDocument,
  type ElementHandlers,
  type StoryOptions,
  type StoryState,
  startFlow,
} from './story-state.ts';
import { flushHidden, settlePaleWords } from './story-text.ts';

/** Relationship ids of files that the story draws in. */
export interface StoryImports {
  readonly altChunks: readonly string[];
  readonly subDocuments: readonly string[];
}

/** Adds the story's parts and facts to the collector. What was read before damage is kept. */
export function readStory(pkg: OfficePackage, document: DocxDocument, options: StoryOptions): StoryImports {
  const state = startState(document, options);
  const story = state.flow.part;
  const fields = fieldHandlers(state);
  const annotations = annotationHandlers(state);
  const imports = { altChunks: [] as string[], subDocuments: [] as string[] };
  const modules = [
    blockHandlers(state),
    inlineHandlers(state),
    changeHandlers(state),
    boxHandlers(state),
    fillHandlers(state),
    fields.handlers,
    annotations.handlers,
    importHandlers(imports),
  ];
  pkg.readXml(options.path, dispatch(state, modules));
  flushHidden(state);
  settlePaleWords(state);
  if (options.hidden === null) {
    const { collector, styles } = document;
    noteCoveredWords(state.scene.floats, { pkg, path: options.path, collector, styles });
  }
  for (const part of [...state.boxParts, story]) document.collector.keep(part);
  noteWordlessChanges(state);
  fields.finish();
  annotations.finish();
  return imports;
}

function startState(document: DocxDocument, options: StoryOptions): StoryState {
  const state: StoryState = {
    document,
    options,
    scene: watchScene(() => state),
    flows: [],
    flow: startFlow(document.collector.start(options.path, options.role)),
    place: {},
    paragraphs: 0,
    inParagraphProperties: false,
    oldProperties: 0,
    tables: [],
    propertiesOf: null,
    onPage: { facts: [], marks: [], hasBackdrop: false },
    changes: [],
    wordlessChanges: { count: 0, place: {} },
    comment: null,
    hiddenRun: null,
    sink: null,
    fallback: 0,
    boxes: 0,
    boxTexts: new Set(),
    boxParts: [],
    shapeFills: [],
  };
  return state;
}

function importHandlers(imports: { altChunks: string[]; subDocuments: string[] }): ElementHandlers {
  return {
    open: {
      'w:altChunk': (attributes) => imports.altChunks.push(attributes['r:id'] ?? ''),
      'w:subDoc': (attributes) => imports.subDocuments.push(attributes['r:id'] ?? ''),
    },
    close: {},
  };
}

/** Each element is handled by one module; a name claimed twice would lose one of them, so that is an error of ours. */
function dispatch(state: StoryState, modules: readonly ElementHandlers[]): XmlHandlers {
  const open = new Map<string, ElementHandlers['open'][string]>();
  const close = new Map<string, ElementHandlers['close'][string]>();
  for (const module of modules) {
    for (const [name, handler] of Object.entries(module.open)) claim(open, name, handler);
    for (const [name, handler] of Object.entries(module.close)) claim(close, name, handler);
  }
  return {
    open(name, attributes) {
      open.get(name)?.(attributes, name);
      state.scene.open(name, attributes);
    },
    close(name) {
      state.scene.close(name);
      close.get(name)?.(name);
    },
    text(text) {
      state.sink?.(text);
      state.scene.text(text);
    },
  };
}

function claim<T>(handlers: Map<string, T>, name: string, handler: T): void {
  if (handlers.has(name)) throw new Error(`element ${name} is claimed twice`);
  handlers.set(name, handler);
}
