import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** Installs the packages of a folder that has a package.json of its own, unless they are there. */
export function installIn(folder: string): void {
  if (existsSync(path.join(folder, 'node_modules'))) return;
  const flags = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  execFileSync('npm', flags, { cwd: folder, stdio: ['ignore', 2, 2] });
}
