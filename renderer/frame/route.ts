/** Where the window is, and which places a duty has. */
import type { DossierId } from '../../shared/base/ids.ts';
import type { ChosenItem } from '../../shared/contract/shell-api.ts';
import type { Duty } from '../../shared/signoff/duties.ts';

export type Route =
  | { readonly screen: 'work-list'; readonly opened?: ChosenItem }
  | { readonly screen: 'dossier'; readonly dossier: DossierId }
  | { readonly screen: 'register' }
  | { readonly screen: 'audit' }
  | { readonly screen: 'bundle-check'; readonly opened?: ChosenItem }
  | { readonly screen: 'keys' }
  | { readonly screen: 'people' }
  | { readonly screen: 'office' };

export type Place = Exclude<Route['screen'], 'dossier'>;

const placesOfDuty: Readonly<Record<Duty, readonly [Place, ...Place[]]>> = {
  handler: ['work-list', 'register', 'bundle-check', 'people'],
  'secrecy-reviewer': ['work-list', 'register', 'bundle-check', 'people'],
  approver: ['work-list', 'register', 'bundle-check', 'people'],
  'system-administrator': ['office', 'people', 'bundle-check'],
  'security-administrator': ['office', 'people', 'keys', 'bundle-check'],
  'security-auditor': ['audit', 'keys', 'bundle-check', 'people'],
};

/** Places in the navigation, the first of which is where a person of that duty starts. */
export function placesOf(duty: Duty): readonly [Place, ...Place[]] {
  return placesOfDuty[duty];
}

/** The route a person may be on: their own, or the start of their duty where it is somebody else's. */
export function routeFor(duty: Duty, wanted: Route): Route {
  const places = placesOf(duty);
  const place = wanted.screen === 'dossier' ? 'work-list' : wanted.screen;
  return places.includes(place) ? wanted : { screen: places[0] };
}
