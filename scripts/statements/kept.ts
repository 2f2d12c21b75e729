import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Where the texts of statements are kept: a folder for each feature, a file for each label. */
export const FOLDER = path.join(__dirname, '..', '..', 'schema', 'statements');

/** The files that are there, by their paths in the folder. */
export function keptFiles(): Map<string, string> {
  if (!existsSync(FOLDER)) return new Map();
  const paths = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' });
  const files = paths.filter((file) => file.endsWith('.sql')).sort();
  return new Map(files.map((file) => [file, readFileSync(path.join(FOLDER, file), 'utf8')]));
}

export const labelOfFile = (file: string): string => path.basename(file, '.sql');
