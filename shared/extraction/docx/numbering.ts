/**
 * Automatic list numbers (ECMA-376 part 1, 17.9). Word types them, so they stand in no text element; without them
 * 一、（一） would be missing from the text and "第三条" could not be found.
 */
import type { OfficePackage } from '../ooxml/package.ts';
import type { Attributes } from '../xml-names.ts';
import { formatNumber } from './number-format.ts';
import type { NumberingUse } from './styles.ts';

export interface Numbering {
  /** Counts on and gives the number before the next paragraph, e.g. `（一）`; empty for bullets and unknown lists. */
  next(use: NumberingUse): string;
}

interface Level {
  start: number;
  format: string;
  text: string;
  suffix: string;
}

interface Definitions {
  readonly abstract: Map<string, Map<number, Level>>;
  readonly instances: Map<string, { abstractId: string; starts: Map<number, number> }>;
}

/** Reads the numbering part; a missing one numbers nothing. */
export function readNumbering(pkg: OfficePackage, name: string | null): Numbering {
  const definitions: Definitions = { abstract: new Map(), instances: new Map() };
  if (name !== null) pkg.readXml(name, { open: numberingHandler(definitions) });
  const counters = new Map<string, number[]>();
  const started = new Set<string>();
  return {
    next({ numberingId, level }) {
      const instance = definitions.instances.get(numberingId);
      const levels = instance && definitions.abstract.get(instance.abstractId);
      const current = levels?.get(level);
      if (instance === undefined || levels === undefined || current === undefined) return '';
      const counts = counters.get(instance.abstractId) ?? [];
      counters.set(instance.abstractId, counts);
      const override = instance.starts.get(level);
      const isRestart = override !== undefined && !started.has(`${numberingId}/${level}`);
      started.add(`${numberingId}/${level}`);
      const before = counts[level];
      counts[level] = isRestart ? override : before === undefined ? current.start : before + 1;
      counts.length = level + 1;
      return label(current, levels, counts);
    },
  };
}

function label(current: Level, levels: ReadonlyMap<number, Level>, counts: readonly number[]): string {
  if (current.format === 'bullet') return '';
  const text = current.text.replace(/%([1-9])/g, (_, digit: string) => {
    const level = levels.get(Number(digit) - 1);
    return level === undefined ? '' : formatNumber(counts[Number(digit) - 1] ?? level.start, level.format);
  });
  if (text === '' || current.suffix === 'nothing') return text;
  return `${text} `;
}

function numberingHandler({ abstract, instances }: Definitions) {
  let levels: Map<number, Level> | null = null;
  let level: Level | null = null;
  let instance: { abstractId: string; starts: Map<number, number> } | null = null;
  let overridden = 0;
  const setters: Readonly<Record<string, (value: string, attributes: Attributes) => void>> = {
    'w:abstractNum': (_, attributes) => {
      levels = new Map();
      instance = null;
      abstract.set(attributes['w:abstractNumId'] ?? '', levels);
    },
    'w:num': (_, attributes) => {
      levels = null;
      level = null;
      instance = { abstractId: '', starts: new Map() };
      instances.set(attributes['w:numId'] ?? '', instance);
    },
    'w:lvl': (_, attributes) => {
      level = { start: 1, format: 'decimal', text: '', suffix: 'tab' };
      levels?.set(Number(attributes['w:ilvl'] ?? 0), level);
    },
    'w:abstractNumId': (value) => {
      if (instance) instance.abstractId = value;
    },
    'w:lvlOverride': (_, attributes) => {
      overridden = Number(attributes['w:ilvl'] ?? 0);
    },
    'w:startOverride': (value) => instance?.starts.set(overridden, Number(value)),
    'w:start': (value) => {
      if (level) level.start = Number(value);
    },
    'w:numFmt': (value) => {
      if (level) level.format = value;
    },
    'w:lvlText': (value) => {
      if (level) level.text = value;
    },
    'w:suff': (value) => {
      if (level) level.suffix = value;
    },
  };
  return (name: string, attributes: Attributes) => setters[name]?.(attributes['w:val'] ?? '', attributes);
}
