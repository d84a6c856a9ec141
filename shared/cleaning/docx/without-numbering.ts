/** The document with its list numbers switched off, for comparing words alone. */
import { type EditContext, openOfficeEdit } from '../office/office-edit.ts';

export function withoutNumbering(bytes: Uint8Array, context: EditContext): Uint8Array {
  const edit = openOfficeEdit(bytes, context);
  edit.drop(edit.main(), ({ kind }) => kind === 'numbering');
  return edit.finish();
}
