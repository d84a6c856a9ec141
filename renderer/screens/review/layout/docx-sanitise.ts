/**
 * What docx-preview drew, stripped to what shows text, tables and pictures: a document is hostile input, and so is what became
 * of it. Elements and attributes that are not named here go.
 */

const elements = new Set([
  ...['section', 'article', 'header', 'footer', 'div', 'p', 'span', 'br', 'sup', 'sub', 'ol', 'ul', 'li'],
  ...[
    'table',
    'colgroup',
    'col',
    'thead',
    'tbody',
    'tfoot',
    'tr',
    'td',
    'th',
    'img',
    'ruby',
    'rt',
    'bdi',
    'bdo',
    'b',
    'i',
    'u',
  ],
  ...['svg', 'g', 'path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'text', 'tspan'],
  ...[
    'math',
    'mrow',
    'mi',
    'mn',
    'mo',
    'mtext',
    'mfrac',
    'msup',
    'msub',
    'msubsup',
    'mroot',
    'msqrt',
    'munder',
    'mover',
  ],
  ...['munderover', 'mtable', 'mtr', 'mtd', 'mstyle', 'mfenced', 'mprescripts', 'mmultiscripts'],
]);

const attributes = new Set([
  ...['class', 'style', 'colspan', 'rowspan', 'span', 'dir', 'lang', 'alt', 'width', 'height'],
  ...['viewbox', 'd', 'x', 'y', 'x1', 'y1', 'x2', 'y2', 'cx', 'cy', 'r', 'rx', 'ry', 'points'],
  ...['fill', 'stroke', 'stroke-width', 'transform'],
]);

const pictureAddress = /^(data:image\/(png|jpeg|gif|webp|bmp);base64,|blob:)/;

/** Changes the tree in place: links become words, everything that is not named is removed with what it holds. */
export function sanitiseDrawing(root: ParentNode): void {
  for (const element of [...root.querySelectorAll('*')]) {
    const name = element.localName;
    if (name === 'a') unwrap(element);
    else if (!elements.has(name)) element.remove();
    else stripAttributes(element, name);
  }
}

function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes);
}

function stripAttributes(element: Element, name: string): void {
  for (const { name: attribute, value } of [...element.attributes]) {
    const isPicture = name === 'img' && attribute === 'src' && pictureAddress.test(value);
    if (!isPicture && !attributes.has(attribute.toLowerCase())) element.removeAttribute(attribute);
  }
  if (element instanceof HTMLElement) stripStyles(element);
}

/** Nothing fetches, and nothing leaves the page it is drawn on. */
function stripStyles({ style }: HTMLElement): void {
  for (const property of [...style]) {
    if (/url\(/i.test(style.getPropertyValue(property))) style.removeProperty(property);
  }
  if (style.position === 'fixed' || style.position === 'sticky') style.removeProperty('position');
}

/** The drawing's own style rules without imports, addresses and what would reach beyond its pages. */
export function sanitiseStyles(text: string): string {
  return text
    .replace(/@import[^;]*;?/gi, '')
    .replace(/@font-face\s*\{[^}]*\}/gi, '')
    .replace(/url\([^)]*\)/gi, 'none')
    .replace(/position\s*:\s*(fixed|sticky)/gi, 'position: static');
}
