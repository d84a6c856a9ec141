/** Puts a program into a virtual display where the machine has none. */

/** Large enough for the widest window that the tests ask for. */
const screen = '-screen 0 1600x1000x24';

/**
 * @param {'present' | 'xvfb'} display
 * @param {string} command
 * @param {readonly string[]} commandArguments
 * @returns {{ readonly command: string, readonly arguments: readonly string[] }}
 */
export function withDisplay(display, command, commandArguments) {
  if (display === 'present') return { command, arguments: commandArguments };
  return { command: 'xvfb-run', arguments: ['-a', '-s', screen, command, ...commandArguments] };
}
