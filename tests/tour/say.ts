/** What the tour tells whoever watches it, in both languages on one line. */
export interface Told {
  readonly zh: string;
  readonly en: string;
}

export function say({ zh, en }: Told): void {
  process.stdout.write(`» ${zh} · ${en}\n`);
}
