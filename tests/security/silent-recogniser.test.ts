/** The library that runs the models would report to its maker over the network: it is told not to before it is loaded. */
import { expect, test } from 'vitest';
import { readSourceTree } from '../unit/source-tree.ts';

const silence = "process.env.ORT_DISABLE_TELEMETRY = '1'";
const load = "import('onnxruntime-node')";

test('every file that loads the library silences it first', () => {
  const loading = [...readSourceTree('{shared,electron}/**/*.ts')].filter(([, text]) =>
    /(?:from|import\() ?'onnxruntime-node'/.test(text.replace(/^import type .*$/gm, '')),
  );
  expect(loading.length).toBeGreaterThan(0);
  for (const [path, text] of loading) {
    expect(text.indexOf(silence), path).toBeGreaterThan(-1);
    expect(text.indexOf(silence), path).toBeLessThan(text.indexOf(load));
  }
});

test('the window program starts its recogniser with the same wish', () => {
  const host = readSourceTree('electron/recogniser-host.ts').get('electron/recogniser-host.ts');
  expect(host).toContain("ORT_DISABLE_TELEMETRY: '1'");
});
