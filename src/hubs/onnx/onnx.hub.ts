import { opendir } from 'node:fs/promises';
import path from 'node:path';
import { fileSize, openFile, sourceKind } from '../byte-source';
import { connect, type LiveWorld } from '../http/connection';
import { itemsOf, upTo } from '../items';
import { jsonPieces, type Piece } from '../lines';
import { openSource } from '../open-source';
import {
  isPlainObject,
  own,
  plainCopy,
  textOf,
  TooDeepError,
  type Plain,
  type PlainObject,
} from '../plain-json';
import { readYaml } from '../plain-yaml';
import { readHead } from '../read-head';
import type { ReadOptions } from '../read-options';
import type { Hub, HubItem, StudyRecord } from '../records';
import { InvalidInputError } from '../../platform/errors';
import { ZOO_STUDY } from './accuracy';
import { groupEntries, ONNX, readManifestModel, REPOSITORY } from './manifest';
import { parseReadme, type Readme } from './readme';
import { readExport, readTurnkeyModel, type TurnkeyExport } from './turnkey';

const MAX_ENTRY_BYTES = 4 * 1024 * 1024;
/** The zoo's manifest has 184 entries and its statistics 2,190; so many would be something else. */
const MAX_ENTRIES = 100_000;
const MAX_YAML_CHARACTERS = 1024 * 1024;
const MAX_FOLDERS_DEEP = 6;
const MAX_README_BYTES = 1024 * 1024;
const MAX_READMES = 10_000;
const MANIFEST = 'onnx_hub_manifest.json';
const TURNKEY = /turnkey_stats.*\.jsonl(?:\.gz)?$/i;
const README = /(?:^|[\\/])readme\.md$/i;
const YAML = /\.ya?ml$/i;
const TURNKEY_YAML = /(?:turnkey_stats|_Opset\d+_\w+)\.ya?ml$/i;

/** Where the figures of the zoo's READMEs are published. */
const STUDY: StudyRecord = {
  kind: 'study',
  key: ZOO_STUDY,
  title: 'ONNX Model Zoo: accuracy of validated models',
  url: REPOSITORY,
  doi: null,
  repository: REPOSITORY,
  license: 'Apache-2.0',
  year: null,
  citation: null,
};

/**
 * ONNX Model Zoo: its manifest (`ONNX_HUB_MANIFEST.json`), `turnkey_stats` as JSON lines or YAML, as a file, an address, or a
 * folder with these, where the READMEs beside the models are read too. The opsets of a model are one record.
 */
export class OnnxHub implements Hub {
  readonly id = ONNX;
  readonly name = 'ONNX Model Zoo';
  readonly url = REPOSITORY;
  readonly formats =
    'ONNX_HUB_MANIFEST.json or turnkey_stats: a file, an address, or a folder, with the READMEs in it';

  constructor(private readonly world: Partial<LiveWorld> = {}) {}

  /** Entries become models only when all are read, so that there is nothing cheap to count. */
  async count(source: string): Promise<number | null> {
    await sourceKind(source);
    return null;
  }

  /**
   * @throws InvalidInputError when the source is missing or holds neither a manifest nor statistics; UnavailableError when it
   * cannot be fetched
   */
  read(source: string, options: ReadOptions): AsyncIterable<HubItem> {
    return upTo(options.limit, this.readAll(source, options), options.signal);
  }

  private async *readAll(source: string, options: ReadOptions): AsyncGenerator<HubItem> {
    const found = new Entries();
    const kind = await sourceKind(source);
    if (kind === 'folder') for await (const file of findFiles(source)) await found.addFile(file, source);
    else {
      const name = path.posix.basename(kind === 'url' ? new URL(source).pathname : source);
      await found.addBytes(name, name, await openSource(source, kind, connect(this.world, options)));
    }
    if (found.isEmpty)
      throw new InvalidInputError(
        'source',
        `an ONNX_HUB_MANIFEST.json, turnkey_stats, or a folder with them; ${source} holds neither`,
      );
    yield* found.items();
  }
}

