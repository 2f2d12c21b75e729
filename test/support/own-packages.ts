import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

/**
 * Installs the packages of a folder that has a package.json of its own, unless they are there as
 * its package-lock.json says: of what was installed to its end the lock file is kept beside them.
 */
export function installIn(folder: string): void {
  const lock = path.join(folder, 'package-lock.json');
  const installed = path.join(folder, 'node_modules/.installed-lock.json');
  if (existsSync(installed) && readFileSync(installed).equals(readFileSync(lock))) return;
  rmSync(installed, { force: true });
  const flags = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  execFileSync('npm', flags, { cwd: folder, stdio: ['ignore', 2, 2] });
  copyFileSync(lock, installed);
}
