import { describe, expect, test } from 'vitest';
import { checkFiles } from './file-rules.ts';
import { checkDependencies, checkImports } from './import-rules.ts';
import { readImports } from './read-imports.ts';
import { readDependencies, readSourceTree } from './source-tree.ts';

const program = readSourceTree('shared/**/*.ts', 'electron/*.ts', 'renderer/**/*.{ts,tsx}');
const everything = readSourceTree('{shared,electron,renderer,tests}/**/*.{ts,tsx,mjs}');
const configuration = 'electron/electron.vite.config.ts';

/** A tree of the given files, and an empty one for each other path named. */
function tree(files: Record<string, string>, ...others: string[]): ReadonlyMap<string, string> {
  return new Map([...Object.entries(files), ...others.map((path) => [path, ''] as const)]);
}

describe('this project', () => {
  const shipped = new Map([...program].filter(([path]) => path !== configuration));

  test('imports only along the arrows of the architecture', () => {
    expect(checkImports(shipped)).toEqual([]);
  });

  test('needs no package at run time that an installed program would not have', () => {
    expect(checkDependencies(shipped, readDependencies())).toEqual([]);
  });

  test('keeps every file small and named after what it holds', () => {
    expect(checkFiles(everything)).toEqual([]);
  });

  test('was really read', () => {
    expect([...program.keys()]).toContain('shared/base/result.ts');
    expect([...everything.keys()]).toContain('tests/unit/layers.test.ts');
  });
});

describe('reading imports', () => {
  test('tells values from types, over several lines and in every form', () => {
    const text = [
      "import { a } from './a.ts';",
      "import type { B } from './b.ts';",
      "import { type C, type D } from './c.ts';",
      'import {',
      '  type E,',
      '  f,',
      "} from './e.ts';",
      "import './g.css';",
      "export { h } from './h.ts';",
      "export type { I } from './i.ts';",
      "const j = await import('./j.ts');",
      "// import { k } from './k.ts';",
    ].join('\n');
    const types = new Map(readImports(text).map(({ target, isTypeOnly }) => [target, isTypeOnly]));
    expect(Object.fromEntries(types)).toEqual({
      './a.ts': false,
      './b.ts': true,
      './c.ts': true,
      './e.ts': false,
      './g.css': false,
      './h.ts': false,
      './i.ts': true,
      './j.ts': false,
    });
  });
});

