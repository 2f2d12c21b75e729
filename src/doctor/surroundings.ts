import { readFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from '../platform/config';
import { weaknessOf } from '../platform/settings/admin-token';
import type { Check, Finding } from './finding';

const LEAST_FREE_BYTES = 512 * 1024 * 1024;

const notice = (check: string, text: string, advice: string): Finding => ({
  ...{ check, severity: 'NOTICE', text, advice, canBeFixed: false },
});

/**
 * A lock that a process left which has ended. Call it before the database is opened, which takes
 * the lock over.
 */
export function leftLock({ databaseUrl, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>): Finding[] {
  if (databaseUrl !== null) return [];
  try {
    const holder = readFileSync(path.join(dataDir, 'lock'), 'utf8');
    const text = `The data folder was locked by process ${holder}, which did not end in an orderly way.`;
    return [notice('lock', text, 'Nothing: the lock was taken over, and what was committed is there.')];
  } catch {
    return [];
  }
}

/** The disk that the embedded database is on; a server's own disk cannot be seen from here. */
export const diskCheck = ({ databaseUrl, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>): Check => ({
  name: 'disk',
  find: async () => {
    if (databaseUrl !== null) return [];
    const { bavail, bsize } = await statfs(dataDir);
    if (bavail * bsize >= LEAST_FREE_BYTES) return [];
    const text = `Only ${Math.round((bavail * bsize) / 1024 / 1024)} MB are free on the disk of ${dataDir}.`;
    return [
      {
        check: 'disk',
        severity: 'FAULT',
        text,
        advice: 'Free some: writes fail on a full disk.',
        canBeFixed: false,
      },
    ];
  },
});

/** Settings that can be read and are nevertheless unwise. */
export const settingsCheck = ({ adminToken }: Pick<Config, 'adminToken'>): Check => ({
  name: 'settings',
  find: () => {
    const weakness = weaknessOf(adminToken);
    return Promise.resolve(weakness === null ? [] : [notice('settings', weakness.text, weakness.advice)]);
  },
});