/** Files of the zoo below a folder, in the order of their paths. */
async function* findFiles(folder: string, depth = 0): AsyncGenerator<string> {
  const files: string[] = [];
  const folders: string[] = [];
  for await (const entry of await opendir(folder)) {
    if (entry.isDirectory() && !entry.name.startsWith('.')) folders.push(entry.name);
    const isOfZoo = entry.name.toLowerCase() === MANIFEST || TURNKEY.test(entry.name);
    const isBeside = TURNKEY_YAML.test(entry.name) || README.test(entry.name);
    if (entry.isFile() && (isOfZoo || isBeside)) files.push(entry.name);
  }
  for (const name of files.sort()) yield path.join(folder, name);
  if (depth >= MAX_FOLDERS_DEEP) return;
  for (const name of folders.sort()) yield* findFiles(path.join(folder, name), depth + 1);
}

/** What was read of the zoo, told apart and grouped by model. */
class Entries {
  private readonly manifest: PlainObject[] = [];
  private readonly exports = new Map<string, TurnkeyExport[]>();
  private readonly readmes = new Map<string, Readme>();
  private readonly problems: HubItem[] = [];
  private total = 0;

  get isEmpty(): boolean {
    return this.manifest.length === 0 && this.exports.size === 0;
  }

  /** A file of the folder `root`. */
  async addFile(file: string, root: string): Promise<void> {
    const place = path.relative(root, file).split(path.sep).join('/');
    if (README.test(file)) this.addReadme(place, await readHead(file, MAX_README_BYTES));
    else if (YAML.test(file) && (await fileSize(file)) > MAX_YAML_CHARACTERS) this.skip(place, 'is too long');
    else await this.addBytes(path.basename(file), place, await openFile(file));
  }

  async addBytes(name: string, place: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
    if (!YAML.test(name)) return this.addPieces(jsonPieces(bytes, MAX_ENTRY_BYTES), place);
    const parts: Uint8Array[] = [];
    for await (const part of bytes) parts.push(part);
    const { value, fault } = readYaml(Buffer.concat(parts).toString('utf8'), MAX_YAML_CHARACTERS);
    if (fault === null) this.add(value, place);
    else this.skip(place, fault);
  }

  private addReadme(place: string, text: string): void {
    const folder = path.posix.dirname(place);
    if (folder !== '.' && this.readmes.size < MAX_READMES)
      this.readmes.set(folder, parseReadme(folder, text));
  }

  async addPieces(pieces: AsyncIterable<Piece>, file = 'entry'): Promise<void> {
    for await (const piece of pieces) {
      const place = `${file}:${piece.place}`;
      if (piece.kind === 'unreadable') this.skip(place, piece.reason);
      else this.addJson(piece.text, place);
      if (this.total > MAX_ENTRIES)
        return this.skip(place, `and what follows: more than ${MAX_ENTRIES} entries`);
    }
  }

  private addJson(text: string, place: string): void {
    try {
      const value: unknown = JSON.parse(text);
      this.add(plainCopy(value), place);
    } catch (error) {
      const isDeep = error instanceof TooDeepError || error instanceof RangeError;
      this.skip(place, isDeep ? 'is nested too deep' : 'is not JSON');
    }
  }

  private add(value: Plain, place: string): void {
    this.total += 1;
    if (!isPlainObject(value)) return this.skip(place, 'is no mapping');
    if (own(value, 'model') !== null) {
      this.manifest.push(value);
      return;
    }
    const found = readExport(value);
    if (found === null) return this.skip(place, 'names no model with an opset');
    const key = `${found.author}/${found.name}`;
    const known = this.exports.get(key) ?? [];
    // The same export may lie there twice, as a line and as its YAML.
    if (known.every(({ opset }) => opset !== found.opset)) this.exports.set(key, [...known, found]);
  }

  private skip(id: string, message: string): void {
    this.problems.push({
      kind: 'problem',
      problem: { hub: ONNX, id, field: null, message, action: 'skipped' },
    });
  }

  *items(): Generator<HubItem> {
    const { models, nameless } = groupEntries(this.manifest);
    for (const entry of nameless) this.skip(textOf(own(entry, 'model_path')) ?? 'entry', 'has no name');
    yield* this.problems;
    const zoo = { names: new Set(models.map(({ name }) => name)), readmes: this.readmes };
    if (models.length > 0 && this.readmes.size > 0) yield { kind: 'record', record: STUDY };
    for (const model of models) yield* itemsOf(readManifestModel(model, zoo));
    for (const exports of this.exports.values()) yield* itemsOf(readTurnkeyModel(exports));
  }
}
