/** What the program was told on its command line, apart from the switches that Chromium reads by itself. */

const safeSwitch = '--safe-mode';

export interface StartOptions {
  /** Folder of the office, as typed; null for the usual one. */
  readonly dataFolder: string | null;
  /** Open the invented sample office; an empty folder is filled with it. */
  readonly sampleOffice: boolean;
  /** Software drawing, for machines whose graphics driver fails. */
  readonly withoutGpu: boolean;
  /** The plainest start: software drawing, sizes and panes as shipped, nothing picked up again. */
  readonly safeMode: boolean;
  /** Developer tools; honoured in a checkout only. */
  readonly devTools: boolean;
}

/**
 * Reads the arguments after the program's name. Unknown ones are left to Chromium.
 * `--data-dir` takes its folder after `=` or as the next argument.
 */
export function readStartOptions(programArguments: readonly string[]): StartOptions {
  return {
    dataFolder: valueAfter(programArguments, '--data-dir'),
    sampleOffice: programArguments.includes('--sample-office'),
    withoutGpu: programArguments.includes('--disable-gpu') || programArguments.includes(safeSwitch),
    safeMode: programArguments.includes(safeSwitch),
    devTools: programArguments.includes('--devtools'),
  };
}

/** The arguments of a next start, in safe mode or out of it. */
export function safeArguments(
  programArguments: readonly string[],
  mode: 'safe' | 'usual',
): readonly string[] {
  const others = programArguments.filter((argument) => argument !== safeSwitch);
  return mode === 'safe' ? [...others, safeSwitch] : others;
}

function valueAfter(programArguments: readonly string[], name: string): string | null {
  const joined = programArguments.find((argument) => argument.startsWith(`${name}=`));
  if (joined !== undefined) return filled(joined.slice(name.length + 1));
  const position = programArguments.indexOf(name);
  const next = position === -1 ? undefined : programArguments[position + 1];
  return next === undefined || next.startsWith('--') ? null : filled(next);
}

function filled(value: string): string | null {
  return value === '' ? null : value;
}
