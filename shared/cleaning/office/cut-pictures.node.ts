/**
 * Pictures that an office file shows a part of: the part becomes a picture of its own and the whole one leaves the copy, unless
 * something else shows it (ECMA-376 part 1, 20.1.8.55).
 */
import { croppedShare, notableCrop } from '../../extraction/ooxml/cropped-share.ts';
import { type Crop, cutPicture } from '../image/cut-picture.node.ts';
import { dropUnused } from './drop-unused.ts';
import { type EditContext, type OfficeEdit, openOfficeEdit, relsName } from './office-edit.ts';
import { attribute, elementsOf, everyElement, firstOf, setAttribute, type XmlElement } from './xml-node.ts';

export interface CutPictures {
  readonly bytes: Uint8Array;
  /** A picture of which much is hidden could not be cut: of a coding that is not taken apart, turned, or kept twice. */
  readonly isIncomplete: boolean;
}

/** The same bytes when there was nothing to cut. Stops when the file cannot be taken apart. */
export async function cutPictures(bytes: Uint8Array, context: EditContext): Promise<CutPictures> {
  const edit = openOfficeEdit(bytes, context);
  const cutting: Cutting = { edit, made: new Map() };
  let isIncomplete = false;
  let isChanged = false;
  for (const source of edit.names().filter((name) => /\.xml$/i.test(name) && edit.has(relsName(name)))) {
    const root = edit.tree(source);
    if (root === null) continue;
    const uses = cropsIn(root);
    let hasCut = false;
    for (const use of uses) {
      if (await cut(cutting, { source, root, use })) hasCut = true;
      else if (croppedShare(attributesOf(use.crop)) >= notableCrop) isIncomplete = true;
    }
    if (!hasCut) continue;
    dropUnused(edit, source);
    isChanged = true;
  }
  return { bytes: isChanged ? edit.finish() : bytes, isIncomplete };
}

interface Cutting {
  readonly edit: OfficeEdit;
  /** Names of new parts, by picture and crop. */
  readonly made: Map<string, string>;
}

/** A filling with the picture it shows and what of it is left out. */
interface CroppedUse {
  readonly holder: XmlElement;
  readonly blip: XmlElement | undefined;
  readonly crop: XmlElement;
}

function cropsIn(root: XmlElement): readonly CroppedUse[] {
  return [...everyElement(root)].flatMap((holder) => {
    const crop = firstOf(holder, 'a:srcRect');
    if (crop === undefined || croppedShare(attributesOf(crop)) === 0) return [];
    return [{ holder, blip: firstOf(holder, 'a:blip'), crop }];
  });
}

function attributesOf({ attributes }: XmlElement): Readonly<Record<string, string>> {
  return Object.fromEntries(attributes.map(({ name, value }) => [name, value]));
}

/** Gives whether the whole picture is no longer shown in this place. */
async function cut(
  { edit, made }: Cutting,
  { source, root, use }: { readonly source: string; readonly root: XmlElement; readonly use: CroppedUse },
): Promise<boolean> {
  const { holder, blip, crop } = use;
  const shares = sharesOf(crop);
  const id = blip === undefined ? undefined : attribute(blip, 'r:embed');
  const relationship = edit.relationships(source).find((each) => each.id === id && !each.isExternal);
  if (blip === undefined || id === undefined || shares === null || relationship === undefined) return false;
  if (attribute(blip, 'r:link') !== undefined || hasOtherCopy(blip) || isNamedOtherwise(root, id))
    return false;
  const key = `${relationship.target.toLowerCase()} ${JSON.stringify(shares)}`;
  const known = made.get(key);
  const name = known ?? freeName(edit, relationship.target);
  if (known === undefined) {
    const whole = edit.bytes(relationship.target);
    const part = whole === null ? null : await cutPicture(whole, shares);
    if (part === null) return false;
    edit.setBytes(name, part);
    edit.setContentType(name, 'image/png');
    made.set(key, name);
  }
  const link = addRelationship(edit, source, { like: id, target: `/${name}` });
  if (link === null) return false;
  setAttribute(blip, 'r:embed', link);
  holder.children = holder.children.filter((child) => child !== crop);
  return true;
}

/** Null where the picture is set into a larger frame, which a cut alone does not show. */
function sharesOf(crop: XmlElement): Crop | null {
  const side = (name: string) => {
    const value = attribute(crop, name) ?? '0';
    return Number.parseFloat(value) / (value.endsWith('%') ? 100 : 100_000);
  };
  const shares = { left: side('l'), top: side('t'), right: side('r'), bottom: side('b') };
  return Object.values(shares).every((share) => share >= 0 && share < 1) ? shares : null;
}

/** Drawings beside the picture and pictures before an effect are further copies of the whole. */
function hasOtherCopy(blip: XmlElement): boolean {
  return [...everyElement(blip)].some(({ attributes }) =>
    attributes.some(({ name }) => name.startsWith('r:')),
  );
}

/** Old drawings kept for older programs show the same picture with a crop of their own. */
function isNamedOtherwise(root: XmlElement, id: string): boolean {
  return [...everyElement(root)].some(
    ({ name, attributes }) =>
      name !== 'a:blip' && attributes.some((each) => each.name.startsWith('r:') && each.value === id),
  );
}

function freeName(edit: OfficeEdit, target: string): string {
  const stem = target.replace(/\.[^./]*$/u, '');
  for (let number = 1; ; number += 1) {
    const name = `${stem}-${number}.png`;
    if (!edit.has(name)) return name;
  }
}

/** Gives the id of a relationship of the same type to another part. */
function addRelationship(
  edit: OfficeEdit,
  source: string,
  { like, target }: { readonly like: string; readonly target: string },
): string | null {
  const relationships = edit.tree(relsName(source));
  if (relationships === null) return null;
  const all = elementsOf(relationships);
  const known = all.find((each) => attribute(each, 'Id') === like);
  if (known === undefined) return null;
  const taken = new Set(all.map((each) => attribute(each, 'Id')));
  let number = 1;
  while (taken.has(`rIdCut${number}`)) number += 1;
  const id = `rIdCut${number}`;
  const made = { ...known, attributes: known.attributes.map((each) => ({ ...each })), children: [] };
  setAttribute(made, 'Id', id);
  setAttribute(made, 'Target', target);
  relationships.children.push(made);
  return id;
}
