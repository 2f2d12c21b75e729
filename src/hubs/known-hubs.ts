import withoutReaders from './data/hubs-without-readers.json';
import type { HubDefinition } from './hub';
import { publicHubs } from './public-hubs';

/** Hubs that records speak of and that nothing here reads. */
const WITHOUT_READERS: readonly HubDefinition[] = withoutReaders;

/** Every hub that a record of the catalogue can be of. */
export const knownHubs = (): HubDefinition[] => [...publicHubs(), ...WITHOUT_READERS];
