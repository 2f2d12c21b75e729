import { findHub, publicHubs, sourceOf, type Hub } from '../../hubs';
import { AppError, ConfigurationError } from '../../platform/errors';
import type { SyncSetting } from '../../platform/sync-setting';
import type { SyncTarget } from './sync-scheduler';

/**
 * What is wrong with a schedule: hubs that are unknown, or that cannot be listed and have no
 * address. For `parseConfig`.
 */
export function syncFaults(syncs: readonly SyncSetting[], hubs: readonly Hub[] = publicHubs()): string[] {
  return syncs.flatMap(({ hub, address }) => {
    try {
      sourceOf(findHub(hub, hubs), address);
      return [];
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return [`ROOTSTOCK_SYNC: ${hub}: ${error.message}`];
    }
  });
}

/**
 * The sources that a schedule names, in full.
 *
 * @throws ConfigurationError when a hub is unknown, or cannot be listed and has no address
 */
export function syncTargets(syncs: readonly SyncSetting[], hubs: readonly Hub[]): SyncTarget[] {
  const faults = syncFaults(syncs, hubs);
  if (faults.length > 0) throw new ConfigurationError(faults);
  return syncs.map(({ hub, address, everyMs }) => ({
    hub,
    everyMs,
    source: sourceOf(findHub(hub, hubs), address),
  }));
}
