import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sha256 } from '../digest';

const DATA = path.join(__dirname, 'data');

/** A file of the starter catalogue. */
export interface StarterFile {
  /** Below the folder of the starter, such as `models/core.json`. */
  readonly name: string;
  readonly text: string;
}

/** The texts of the starter catalogue. */
export class StarterFiles {
  constructor(private readonly data: string = DATA) {}

  file(name: string): StarterFile {
    return { name, text: readFileSync(path.join(this.data, name), 'utf8') };
  }

  /** The files of a folder in order of their names. */
  folder(folder: 'domains' | 'datasets' | 'models' | 'results'): StarterFile[] {
    const names = readdirSync(path.join(this.data, folder)).filter((name) => /\.(?:csv|json)$/.test(name));
    return names.sort().map((name) => this.file(`${folder}/${name}`));
  }
}

/** Twelve hex digits that change whenever a file does. */
export const versionOf = (files: readonly StarterFile[]): string =>
  sha256(files.map(({ name, text }) => `${name} ${sha256(text)}`).join('\n')).slice(0, 12);
