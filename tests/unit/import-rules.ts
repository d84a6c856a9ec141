import { posix } from 'node:path';
import { type ImportStatement, readImports } from './read-imports.ts';
import { findZone, type ZoneRule, zoneRules } from './zones.ts';

/** Source files by path relative to the project, with forward slashes. */
export type SourceTree = ReadonlyMap<string, string>;

interface Import extends ImportStatement {
  readonly from: string;
  readonly zone: string;
  readonly rule: ZoneRule;
}

/** Every import against the table; one sentence for each that is forbidden, and what to do instead. */
export function checkImports(tree: SourceTree): readonly string[] {
  return [...tree].flatMap(([from, text]) => {
    const zone = findZone(from);
    const rule = zone === undefined ? undefined : zoneRules[zone];
    if (zone === undefined || rule === undefined)
      return [`${from}: this folder is in no zone; add it to zones.ts`];
    return readImports(text).flatMap((statement) => {
      const found = { ...statement, from, zone, rule };
      const problem = statement.target.startsWith('.') ? checkRelative(found, tree) : checkPackage(found);
      return problem === null ? [] : [`${from}: ${problem}`];
    });
  });
}

function checkRelative(found: Import, tree: SourceTree): string | null {
  const target = posix.join(posix.dirname(found.from), found.target);
  if (target.endsWith('.css') || target.endsWith('.json')) return null;
  if (!tree.has(target)) return `imports ${target}, which does not exist`;
  if (!isNodeFile(found.from) && target.endsWith('.node.ts')) {
    return `a plain file imports ${target}; hand in what it needs as an argument, or end the name in .node.ts`;
  }
  const zone = findZone(target);
  if (zone === found.zone || found.rule.zones.includes(zone ?? '')) return null;
  if (found.rule.typesOf?.includes(zone ?? '')) {
    return found.isTypeOnly ? null : `may import types of ${zone} only; write "import type"`;
  }
  return `${found.zone} may not import ${zone} (${target}); move the shared part to an earlier step or to base`;
}

function checkPackage(found: Import): string | null {
  const { target } = found;
  if (target.startsWith('node:')) {
    return isNodeFile(found.from)
      ? null
      : `imports ${target}; only *.node.ts files and electron/ may use Node`;
  }
  if (isNamed(found.rule.furtherPackages, target)) return null;
  const owners = Object.entries(zoneRules).filter(([, rule]) => owns(rule, target));
  if (owners.length === 0) {
    return found.rule.commonPackages ? null : `${found.zone} imports no packages, but here ${target}`;
  }
  const mayUse = owners.some(([zone]) => found.from.startsWith(`${zone}/`));
  return mayUse ? null : `imports ${target}, which belongs to ${owners.map(([zone]) => zone).join(', ')}`;
}

function owns(rule: ZoneRule, target: string): boolean {
  return isNamed(rule.ownPackages, target);
}

function isNamed(names: readonly string[] = [], target: string): boolean {
  return names.some((name) => (name.endsWith('*') ? target.startsWith(name.slice(0, -1)) : target === name));
}

function isNodeFile(path: string): boolean {
  const isSandboxed = path === 'electron/preload.ts';
  return path.endsWith('.node.ts') || (path.startsWith('electron/') && !isSandboxed);
}

/**
 * Packages imported at run time outside the window must be in "dependencies": the installed program holds nothing else.
 * What the window imports is built into its page.
 */
export function checkDependencies(tree: SourceTree, dependencies: readonly string[]): readonly string[] {
  return [...tree]
    .filter(([from]) => !from.startsWith('renderer/'))
    .flatMap(([from, text]) =>
      readImports(text)
        .filter(({ target, isTypeOnly }) => !isTypeOnly && !/^(\.|node:|electron$)/.test(target))
        .filter(({ target }) => !dependencies.includes(packageName(target)))
        .map(({ target }) => `${from}: ${target} is not in "dependencies" of package.json`),
    );
}

function packageName(target: string): string {
  return target.split('/', target.startsWith('@') ? 2 : 1).join('/');
}
