import { type Fault, faultFields } from '../fault';
import { opendir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { modelIndexesIn } from '../model-index-comment';
import { asList, isPlainObject, own, textOf, type Plain, type PlainObject } from '../plain-json';
import { readYaml, type YamlReading } from '../plain-yaml';
import { readHead } from '../read-head';
import type { RecordProblem } from '../records';
import type { SourceFolder } from '../source-folder';
import { fitsPattern } from './name-pattern';
import { OPENMMLAB } from './dataset-names';
import { isDataset } from './dataset-record';

const MAX_FILE_BYTES = 2 * 1024 * 1024;
const MAX_IMPORTS_DEEP = 8;
const MAX_FILES = 10_000;
const IMPORTED_FIELDS = ['Metadata', 'Results'] as const;

/**
 * Models and collections as written, each with the file that it stands in, relative to the source.
 */
export interface LoadedIndex {
  models: { fields: PlainObject; file: string }[];
  collections: { fields: PlainObject; file: string }[];
  datasets: { fields: PlainObject; file: string }[];
  problems: RecordProblem[];
}

/**
 * Follows a model index from its root file through everything that it imports, never out of the
 * source's folder.
 */
export class IndexLoader {
  private readonly loaded: LoadedIndex = { models: [], collections: [], datasets: [], problems: [] };
  private readonly seen = new Set<string>();
  private reads = 0;

  /** @param source the folder that no import may leave, by its real path */
  constructor(private readonly source: SourceFolder) {}

  async load(files: readonly string[]): Promise<LoadedIndex> {
    for (const file of files) await this.loadFile(file, 0);
    return this.loaded;
  }

  private async loadFile(file: string, depth: number, as?: 'Models' | 'Collections'): Promise<void> {
    const real = await realpath(file);
    if (this.seen.has(real)) return;
    this.seen.add(real);
    for (const document of await this.documents(file, depth)) {
      const isList = Array.isArray(document);
      const content: PlainObject = isList
        ? { [as ?? 'Models']: document }
        : isPlainObject(document)
          ? document
          : {};
      if (!isList && !isPlainObject(document)) this.skip(file, 'is no mapping');
      // A file that is imported as a model may be that model alone.
      const isBare =
        own(content, 'Models', 'Collections', 'Import') === null && own(content, 'Name') !== null;
      await this.take(isBare && as !== undefined ? { [as]: [content] } : content, file, depth);
    }
  }

  private async take(content: PlainObject, file: string, depth: number): Promise<void> {
    if (isDataset(content)) this.loaded.datasets.push({ fields: content, file: this.relative(file) });
    for (const kind of ['Collections', 'Models'] as const)
      for (const entry of asList(own(content, kind))) {
        if (isPlainObject(entry)) {
          const fields = await this.withImportedFields(entry, file, depth);
          this.loaded[kind === 'Models' ? 'models' : 'collections'].push({
            fields,
            file: this.relative(file),
          });
        } else await this.import(entry, file, depth, kind);
      }
    for (const entry of asList(own(content, 'Import'))) await this.import(entry, file, depth);
  }

  private async import(
    entry: Plain,
    file: string,
    depth: number,
    as?: 'Models' | 'Collections',
  ): Promise<void> {
    for (const imported of await this.filesOf(entry, file)) await this.loadFile(imported, depth + 1, as);
  }

  /** `Metadata` and `Results` may be names of files too. */
  private async withImportedFields(entry: PlainObject, file: string, depth: number): Promise<PlainObject> {
    const fields = { ...entry };
    for (const field of IMPORTED_FIELDS) {
      const value = own(entry, field);
      if (!asList(value).some((item) => typeof item === 'string')) continue;
      const items: Plain[] = [];
      for (const item of asList(value)) {
        if (typeof item !== 'string') items.push(item);
        else
          for (const imported of await this.filesOf(item, file))
            items.push(...(await this.documents(imported, depth + 1)).flatMap(asList));
      }
      fields[field] = items;
    }
    return fields;
  }

  /** Files that a path or pattern means, beside the file that names it. */
  private async filesOf(entry: Plain, file: string): Promise<string[]> {
    const pattern = textOf(entry);
    const isUsable = pattern !== null && !path.isAbsolute(pattern) && !/[\\:]|\*\*/.test(pattern);
    const found = isUsable ? await expand(path.dirname(file), pattern.split('/')) : [];
    const inside: string[] = [];
    for (const one of found) {
      const real = (await this.source.file(one)) === null ? null : await realpath(one);
      if (real !== null) inside.push(real);
    }
    if (inside.length === 0)
      this.skip(file, `imports ${JSON.stringify(pattern)}, which is no file of the source`);
    return inside;
  }

  /** What a file holds: one YAML or JSON document, or those in the comments of a README. */
  private async documents(file: string, depth: number): Promise<Plain[]> {
    if (depth > MAX_IMPORTS_DEEP)
      return this.skip(file, `is imported through more than ${MAX_IMPORTS_DEEP} files`);
    this.reads += 1;
    if (this.reads > MAX_FILES) return this.skip(file, `comes after ${MAX_FILES} files`);
    const { text: content, fault: unread, isWhole } = await readHead(file, MAX_FILE_BYTES);
    if (!isWhole) return this.skip(file, `is longer than ${MAX_FILE_BYTES} bytes`);
    if (unread !== null) return this.skip(file, unread);
    const isMarkdown = /\.(?:md|markdown)$/i.test(file);
    const texts = isMarkdown ? modelIndexesIn(content) : [content];
    if (texts.length === 0) return this.skip(file, 'holds no comment with a model index');
    return texts.flatMap((text) => {
      const { value, fault } = readTolerantly(text);
      return fault === null ? [value] : this.skip(file, fault);
    });
  }

  private skip(file: string, fault: Fault): [] {
    const id = this.relative(file);
    this.loaded.problems.push({ hub: OPENMMLAB, id, field: null, ...faultFields(fault), action: 'skipped' });
    return [];
  }

  private relative(file: string): string {
    return path.relative(this.source.source, file) || path.basename(file);
  }
}

/** Paths that exist for a pattern in which `*` and `?` stand for parts of a name. */
async function expand(folder: string, [part, ...rest]: string[]): Promise<string[]> {
  if (part === undefined) return [folder];
  if (!/[*?]/.test(part)) {
    const next = path.join(folder, part);
    const found = await stat(next).catch(() => null);
    return found === null || (rest.length === 0 && !found.isFile()) ? [] : expand(next, rest);
  }
  const names: string[] = [];
  const entries = await opendir(folder).catch(() => null);
  if (entries === null) return [];
  for await (const { name } of entries) if (fitsPattern(name, part)) names.push(name);
  const found: string[] = [];
  for (const name of names.sort().slice(0, MAX_FILES)) found.push(...(await expand(folder, [name, ...rest])));
  return found;
}

/**
 * A quoted BibTeX entry whose lines are not indented is no YAML, but what stands beside it is
 * sound.
 */
const QUOTED_BIBTEX = /^[ \t]*BibTeX:[ \t]*(?:'[^']*'|"[^"]*")[ \t]*$/gm;

function readTolerantly(text: string): YamlReading {
  const strict = readYaml(text, MAX_FILE_BYTES);
  const isWorthwhile = strict.fault !== null && text.length <= MAX_FILE_BYTES && /BibTeX:/.test(text);
  return isWorthwhile ? readYaml(text.replace(QUOTED_BIBTEX, ''), MAX_FILE_BYTES) : strict;
}
