import { lstat, opendir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { storable } from './plain-json';
import type { RecordProblem } from './records';

const MAX_FOLDERS_DEEP = 12;
const MAX_TOLD = 100;
const MAX_PLACE = 300;

/** Names of what lies in a folder, in order; hidden ones are passed by. */
interface Listed {
  /** Wanted files, and links to files of the source. */
  readonly files: string[];
  readonly folders: string[];
}

/**
 * The folder that an import reads, or that of the one file that it reads. What lies in it was put
 * there by others than who imports it: a link in it may lead to any file of this machine, so that
 * only what really lies below it is read. What is refused is told.
 */
export class SourceFolder {
  private root: Promise<string> | undefined;
  /** Why something is not read, by its path. */
  private readonly refused = new Map<string, string>();
  private untold = 0;

  /** @param source as whoever imports it named it, which may well be a link itself */
  constructor(readonly source: string) {}

  /**
   * Lists the source, or one of its folders. Links to folders are never entered: what they lead to
   * is read where it stands.
   */
  async list(wanted: RegExp, folder = this.source): Promise<Listed> {
    const listed: Listed = { files: [], folders: [] };
    for await (const entry of await opendir(folder)) {
      const { name } = entry;
      if (name.startsWith('.')) continue;
      if (entry.isDirectory()) listed.folders.push(name);
      else if (!wanted.test(name)) await this.refuseFolderOutside(path.join(folder, name));
      else if (entry.isFile() || (await this.file(folder, name)) !== null) listed.files.push(name);
    }
    for (const names of [listed.files, listed.folders]) names.sort();
    return listed;
  }

  /** Wanted files at any depth, in the order of their paths; one with links to it comes once. */
  async find(wanted: RegExp, levels = MAX_FOLDERS_DEEP): Promise<string[]> {
    const found = await this.findBelow(this.source, wanted, levels);
    const seen = new Set<string>();
    const once: string[] = [];
    for (const file of found) {
      const real = await realpath(file);
      if (seen.has(real)) continue;
      seen.add(real);
      once.push(file);
    }
    return once;
  }

  /** Path of a plain file of the source; null where there is none, or none that may be read. */
  async file(...parts: string[]): Promise<string | null> {
    const file = path.join(...parts);
    const isThere = await lstat(file).then(
      () => true,
      () => false,
    );
    const real = isThere ? await this.realPath(file) : null;
    if (real === null) return null;
    const found = await stat(real);
    if (!found.isFile() && !found.isDirectory()) this.refuse(file, 'is no plain file');
    return found.isFile() ? file : null;
  }

  /** What was not read, and why. */
  refusals(hub: string): RecordProblem[] {
    const problem = (file: string, message: string): RecordProblem => ({
      hub,
      id: this.placeOf(file),
      field: null,
      message,
      action: 'skipped',
    });
    const told = [...this.refused].map(([file, fault]) => problem(file, fault));
    if (this.untold === 0) return told;
    return [...told, problem(this.source, `holds ${this.untold} more that are not read`)];
  }

  private async findBelow(folder: string, wanted: RegExp, levels: number): Promise<string[]> {
    const { files, folders } = await this.list(wanted, folder);
    const found = files.map((file) => path.join(folder, file));
    if (levels <= 0) return found;
    for (const inner of folders)
      found.push(...(await this.findBelow(path.join(folder, inner), wanted, levels - 1)));
    return found;
  }

  private async refuseFolderOutside(file: string): Promise<void> {
    const found = await stat(file).catch(() => null);
    if (found?.isDirectory() === true) await this.realPath(file);
  }

  /** Where a path really leads; null, and refused, where that is out of the source. */
  private async realPath(file: string): Promise<string | null> {
    const real = await realpath(file).catch(() => null);
    if (real === null) return this.refuse(file, 'is a link that leads nowhere');
    if (await this.holds(real)) return real;
    return this.refuse(file, 'leads out of the folder that is read, and is not followed');
  }

  private async holds(real: string): Promise<boolean> {
    this.root ??= stat(this.source).then((found) =>
      realpath(found.isDirectory() ? this.source : path.dirname(this.source)),
    );
    const below = path.relative(await this.root, real);
    return below !== '..' && !below.startsWith(`..${path.sep}`);
  }

  private refuse(file: string, fault: string): null {
    if (this.refused.size < MAX_TOLD) this.refused.set(file, fault);
    else if (!this.refused.has(file)) this.untold += 1;
    return null;
  }

  private placeOf(file: string): string {
    return storable(path.relative(this.source, file) || path.basename(file)).slice(0, MAX_PLACE);
  }
}
