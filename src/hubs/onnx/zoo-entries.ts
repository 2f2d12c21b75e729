import { type Fault } from '../fault';
import path from 'node:path';
import { fileSize, openFile, textUpTo } from '../byte-source';
import { itemsOf, skipped } from '../items';
import { parseJson } from '../json-object';
import { jsonPieces, type Piece } from '../lines';
import { isPlainObject, own, textOf, type Plain, type PlainObject } from '../plain-json';
import { readYaml } from '../plain-yaml';
import { readHead } from '../read-head';
import type { HubItem, StudyRecord } from '../records';
import type { Decoded } from '../text-encoding';
import { ZOO_STUDY } from './accuracy';
import { groupEntries, readManifestModel } from './manifest';
import { parseReadme, type Readme } from './readme';
import { readExport, readTurnkeyModel, type TurnkeyExport } from './turnkey';
import { ONNX, REPOSITORY } from './zoo';

const MAX_ENTRY_BYTES = 4 * 1024 * 1024;
/** The zoo's manifest has 184 entries and its statistics 2,190; so many would be something else. */
const MAX_ENTRIES = 100_000;
const MAX_YAML_CHARACTERS = 1024 * 1024;
/** More than this is more than that many characters, whichever they are. */
const MAX_YAML_BYTES = 4 * (MAX_YAML_CHARACTERS + 1);
const MAX_README_BYTES = 1024 * 1024;
const MAX_READMES = 10_000;
const README = /(?:^|[\\/])readme\.md$/i;
const YAML = /\.ya?ml$/i;

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

/** What was read of the zoo, told apart and grouped by model. */
export class ZooEntries {
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
    const { value, fault } = readYaml(await textUpTo(bytes, MAX_YAML_BYTES), MAX_YAML_CHARACTERS);
    if (fault === null) this.add(value, place);
    else this.skip(place, fault);
  }

  private addReadme(place: string, { text, fault }: Decoded): void {
    if (fault !== null) this.skip(place, fault);
    const folder = path.posix.dirname(place);
    if (fault === null && folder !== '.' && this.readmes.size < MAX_READMES)
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
    const parsed = parseJson(text);
    if ('value' in parsed) this.add(parsed.value, place);
    else this.skip(place, parsed.fault);
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

  private skip(id: string, fault: Fault): void {
    this.problems.push(skipped(ONNX, id, null, fault));
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
