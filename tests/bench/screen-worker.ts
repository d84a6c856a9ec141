/** Screens each text it is sent with all shipped rule sets, and answers how many findings there are. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { nodeHash } from '../../shared/base/hash.node.ts';
import { encodeUtf8 } from '../../shared/base/utf8.ts';
import { loadRuleSets } from '../../shared/screening/load-rules.node.ts';
import { screen } from '../../shared/screening/screen.ts';

const top = fileURLToPath(new URL('../../', import.meta.url));
const loaded = await loadRuleSets(join(top, 'resources/rules'));
if (!loaded.ok) throw new Error(loaded.failure.code);
const ruleSets = loaded.value;

parentPort?.on('message', (content: string) => {
  const segments = [{ start: 0, end: content.length, place: { line: 1 }, hidden: null }];
  const parts = [{ path: 'text', role: 'body', text: content, segments } as const];
  const text = { type: 'txt', parts, hidden: [], notInspected: [] } as const;
  const findings = screen({ text, ruleSets, scope: 'standalone', hash: nodeHash, key: encodeUtf8('bench') });
  parentPort?.postMessage(findings.length);
});
