/** What may be asked about portals: which there are, and the next index number of one. */
import * as z from 'zod/mini';
import type { PortalProfile } from '../release/portal/portal-profile.ts';

export interface PortalApi {
  'portals.list': { input: Record<never, never>; output: readonly PortalProfile[] };
  /** `formedOn`: as it stands in the form, also where it is not saved yet. Failure `portal.unknown`. */
  'portals.next-index': {
    input: { readonly portal: string; readonly formedOn: string };
    output: { readonly indexNumber: string };
  };
}

/** Shape of the input of `portals.next-index`. */
export const portalShape = {
  portal: z.string().check(z.regex(/^[a-z][a-z0-9-]{1,39}$/)),
  formedOn: z.iso.date(),
};
