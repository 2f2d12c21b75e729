import { knownHubs, type HubStanding } from '../hubs';

const STANDINGS: ReadonlyMap<string, HubStanding> = new Map(
  knownHubs().map(({ id, standing = {} }) => [id, standing]),
);

/** Whether the project ships with this hub; any other is somebody's own. */
export const isShippedHub = (hub: string): boolean => STANDINGS.has(hub);

/** What a hub says of its own standing; nothing where it says nothing, or is not known. */
export const standingOf = (hub: string): HubStanding => STANDINGS.get(hub) ?? {};
