/** Where a command's words go: results to standard output, progress and notes to standard error. */
import type { Failure } from '../base/result.ts';
import type { FailureSentences, Language } from '../messages/catalogue.ts';
import { sentence } from '../messages/catalogue.ts';
import type { CliSentences } from '../messages/cli-catalogue.ts';
import { cliEn } from '../messages/cli-en.ts';
import { cliZh } from '../messages/cli-zh.ts';
import { failuresEn } from '../messages/en.ts';
import { failuresZh } from '../messages/zh-cn.ts';

export interface Output {
  readonly words: CliSentences;
  readonly language: Language;
  result(line: string): void;
  note(line: string): void;
  failure(failure: Failure): void;
  sentenceOf(failure: Failure): string;
}

/** Output in the chosen language. Control characters of foreign names cannot move the cursor or recolour the terminal. */
export function openOutput(language: Language): Output {
  const failures: FailureSentences = language === 'zh' ? failuresZh : failuresEn;
  const note = (line: string) => void process.stderr.write(`${printable(line)}\n`);
  return {
    words: language === 'zh' ? cliZh : cliEn,
    language,
    result: (line) => void process.stdout.write(`${printable(line)}\n`),
    note,
    failure: (failure) => note(sentence(failures, failure)),
    sentenceOf: (failure) => sentence(failures, failure),
  };
}

function printable(line: string): string {
  return line.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (character) =>
    /[\n\t]/.test(character) ? character : '�',
  );
}
