/** Pass phrases for a command: typed without being shown, or one a line on standard input. Never in an argument, where others see them. */
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';

/** One secret for each prompt, in order; null when there are fewer lines than prompts. */
export async function readSecrets(prompts: readonly string[]): Promise<readonly string[] | null> {
  if (process.stdin.isTTY) return typed(prompts);
  const lines = (await text(process.stdin)).split(/\r?\n/u);
  const secrets = prompts.map((_, index) => lines[index] ?? '');
  return secrets.includes('') ? null : secrets;
}

async function typed(prompts: readonly string[]): Promise<readonly string[]> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  const secrets: string[] = [];
  try {
    for (const prompt of prompts) {
      process.stderr.write(prompt);
      secrets.push(await lines.question(''));
      process.stderr.write('\n');
    }
  } finally {
    lines.close();
  }
  return secrets;
}
