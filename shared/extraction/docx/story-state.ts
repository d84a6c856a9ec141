/** Where the reader of a story (body, header, note …) stands while its elements go by. */
import type { Collector } from '../collector.ts';
import type { PartRole, SegmentPlace } from '../extracted-text.ts';
import type { PartBuilder } from '../part-builder.ts';
import type { SceneWatch } from './covers/watch-drawings.ts';
import type { Looks } from './looks.ts';
import type { Numbering } from './numbering.ts';
import type { Ground, TextColor } from './run-colors.ts';
import type { DocxStyles, NumberingUse } from './styles.ts';

/** What all stories of one document share. */
export interface DocxDocument {
  readonly collector: Collector;
  readonly styles: DocxStyles;
  readonly looks: Looks;
  readonly numbering: Numbering;
  /** Comment id → place of the words it hangs on. */
  readonly commentAnchors: Map<string, SegmentPlace>;
}

export interface StoryOptions {
  readonly path: string;
  readonly role: PartRole;
  /** Kind for all of its text when the story as a whole is out of sight, e.g. `docx.glossary`. */
  readonly hidden: string | null;
}

/** One level of text flow: the story itself, a text box in it, a text box in that. */
export interface Flow {
  readonly part: PartBuilder;
  /** Text boxes stand where their anchor stands: their paragraphs are not counted. */
  readonly isBox: boolean;
  /** What the box is filled with. */
  readonly boxGround: Ground;
  pending: '\n' | '\t' | null;
  paragraphStyle: string | null;
  numbering: Partial<NumberingUse>;
  paragraphGround: Ground;
  run: RunFormat;
}

/** What a run says of its own look; whatever it leaves open comes from its styles. */
export interface RunFormat {
  style: string | null;
  vanish: boolean | undefined;
  color: TextColor;
  ground: Ground;
  /** In half points. */
  size: number | null;
  /** Outlines, shadows and fills of letters: their colour is not the only thing that shows. */
  hasEffects: boolean;
}

/** A table around the current text. */
export interface OpenTable {
  readonly style: string | null;
  readonly hiddenRow: boolean;
  readonly ground: Ground;
  readonly cellGround: Ground;
}

/** A tracked change around the current text. */
export interface OpenChange {
  readonly removes: boolean;
  readonly author: string | undefined;
  readonly at: string | undefined;
  readonly part: PartBuilder;
  readonly start: number;
  readonly place: SegmentPlace;
}

export interface StoryState {
  readonly document: DocxDocument;
  readonly options: StoryOptions;
  readonly flows: Flow[];
  flow: Flow;
  place: SegmentPlace;
  paragraphs: number;
  /** Inside `w:pPr`: run properties there belong to the paragraph mark. */
  inParagraphProperties: boolean;
  /** Depth of elements that hold properties as they were before a change. */
  oldProperties: number;
  readonly tables: OpenTable[];
  /** Whose properties go by: shading belongs to them. */
  propertiesOf: 'table' | 'row' | 'cell' | 'paragraph-mark' | null;
  /** Pale words against the page itself: seen after all when a picture lies behind the text. */
  readonly onPage: {
    readonly facts: Parameters<Collector['fact']>[0][];
    readonly marks: { hidden: string | null }[];
    hasBackdrop: boolean;
  };
  readonly changes: OpenChange[];
  /** Changes that touch no words: properties, cells, paragraph marks. */
  wordlessChanges: { count: number; place: SegmentPlace };
  /** Set while a comment's own paragraphs go by. */
  comment: {
    readonly place: SegmentPlace;
    readonly author: string | undefined;
    readonly at: string | undefined;
    readonly start: number;
  } | null;
  hiddenRun: {
    readonly kind: string;
    readonly place: SegmentPlace;
    readonly isOnPage: boolean;
    text: string;
  } | null;
  /** Takes character data while a text element is open. */
  sink: ((text: string) => void) | null;
  /** Copies for old programs are being read: their facts would be counted twice. */
  fallback: number;
  boxes: number;
  readonly boxTexts: Set<string>;
  /** Text boxes that have ended: what lies over them may come later. */
  readonly boxParts: PartBuilder[];
  /** What stands where, for what lies under what. */
  readonly scene: SceneWatch;
  /** Fills of the shapes around, the innermost last. */
  readonly shapeFills: Ground[];
}

/** What one module of the story reader does at an element's start and end. */
export interface ElementHandlers {
  readonly open: Readonly<
    Record<string, (attributes: Readonly<Record<string, string>>, name: string) => void>
  >;
  readonly close: Readonly<Record<string, (name: string) => void>>;
}

/** A fresh level of text flow. */
export function startFlow(part: PartBuilder, boxGround: Ground | null = null): Flow {
  return {
    part,
    isBox: boxGround !== null,
    boxGround,
    pending: null,
    paragraphStyle: null,
    numbering: {},
    paragraphGround: null,
    run: startRun(),
  };
}

/** A run that says nothing of itself yet. */
export function startRun(): RunFormat {
  return { style: null, vanish: undefined, color: null, ground: null, size: null, hasEffects: false };
}
