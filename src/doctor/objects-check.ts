import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Database } from '../platform/database';
import type { Check, Finding } from './finding';
import { findObjects } from './objects.repository';

const madeSchema = z.record(z.string(), z.string());
/** What the migrations of this program make, written by `npm run schema:emit`. */
const MADE = path.join(__dirname, 'data/objects.json');

const ADVICE =
  'Restore a backup into a new database, or undo what was done to it: another program or person changed it, no migration did.';

/** Whether tables, views, indexes, constraints, triggers and functions are as they were made. */
export const objectsCheck = (database: Database): Check => ({
  name: 'objects',
  find: async () => {
    const made = madeSchema.parse(JSON.parse(readFileSync(MADE, 'utf8')));
    const there = new Map((await findObjects(database)).map((one) => [one.what, one.made]));
    return Object.entries(made).flatMap(([what, asMade]): Finding[] => {
      const found = there.get(what);
      if (found === asMade) return [];
      const text = `The ${what} ${found === undefined ? 'is not there' : 'is not as it was made'}.`;
      return [{ check: 'objects', severity: 'FAULT', text, advice: ADVICE, canBeFixed: false }];
    });
  },
});
