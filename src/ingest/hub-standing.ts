import { knownHubs, type HubStanding } from '../hubs';

const STANDINGS: ReadonlyMap<string, HubStanding> = new Map(
  knownHubs().map(({ id, standing = {} }) => [id, standing]),
);

/** What a hub says of its own standing; nothing where it says nothing, or is not known. */
export const standingOf = (hub: string): HubStanding => STANDINGS.get(hub) ?? {};
