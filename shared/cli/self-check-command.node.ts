/** `xianshen self-check`: whether this run is offline, and `xianshen notices`: under which licences its parts come. */
import { readFile } from 'node:fs/promises';
import { networkStanding } from '../base/network-guard.node.ts';
import { keepingWords } from '../messages/keeping-words.ts';
import type { FormatOption, Host } from './host.node.ts';

/** Exit status 0: the network is closed to this run, and nothing has asked for it. 1 otherwise. */
export function runSelfCheck({ format }: FormatOption, { output, places }: Host): number {
  const { selfCheck: words } = keepingWords(output.language);
  const standing = networkStanding();
  const isOffline = standing.isGuarded && standing.attempts === 0 && standing.sockets === 0;
  if (format === 'json') {
    const { version } = places;
    output.result(
      JSON.stringify({ schema: 'xianshen.self-check/1', version, isOffline, ...standing }, null, 2),
    );
  } else {
    output.result(isOffline ? words.offline : words.notOffline);
    output.result(standing.isGuarded ? words.guarded : words.notGuarded);
    output.result(words.sockets(standing.sockets));
    output.result(words.attempts(standing.attempts));
  }
  return isOffline ? 0 : 1;
}

/** Prints the licence notices of everything that the program brings along. */
export async function runNotices({ output, places }: Host): Promise<number> {
  output.result((await readFile(places.noticesFile, 'utf8')).trimEnd());
  return 0;
}
