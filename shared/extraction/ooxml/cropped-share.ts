/** How much of a picture its crop hides; the whole picture stays in the file. */

/** Less than this share cut off is straightening an edge. */
export const notableCrop = 0.05;

/** Share of a picture that its crop (20.1.8.55, in thousandths of a per cent) leaves out. */
export function croppedShare({ l, t, r, b }: Readonly<Record<string, string>>): number {
  const part = (value: string | undefined) => {
    const share = Number.parseFloat(value ?? '0') / (value?.endsWith('%') === true ? 100 : 100_000);
    return Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0;
  };
  const [across, down] = [1 - part(l) - part(r), 1 - part(t) - part(b)];
  return 1 - Math.max(0, across) * Math.max(0, down);
}
