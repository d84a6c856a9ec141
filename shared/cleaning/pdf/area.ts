/** Left, low, right, high in the page's own coordinates. */
export type Area = readonly [number, number, number, number];
