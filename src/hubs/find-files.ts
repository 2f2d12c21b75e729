import { opendir, stat } from 'node:fs/promises';
import path from 'node:path';

const MAX_FOLDERS_DEEP = 12;

/** Names of what lies in a folder, in order; hidden ones are passed by. */
export interface Listed {
  files: string[];
  folders: string[];
  /** Links, whatever they lead to. */
  links: string[];
}

export async function listFolder(folder: string): Promise<Listed> {
  const listed: Listed = { files: [], folders: [], links: [] };
  for await (const entry of await opendir(folder)) {
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) listed.folders.push(entry.name);
    else if (entry.isFile()) listed.files.push(entry.name);
    else if (entry.isSymbolicLink()) listed.links.push(entry.name);
  }
  for (const names of [listed.files, listed.folders, listed.links]) names.sort();
  return listed;
}

/**
 * Files below a folder whose names match, in the order of their paths; hidden ones and links are
 * passed by.
 */
export async function findFiles(
  folder: string,
  name: RegExp,
  levels: number = MAX_FOLDERS_DEEP,
): Promise<string[]> {
  const { files, folders } = await listFolder(folder);
  const found = files.filter((file) => name.test(file)).map((file) => path.join(folder, file));
  if (levels <= 0) return found;
  for (const inner of folders) found.push(...(await findFiles(path.join(folder, inner), name, levels - 1)));
  return found;
}

/** Whether there is a file at a path. */
export const isFile = (file: string): Promise<boolean> =>
  stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
