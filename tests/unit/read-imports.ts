/** One import or re-export of a source file. */
export interface ImportStatement {
  readonly target: string;
  /** Erased before the program runs: `import type`, or every name marked `type`. */
  readonly isTypeOnly: boolean;
}

const staticImport = /^(?:import|export)\s+(type\s+)?([^'";]*?)\s*from\s+'([^']+)'/gm;
const bareImport = /^import\s+'([^']+)'/gm;
const dynamicImport = /\bimport\(\s*'([^']+)'\s*\)/g;

/** Reads the imports of a formatted source file (single quotes, one statement a line start). */
export function readImports(text: string): readonly ImportStatement[] {
  return [
    ...[...text.matchAll(staticImport)].map(([, type, names, target]) => ({
      target: target!,
      isTypeOnly: type !== undefined || namesOnlyTypes(names!),
    })),
    ...[...text.matchAll(bareImport), ...text.matchAll(dynamicImport)].map(([, target]) => ({
      target: target!,
      isTypeOnly: false,
    })),
  ];
}

function namesOnlyTypes(clause: string): boolean {
  const names = /^\{([^}]*)\}$/.exec(clause.trim())?.[1];
  if (names === undefined) return false;
  return names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .every((name) => name.startsWith('type '));
}
