/** What areas a page paints, roughly: bounds only, since anything near a letter gives the page over to the full judgement. */
import type { PdfObjects } from '../objects/open-objects.ts';
import {
  asArray,
  asDictionary,
  asName,
  asNumber,
  type PdfDictionary,
  type PdfValue,
} from '../objects/pdf-value.ts';
import { apply, type Bounds, boundsOf, compose, intersect, parseMatrix, unite } from '../paint/matrix.ts';
import {
  notPlain,
  type QuickArea,
  type QuickDocument,
  type QuickRun,
  type QuickStep,
  resource,
} from './quick-state.ts';

const thinLine = 2;
const mostAreas = 20_000;
const deepestStack = 256;
const unitBox: Bounds = [0, 0, 1, 1];

export const quickPaintSteps: Readonly<Record<string, QuickStep>> = {
  q: (run) => {
    if (run.stack.length > deepestStack) notPlain('stack');
    run.stack.push({ ...run.state });
  },
  Q: (run) => {
    run.state = run.stack.pop() ?? run.state;
  },
  cm: (run, operands) => {
    const matrix = parseMatrix(operands);
    if (matrix !== null) run.state.matrix = compose(matrix, run.state.matrix);
  },
  w: (run, [width]) => {
    run.state.lineWidth = asNumber(width) ?? 1;
  },
  gs: (run, [name], { objects }) =>
    applyState(run, resource(run, objects, { kind: 'ExtGState', name }), objects),
  m: addPoints,
  l: addPoints,
  c: addPoints,
  v: addPoints,
  y: addPoints,
  re: (run, operands) => {
    const [x = 0, y = 0, width = 0, height = 0] = operands.map((each) => asNumber(each) ?? 0);
    const isUpright = run.state.matrix[1] === 0 && run.state.matrix[2] === 0;
    run.pathIsBox = run.path === null && isUpright;
    addToPath(run, boxBounds(run, [x, y, x + width, y + height]));
  },
  W: (run) => {
    run.clips = true;
  },
  'W*': (run) => {
    run.clips = true;
  },
  n: endPath,
  f: fill,
  F: fill,
  'f*': fill,
  B: fill,
  'B*': fill,
  b: fill,
  'b*': fill,
  S: stroke,
  s: stroke,
  sh: (run) => addArea(run, run.state.clip, { color: null }),
  Do: paintObject,
  BDC: (_, [tag]) => checkLayer(tag),
  BMC: (_, [tag]) => checkLayer(tag),
  g: (run, operands) => setFill(run, operands, 1),
  rg: (run, operands) => setFill(run, operands, 3),
  k: (run, operands) => setFill(run, operands, 4),
  cs: (run, [name], { objects }) => {
    run.state.fillComponents = componentsOf(objects, resourceOrName(run, objects, name));
    run.state.fill = run.state.fillComponents === 0 ? null : '#000000';
  },
  sc: (run, operands) => setFill(run, operands, run.state.fillComponents),
  scn: (run, operands) => setFill(run, operands, run.state.fillComponents),
};

function checkLayer(tag: PdfValue | undefined): void {
  if (asName(tag) === 'OC') notPlain('layer');
}

function applyState(run: QuickRun, entry: PdfValue | undefined, objects: PdfObjects): void {
  const entries = objects.dictionary(entry);
  if (entries === null) return;
  if (entries.has('Font')) notPlain('font in state');
  const { state } = run;
  const alpha = ['ca', 'CA'].map((key) => asNumber(objects.resolve(entries.get(key))) ?? 1);
  const mode = objects.resolve(entries.get('BM'));
  const blend = asName(Array.isArray(mode) ? mode[0] : mode);
  const mask = objects.resolve(entries.get('SMask'));
  const decides = ['ca', 'CA', 'BM', 'SMask'].some((key) => entries.has(key));
  const isNormal = blend === '' || blend === 'Normal' || blend === 'Compatible';
  const isVeil = alpha.some((each) => each < 1) || !isNormal || asDictionary(mask) !== null;
  // Once veiled, only the end of the saved state is trusted to take the veil away.
  if (decides) state.isVeiled ||= isVeil;
  state.lineWidth = asNumber(objects.resolve(entries.get('LW'))) ?? state.lineWidth;
}

function addPoints(run: QuickRun, operands: readonly PdfValue[]): void {
  const values = operands.map((each) => asNumber(each) ?? 0);
  run.pathIsBox = false;
  for (let at = 0; at + 1 < values.length; at += 2) {
    const [x, y] = apply(run.state.matrix, values[at] ?? 0, values[at + 1] ?? 0);
    addToPath(run, [x, y, x, y]);
  }
}

function addToPath(run: QuickRun, bounds: Bounds): void {
  run.path = run.path === null ? bounds : unite(run.path, bounds);
}

function boxBounds({ state }: QuickRun, [left, low, right, high]: Bounds): Bounds {
  const corner = (x: number, y: number) => apply(state.matrix, x, y);
  return boundsOf([corner(left, low), corner(right, low), corner(right, high), corner(left, high)]);
}

