/** Entry of the command line: runs the command in the arguments and sets the exit status. */
import { runProgram } from './program.node.ts';

// Whoever reads the results may have enough (`… | head`). What was not said must not pass for "nothing found".
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(2);
});

process.exitCode = await runProgram(process.argv.slice(2), import.meta.url);