describe('the import table', () => {
  const allowed: readonly (readonly [string, string, string])[] = [
    ['a later step uses an earlier one', 'shared/screening/screen.ts', '../extraction/extracted-text.ts'],
    ['a bundle uses the audit proof', 'shared/bundle/build-bundle.ts', '../audit/chain.ts'],
    ['a Node file uses a Node file', 'shared/engine/engine.node.ts', '../store/open-store.node.ts'],
    ['the window uses a plain step', 'renderer/app.tsx', '../shared/review/decision.ts'],
    ['the shell speaks the contract', 'electron/bridge.ts', '../shared/contract/api.ts'],
    ['the engine process builds the engine', 'electron/engine-process.ts', '../shared/engine/engine.node.ts'],
    ['the command line builds the engine', 'shared/cli/main.node.ts', '../engine/engine.node.ts'],
  ];

  test.each(allowed)('allows that %s', (_, from, target) => {
    expect(
      checkImports(tree({ [from]: `import { a } from '${target}';` }, resolvePath(from, target))),
    ).toEqual([]);
  });

  const forbidden: readonly (readonly [string, string, string])[] = [
    ['an earlier step uses a later one', 'shared/intake/source-file.ts', '../review/decision.ts'],
    ['base uses anything', 'shared/base/result.ts', '../audit/chain.ts'],
    ['the audit chain knows a step', 'shared/audit/chain.ts', '../signoff/sign-off.ts'],
    ['a step opens the database', 'shared/review/review.node.ts', '../store/open-store.node.ts'],
    ['a plain file uses a Node file', 'shared/intake/file-type.ts', './vault.node.ts'],
    ['a migration uses living code', 'shared/store/migrations/first.ts', '../../base/ids.ts'],
    ['the store knows the engine', 'shared/store/read.node.ts', '../engine/engine.node.ts'],
    ['the contract uses Node', 'shared/contract/api.ts', '../signoff/keys.node.ts'],
    ['the engine knows the command line', 'shared/engine/engine.node.ts', '../cli/output.ts'],
    ['the command line opens the database', 'shared/cli/main.node.ts', '../store/open-store.node.ts'],
    ['the shell decides by itself', 'electron/main.ts', '../shared/review/decision.ts'],
    ['the shell builds the engine in the wrong place', 'electron/main.ts', '../shared/engine/engine.node.ts'],
    ['the shell knows the page', 'electron/main.ts', '../renderer/app.tsx'],
    ['the preload brings code along', 'electron/preload.ts', '../shared/contract/api.ts'],
    ['the page reaches for the shell', 'renderer/app.tsx', '../electron/window.ts'],
    ['the page uses a Node file', 'renderer/app.tsx', '../shared/signoff/keys.node.ts'],
    ['the catalogues run a step', 'shared/messages/zh-cn.ts', '../screening/screen.ts'],
  ];

  test.each(forbidden)('refuses that %s', (_, from, target) => {
    const problems = checkImports(
      tree({ [from]: `import { a } from '${target}';` }, resolvePath(from, target)),
    );
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`${from}: `);
  });

  test.each([
    ['Node in a plain file', 'shared/text/fold.ts', 'node:fs'],
    ['Node in the page', 'renderer/app.tsx', 'node:path'],
    ['Node in the preload', 'electron/preload.ts', 'node:fs'],
    ['Electron in the core', 'shared/engine/engine.node.ts', 'electron'],
    ['SQL outside the store', 'shared/review/review.node.ts', 'better-sqlite3'],
    ['React in the core', 'shared/review/decision.ts', 'react'],
    ['a package in base', 'shared/base/result.ts', 'zod/mini'],
    ['a parser in the page', 'renderer/app.tsx', 'saxes'],
    ['argument parsing outside the command line', 'shared/engine/engine.node.ts', 'commander'],
  ])('refuses %s', (_, from, target) => {
    expect(checkImports(tree({ [from]: `import a from '${target}';` }))).toHaveLength(1);
  });

  test('lets the preload and the catalogues see types, and nothing else', () => {
    const files = {
      'electron/preload.ts': "import type { Api } from '../shared/contract/api.ts';",
      'shared/messages/zh-cn.ts': "import type { Finding } from '../screening/finding.ts';",
    };
    expect(checkImports(tree(files, 'shared/contract/api.ts', 'shared/screening/finding.ts'))).toEqual([]);
  });

  test('reports a folder that is in no zone, and an import of nothing', () => {
    const files = {
      'shared/misc/things.ts': '',
      'shared/base/ids.ts': "import { a } from './gone.ts';",
    };
    expect(checkImports(tree(files))).toEqual([
      'shared/misc/things.ts: this folder is in no zone; add it to zones.ts',
      'shared/base/ids.ts: imports shared/base/gone.ts, which does not exist',
    ]);
  });

  test('reports a package that the installed program would miss, but not one of which only types are used', () => {
    const files = {
      'shared/intake/read.node.ts': "import yauzl from 'yauzl';\nimport type { X } from 'vite';",
      'shared/intake/scoped.ts': "import { y } from '@scope/name/part';",
      'renderer/app.tsx': "import { z } from 'react';",
    };
    expect(checkDependencies(tree(files), ['yauzl'])).toEqual([
      'shared/intake/scoped.ts: @scope/name/part is not in "dependencies" of package.json',
    ]);
  });
});

describe('sizes and names', () => {
  test('refuses long files, empty names and index files', () => {
    const files = {
      'shared/base/long.ts': 'x\n'.repeat(401),
      'shared/base/just-fits.ts': 'x\n'.repeat(400),
      'shared/base/string-utils.ts': '',
      'renderer/parts/index.ts': '',
      'electron/window-manager.ts': '',
    };
    expect(checkFiles(tree(files))).toEqual([
      'shared/base/long.ts: 401 lines; split it, 400 is the most',
      'shared/base/string-utils.ts: name it after the one idea it holds',
      'renderer/parts/index.ts: no index files; import from the file that holds the thing',
      'electron/window-manager.ts: name it after the one idea it holds',
    ]);
  });
});

function resolvePath(from: string, target: string): string {
  return new URL(target, `file:///${from}`).pathname.slice(1);
}
