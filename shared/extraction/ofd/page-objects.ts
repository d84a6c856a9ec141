/**
 * Text of the objects on an OFD page, in a template, an annotation or a composite resource (GB/T 33190-2016, 8.5, 11), with
 * where it stands and whether it shows.
 */
import type { XmlHandlers } from '../read-xml-events.ts';
import type { Attributes } from '../xml-names.ts';
import { coverOfPath, type OfdCover } from './covers.ts';
import { localName } from './ofd-package.ts';
import { type Box, boxOfCode, parseMatrix, parseNumbers } from './text-geometry.ts';

/** One run of characters. */
export interface OfdText {
  readonly text: string;
  /** Left, top, width, height in points; null when the object has no usable geometry. */
  readonly box: Box | null;
  readonly hidden: OfdHiding | null;
}

export type OfdHiding = 'ofd.hidden-object' | 'ofd.transparent-text';

export interface ObjectSink {
  text(text: OfdText): void;
  /** An object that does not show, with its words if it is text. */
  hiddenObject?(words: string): void;
  /** An area was painted that lets nothing through. */
  cover?(cover: OfdCover): void;
  /** Anything else that the caller wants to know, by local name. */
  open?(name: string, attributes: Attributes): void;
  close?(name: string): void;
  characters?(text: string): void;
}

interface GraphicUnit {
  readonly name: string;
  readonly attributes: Attributes;
  readonly isHidden: boolean;
  readonly isTransparent: boolean;
  /** What lies under it may be seen. */
  isSeeThrough: boolean;
  /** Text objects only. */
  fillAlpha: string | undefined;
  readonly codes: { readonly attributes: Attributes; text: string }[];
  /** Outline of a path, in letters and numbers (9.3). */
  outline: string;
}

const units = new Set(['TextObject', 'PathObject', 'ImageObject', 'CompositeObject', 'PageBlock', 'Layer']);

/** Handlers that hand every text object to the sink. */
export function objectHandlers(sink: ObjectSink): XmlHandlers {
  const open: string[] = [];
  const around: GraphicUnit[] = [];
  return {
    open(prefixed, attributes) {
      const name = localName(prefixed);
      const unit = around.at(-1);
      if (units.has(name)) around.push(startUnit(name, attributes, unit));
      else if (name === 'TextCode') unit?.codes.push({ attributes, text: '' });
      // Only the fill of the text itself counts: a pattern inside it has colours of its own.
      else if (name === 'FillColor' && unit !== undefined && open.at(-1) === unit.name)
        takeFill(unit, attributes);
      else if (name === 'Pattern' && unit !== undefined) unit.isSeeThrough = true;
      open.push(name);
      sink.open?.(name, attributes);
    },
    text(text) {
      const unit = around.at(-1);
      if (open.at(-1) === 'AbbreviatedData' && unit !== undefined) unit.outline += text;
      const code = open.at(-1) === 'TextCode' ? unit?.codes.at(-1) : undefined;
      if (code !== undefined) code.text += text;
      else sink.characters?.(text);
    },
    close() {
      const name = open.pop() ?? '';
      if (units.has(name)) finishUnit(around.pop(), around.at(-1), sink);
      sink.close?.(name);
    },
  };
}

function startUnit(name: string, attributes: Attributes, outer: GraphicUnit | undefined): GraphicUnit {
  return {
    name,
    attributes,
    isHidden: outer?.isHidden === true || attributes.Visible?.trim().toLowerCase() === 'false',
    isTransparent: outer?.isTransparent === true || isZero(attributes.Alpha),
    isSeeThrough: outer?.isSeeThrough === true || !isFull(attributes.Alpha),
    fillAlpha: undefined,
    codes: [],
    outline: '',
  };
}

function finishUnit(unit: GraphicUnit | undefined, outer: GraphicUnit | undefined, sink: ObjectSink): void {
  if (unit === undefined) return;
  const hidden = hidingOf(unit);
  for (const { attributes, text } of placedCodes(unit)) {
    sink.text({ text, box: boxOfObject(unit, attributes, text), hidden });
  }
  const cover = isCover(unit) ? coverOfPath(unit.attributes, unit.outline) : null;
  if (cover !== null) sink.cover?.(cover);
  const isOutermost = outer === undefined || (!outer.isHidden && !outer.isTransparent);
  const isOwn = unit.isHidden || unit.isTransparent;
  if (isOwn && isOutermost) sink.hiddenObject?.(unit.codes.map(({ text }) => text).join(''));
}

function hidingOf(unit: GraphicUnit): OfdHiding | null {
  if (unit.isHidden) return 'ofd.hidden-object';
  const isStroked = unit.attributes.Stroke?.trim().toLowerCase() === 'true';
  const isUnfilled = isZero(unit.fillAlpha) && !isStroked;
  return unit.isTransparent || isUnfilled ? 'ofd.transparent-text' : null;
}

/** A code without a coordinate starts where the one before it did (11.3). */
function placedCodes(unit: GraphicUnit): GraphicUnit['codes'] {
  let last: Attributes = {};
  return unit.codes.map(({ attributes, text }) => {
    last = { ...attributes, X: attributes.X ?? last.X ?? '0', Y: attributes.Y ?? last.Y ?? '0' };
    return { attributes: last, text };
  });
}

function boxOfObject(unit: GraphicUnit, code: Attributes, text: string): Box | null {
  const boundary = parseNumbers(unit.attributes.Boundary);
  const [left, top] = boundary;
  if (left === undefined || top === undefined) return null;
  return boxOfCode({
    origin: [left, top],
    matrix: parseMatrix(unit.attributes.CTM),
    size: Number(unit.attributes.Size) || 0,
    code,
    length: text.length,
  });
}

function takeFill(unit: GraphicUnit, { Alpha }: Attributes): void {
  unit.fillAlpha = Alpha;
  unit.isSeeThrough ||= !isFull(Alpha);
}

/** A path is not filled unless it says so (9.1). */
function isCover({ name, attributes, isHidden, isSeeThrough }: GraphicUnit): boolean {
  return (
    name === 'PathObject' && attributes.Fill?.trim().toLowerCase() === 'true' && !isHidden && !isSeeThrough
  );
}

/** Opacity goes from 0 to 255, which it is when nothing is said. */
function isFull(value: string | undefined): boolean {
  return value === undefined || value.trim() === '' || Number(value) >= 255;
}

function isZero(value: string | undefined): boolean {
  return value !== undefined && value.trim() !== '' && Number(value) === 0;
}
