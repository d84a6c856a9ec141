/** Entry of the command line: runs the command in the arguments and sets the exit status. */
import { runProgram } from './program.node.ts';

process.exitCode = await runProgram(process.argv.slice(2), import.meta.url);
