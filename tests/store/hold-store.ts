/** Run as a process of its own: opens the store in the folder given, says so, and holds it until its input ends. */
import { nodeHash } from '../../shared/base/hash.node.ts';
import { openStore } from '../../shared/store/open-store.node.ts';

const store = openStore({
  folder: process.argv[2] ?? '',
  nativeBinding: null,
  workstation: 'other',
  ports: {
    clock: { now: () => new Date().toISOString(), monotonicMs: () => 0 },
    hash: nodeHash,
    log: { info: () => {}, error: () => {} },
  },
});
process.stdout.write(store.ok ? 'held\n' : `${store.failure.code}\n`);
process.stdin.on('end', () => process.exit(0));
process.stdin.resume();
