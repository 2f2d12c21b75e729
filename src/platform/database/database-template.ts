import { chmodSync, constants, existsSync } from 'node:fs';
import { cp, rename, rm } from 'node:fs/promises';

/** Of its owner only, whoever may read the template. */
const FOLDER_MODE = 0o700;

/**
 * Copies a template to the folder of an embedded database, where there is none. The folder appears
 * when it is whole: a copy that was broken off is not taken for a database.
 */
export async function beginAs(template: () => string | null, folder: string): Promise<void> {
  if (existsSync(folder)) return;
  const from = template();
  if (from === null) return;
  const aside = `${folder}.partial`;
  await rm(aside, { recursive: true, force: true });
  await cp(from, aside, { recursive: true, mode: constants.COPYFILE_FICLONE });
  chmodSync(aside, FOLDER_MODE);
  await rename(aside, folder);
}
