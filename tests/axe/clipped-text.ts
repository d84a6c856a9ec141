/** Runs in the page: what of it cannot be read without scrolling sideways, or at all. One line each. */
export function clippedText(): readonly string[] {
  const named = (element: Element): string =>
    `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} ${(element.textContent ?? '').slice(0, 40)}`;
  const isSeen = (element: Element): boolean =>
    element.checkVisibility({ visibilityProperty: true }) &&
    element.closest('.visually-hidden, svg') === null;
  const found: string[] = [];
  for (const element of document.querySelectorAll<HTMLElement>('body *')) {
    const over = element.scrollWidth - element.clientWidth;
    if (over <= 1 || element.clientWidth === 0 || !isSeen(element)) continue;
    if ((element.textContent ?? '').trim() === '') continue;
    const { overflowX } = getComputedStyle(element);
    const isField = element.matches('input, textarea, select, progress');
    // Cut with dots is readable where the whole words are told beside it.
    const isTold =
      element.matches('[title], [title] *, [role="option"] *') ||
      element.querySelector(':scope > [title], :scope > * > [title]') !== null;
    if (isField) continue;
    if (!isTold && (overflowX === 'hidden' || overflowX === 'clip'))
      found.push(`cut by ${over} px: ${named(element)}`);
    if (overflowX === 'auto' || overflowX === 'scroll') {
      found.push(`scrolls sideways by ${over} px: ${named(element)}`);
    }
    if (element.matches('button')) found.push(`runs out by ${over} px: ${named(element)}`);
  }
  return found;
}
