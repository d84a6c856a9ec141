/** The selectable text over a drawn page: words under a cover are stars there too, so that copying gives the cover. */
import type { Box } from './finding-boxes.ts';

const star = '*';

export function maskTextLayer(
  page: HTMLElement,
  covers: readonly Box[],
  size: { readonly width: number; readonly height: number },
): void {
  const layer = page.querySelector('.textLayer');
  if (layer === null || covers.length === 0) return;
  const { left, top, width, height } = page.getBoundingClientRect();
  if (width === 0 || height === 0) return;
  for (const run of layer.querySelectorAll('span')) {
    if (run.firstElementChild !== null) continue;
    const bounds = run.getBoundingClientRect();
    const box: Box = [
      ((bounds.left - left) / width) * size.width,
      ((bounds.top - top) / height) * size.height,
      (bounds.width / width) * size.width,
      (bounds.height / height) * size.height,
    ];
    if (covers.some((cover) => touches(cover, box)))
      run.textContent = star.repeat([...run.textContent].length);
  }
}

function touches(one: Box, other: Box): boolean {
  return (
    one[0] < other[0] + other[2] &&
    other[0] < one[0] + one[2] &&
    one[1] < other[1] + other[3] &&
    other[1] < one[1] + one[3]
  );
}
