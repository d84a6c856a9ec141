/** Graphics state and findings of a quick run through a page (ISO 32000-2, 8.4, 9.3). */
import type { PdfObjects } from '../objects/open-objects.ts';
import { asName, type PdfDictionary, type PdfValue } from '../objects/pdf-value.ts';
import { type Bounds, identity, type Matrix } from '../paint/matrix.ts';
import type { QuickFont } from './quick-font.ts';

export interface QuickState {
  matrix: Matrix;
  clip: Bounds;
  /** `#rrggbb`; null when it is not known. */
  fill: string | null;
  /** Components of colours to come; 0 when they cannot be told. */
  fillComponents: number;
  lineWidth: number;
  /** Blended, masked or faint: what is painted hides nothing. */
  isVeiled: boolean;
  font: QuickFont | null;
  size: number;
  charSpacing: number;
  wordSpacing: number;
  scale: number;
  leading: number;
  rise: number;
  mode: number;
}

/** A stretch of letters set in one go, upright, from left to right. */
export interface QuickText {
  readonly order: number;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly color: string;
  readonly font: string;
  readonly isEmbedded: boolean;
  /** Where letters may show. */
  readonly clip: Bounds;
}

export interface QuickArea {
  readonly order: number;
  readonly bounds: Bounds;
  readonly color: string | null;
  /** Width and height of a picture in its own points; null for anything else. */
  readonly picture: readonly [number, number] | null;
  /** Hides nothing, but letters may get lost in it. */
  readonly isVeiled: boolean;
}

/** What the pages of a document share. */
export interface QuickDocument {
  readonly objects: PdfObjects;
  /** Fonts by the dictionary that describes them; null for those left to pdf.js. */
  readonly fonts: Map<PdfValue, QuickFont | null>;
}

/** Does one operator. */
export type QuickStep = (run: QuickRun, operands: readonly PdfValue[], document: QuickDocument) => void;

export interface QuickRun {
  /** Runs further content with what is set so far: that of a form. */
  readonly perform: (run: QuickRun, content: Uint8Array, document: QuickDocument) => void;
  state: QuickState;
  readonly stack: QuickState[];
  resources: PdfDictionary;
  textMatrix: Matrix;
  lineMatrix: Matrix;
  order: number;
  depth: number;
  /** Bounds of the path being made, and whether it is a single upright rectangle. */
  path: Bounds | null;
  pathIsBox: boolean;
  clips: boolean;
  readonly texts: QuickText[];
  readonly areas: QuickArea[];
}

export function startQuickRun(
  view: Bounds,
  resources: PdfDictionary,
  perform: QuickRun['perform'],
): QuickRun {
  return {
    perform,
    state: {
      matrix: identity,
      clip: view,
      fill: '#000000',
      fillComponents: 1,
      lineWidth: 1,
      isVeiled: false,
      font: null,
      size: 0,
      charSpacing: 0,
      wordSpacing: 0,
      scale: 1,
      leading: 0,
      rise: 0,
      mode: 0,
    },
    stack: [],
    resources,
    textMatrix: identity,
    lineMatrix: identity,
    order: 0,
    depth: 0,
    path: null,
    pathIsBox: true,
    clips: false,
    texts: [],
    areas: [],
  };
}

/** An entry of the resources in force, by the name that the content uses. */
export function resource(
  run: QuickRun,
  objects: PdfObjects,
  { kind, name }: { readonly kind: string; readonly name: PdfValue | undefined },
): PdfValue | undefined {
  return objects.dictionary(run.resources.get(kind))?.get(asName(name));
}

/** Thrown within the quick run only: the page needs the full judgement. */
export class NotPlain extends Error {
  override readonly name = 'NotPlain';
}

/** Gives the page over to the full judgement. */
export function notPlain(reason: string): never {
  throw new NotPlain(reason);
}
