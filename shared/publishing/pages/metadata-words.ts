/** Words of the catalogue on a page for the public. */
import type { Catalogue } from '../../release/catalogue.ts';

export const validityWords: { readonly [V in Catalogue['validity']]: string } = {
  'in-force': '有效',
  'not-yet': '尚未施行',
  amended: '已修改',
  expired: '失效',
  repealed: '废止',
};

export const attributeWords: { readonly [A in Catalogue['attribute']]: string } = {
  active: '主动公开',
  'on-request': '依申请公开',
  'not-open': '不予公开',
};
