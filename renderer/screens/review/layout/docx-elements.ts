/** Makes the elements that docx-preview asks for, in a document that shows nothing, loads nothing and runs nothing. */
import type { HElement } from 'docx-preview';

/** What docx-preview sets on elements besides class, style and children; whatever else it asks for is left out. */
const plainProperties = ['colSpan', 'rowSpan', 'src', 'lang', 'dir', 'textContent', 'alt'] as const;

/** A maker of elements in `inert`. Styles go through the object model: the page's policy takes none written as text. */
export function elementMaker(inert: Document): (wanted: HElement | Node | string) => Node {
  const make = (wanted: HElement | Node | string): Node => {
    if (typeof wanted === 'string') return inert.createTextNode(wanted);
    if (wanted instanceof Node) return wanted;
    const { ns, tagName, className, children = [] } = wanted;
    if (tagName === '#comment') return inert.createComment('');
    if (tagName === '#fragment') return withChildren(inert.createDocumentFragment(), children);
    const element =
      typeof ns === 'string' ? inert.createElementNS(ns, tagName) : inert.createElement(tagName);
    if (className !== undefined) element.setAttribute('class', className);
    setStyle(element, wanted.style);
    setProperties(element, wanted);
    return withChildren(element, children);
  };
  const withChildren = (parent: Node, children: NonNullable<HElement['children']>): Node => {
    for (const child of children) parent.appendChild(make(child));
    return parent;
  };
  return make;
}

function setStyle(element: Element, style: HElement['style']): void {
  if (style === undefined || style === null || !('style' in element)) return;
  const { style: own } = element;
  if (!(own instanceof CSSStyleDeclaration)) return;
  if (typeof style === 'string') own.cssText = style;
  else Object.assign(own, style);
}

function setProperties(element: Element, wanted: HElement): void {
  for (const name of plainProperties) {
    const value: unknown = wanted[name];
    if (value !== undefined && value !== null) Reflect.set(element, name, value);
  }
}
