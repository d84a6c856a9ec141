/** Entry of the command line: runs the command in the arguments and sets the exit status. */
import { guardNetwork } from '../base/network-guard.node.ts';
import { runProgram } from './program.node.ts';

// The one command that an office can allow to reach its own database of records is the only one that may try.
if (!process.argv.includes('copy-records')) guardNetwork();

// Whoever reads the results may have enough (`… | head`). What was not said must not pass for "nothing found".
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(2);
});

process.exitCode = await runProgram(process.argv.slice(2), import.meta.url);