function endPath(run: QuickRun): void {
  if (run.clips) {
    // Within an odd shape a letter may be cut off anywhere: nothing is sure to show there.
    const bounds: Bounds = run.path === null || !run.pathIsBox ? [0, 0, -1, -1] : run.path;
    run.state.clip = intersect(run.state.clip, bounds);
  }
  run.path = null;
  run.pathIsBox = true;
  run.clips = false;
}

function fill(run: QuickRun): void {
  if (run.path !== null) addArea(run, run.path, { color: run.state.fill });
  endPath(run);
}

function stroke(run: QuickRun): void {
  const { matrix, lineWidth } = run.state;
  const width = lineWidth * Math.hypot(matrix[0], matrix[1]);
  if (run.path !== null && width >= thinLine) {
    const [left, low, right, high] = run.path;
    addArea(run, [left - width / 2, low - width / 2, right + width / 2, high + width / 2], {
      color: null,
    });
  }
  endPath(run);
}

function addArea(
  run: QuickRun,
  whole: Bounds,
  { color, picture = null }: Pick<QuickArea, 'color'> & Partial<Pick<QuickArea, 'picture'>>,
): void {
  const { isVeiled, clip } = run.state;
  const bounds = intersect(whole, clip);
  if (!(bounds[0] < bounds[2] && bounds[1] < bounds[3])) return;
  run.areas.push({ order: run.order, bounds, color: isVeiled ? null : color, picture, isVeiled });
  if (run.areas.length > mostAreas) notPlain('areas');
}

function paintObject(run: QuickRun, [name]: readonly PdfValue[], document: QuickDocument): void {
  const { objects } = document;
  const stream = resource(run, objects, { kind: 'XObject', name });
  const dictionary = objects.dictionary(stream);
  if (dictionary === null) return;
  if (dictionary.has('OC')) notPlain('layer');
  const kind = asName(objects.resolve(dictionary.get('Subtype')));
  const side = (key: string) => asNumber(objects.resolve(dictionary.get(key))) ?? 0;
  const picture: [number, number] = [side('Width'), side('Height')];
  if (kind === 'Image') addArea(run, boxBounds(run, unitBox), { color: null, picture });
  else if (kind === 'Form') runForm(run, { stream, dictionary }, document);
}

function runForm(
  run: QuickRun,
  { stream, dictionary }: { readonly stream: PdfValue | undefined; readonly dictionary: PdfDictionary },
  document: QuickDocument,
): void {
  const { objects } = document;
  const content = objects.decode(stream)?.bytes;
  if (content === undefined) return;
  const saved = { state: { ...run.state }, depth: run.stack.length, resources: run.resources };
  const numbers = (key: string) =>
    asArray(objects.resolve(dictionary.get(key))).map((each) => asNumber(objects.resolve(each)) ?? 0);
  const matrix = parseMatrix(numbers('Matrix'));
  if (matrix !== null) run.state.matrix = compose(matrix, run.state.matrix);
  const [x0, y0, x1, y1] = numbers('BBox');
  if (x0 !== undefined && y0 !== undefined && x1 !== undefined && y1 !== undefined)
    run.state.clip = intersect(run.state.clip, boxBounds(run, [x0, y0, x1, y1]));
  run.resources = objects.dictionary(dictionary.get('Resources')) ?? run.resources;
  run.depth += 1;
  run.perform(run, content, document);
  run.depth -= 1;
  run.stack.length = Math.min(run.stack.length, saved.depth);
  run.state = saved.state;
  run.resources = saved.resources;
}

function resourceOrName(run: QuickRun, objects: PdfObjects, name: PdfValue | undefined): PdfValue {
  return objects.resolve(resource(run, objects, { kind: 'ColorSpace', name }) ?? name);
}

/** How many numbers make a colour of red, green and blue, of grey, or of inks; 0 for spaces that say something else. */
function componentsOf(objects: PdfObjects, space: PdfValue): number {
  const [kind, profile] = Array.isArray(space) ? asArray(space) : [space];
  const name = asName(objects.resolve(kind));
  if (name === 'ICCBased') return asNumber(objects.resolve(objects.dictionary(profile)?.get('N'))) ?? 0;
  if (name === 'DeviceGray' || name === 'CalGray' || name === 'G') return 1;
  if (name === 'DeviceRGB' || name === 'CalRGB' || name === 'RGB') return 3;
  return name === 'DeviceCMYK' || name === 'CMYK' ? 4 : 0;
}

function setFill({ state }: QuickRun, operands: readonly PdfValue[], components: number): void {
  state.fillComponents = components;
  const values = operands.map((each) => asNumber(each) ?? Number.NaN);
  state.fill = values.length === components && !values.some(Number.isNaN) ? colorOf(values) : null;
}

function colorOf(values: readonly number[]): string | null {
  const hex = (share: number) =>
    Math.round(Math.min(1, Math.max(0, share)) * 255)
      .toString(16)
      .padStart(2, '0');
  const [one = 0, two = 0, three = 0, four = 0] = values;
  if (values.length === 1) return `#${hex(one)}${hex(one)}${hex(one)}`;
  if (values.length === 3) return `#${hex(one)}${hex(two)}${hex(three)}`;
  if (values.length !== 4) return null;
  return `#${[one, two, three].map((ink) => hex((1 - ink) * (1 - four))).join('')}`;
}
