/**
 * Rows that a pivot table keeps of its source, also where the source is gone (ECMA-376 part 1, 18.10.1). Values that occur
 * again and again stand once in the definition and are named by number in the rows.
 */
import type { Collector } from '../collector.ts';
import type { OfficePackage } from '../ooxml/package.ts';
import type { Mark } from '../part-builder.ts';
import type { Attributes } from '../xml-names.ts';

const kind = 'xlsx.pivot-cache';
const definition = /(?:^|\/)pivotcachedefinition\d*\.xml$/i;
const records = /(?:^|\/)pivotcacherecords\d*\.xml$/i;
/** Values in a row: number, string, date, boolean, error; `x` is a number in the list of shared values, `m` is empty. */
const values = new Set(['n', 's', 'd', 'b', 'e', 'm', 'x']);
const mark: Mark = { place: {}, hidden: kind };

interface Field {
  readonly name: string;
  readonly shared: string[];
}

/** Adds the rows of each cache as lines, its fields' names first; one fact for each part of rows. */
export function readPivotCaches(pkg: OfficePackage, collector: Collector): void {
  for (const name of pkg.leftOver().filter((each) => definition.test(each))) {
    const { fields, source } = readFields(pkg, name);
    collector.lines(
      name,
      'other',
      [...source, ...fields.flatMap((field) => [field.name, ...field.shared])].map((text) => ({
        text,
        mark,
      })),
    );
    for (const related of pkg.relationships(name)) {
      if (related.kind === 'pivotCacheRecords' && !related.isExternal)
        readRecords(pkg, collector, { part: related.target, fields });
    }
  }
  // Rows whose definition is missing still hold words.
  for (const part of pkg.leftOver().filter((each) => records.test(each))) {
    readRecords(pkg, collector, { part, fields: [] });
  }
}

function readFields(pkg: OfficePackage, part: string): { fields: readonly Field[]; source: string[] } {
  const fields: Field[] = [];
  const source: string[] = [];
  let inShared = false;
  pkg.readXml(part, {
    open(name, attributes) {
      if (name === 'pivotCacheDefinition') source.push(attributes.refreshedBy ?? '');
      if (name === 'worksheetSource') source.push(attributes.name ?? '', attributes.sheet ?? '');
      if (name === 'cacheField') fields.push({ name: attributes.name ?? '', shared: [] });
      if (inShared && values.has(name)) fields.at(-1)?.shared.push(attributes.v ?? '');
      if (name === 'sharedItems') inShared = true;
    },
    close(name) {
      if (name === 'sharedItems') inShared = false;
    },
  });
  return { fields, source };
}

interface RecordsToRead {
  readonly part: string;
  readonly fields: readonly Field[];
}

function readRecords(pkg: OfficePackage, collector: Collector, { part, fields }: RecordsToRead): void {
  const rows: string[] = [];
  let row: string[] | null = null;
  const sharedOr = (name: string, { v = '' }: Attributes) =>
    name === 'x' ? (fields[row?.length ?? 0]?.shared[Number(v)] ?? '') : v;
  pkg.readXml(part, {
    open(name, attributes) {
      if (name === 'r') row = [];
      else if (values.has(name)) row?.push(sharedOr(name, attributes));
    },
    close(name) {
      if (name !== 'r' || row === null) return;
      rows.push(row.join('\t').trimEnd());
      row = null;
    },
  });
  const names = fields.map((field) => field.name).join('\t');
  const quote = [names, ...rows].join('\n');
  collector.fact({ kind, path: part, count: Math.max(1, rows.length), quote });
  collector.lines(
    part,
    'other',
    rows.map((text) => ({ text, mark })),
  );
}
