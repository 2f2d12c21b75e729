import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { UnavailableError } from '../../platform/errors';
import { readModelFiles, readVocabulary, type ModelFiles, type ReadBeside } from './model-files';
import { unusable } from './unusable';

/** Gets an address, within limits of size (bytes) and time (milliseconds). */
export type FetchFile = (
  url: string,
  options: { maxBytes: number; totalMs: number; signal?: AbortSignal },
) => Promise<Response>;

const FILE_MS = 30 * 60_000;
const MODEL_JSON = 'model.json';
const SAVED_MODEL = 'saved_model.pb';
/** How far below a folder its model is looked for, and in how many folders at each level. */
const MAX_DEPTH = 2;
const MAX_FOLDERS = 100;
/** Status codes for a missing file; object stores use 403. */
const ABSENT = new Set([403, 404, 410]);

/**
 * Reads a model: `model.json`, or a folder with it or a SavedModel in it, by path; `model.json`, or
 * the folder that holds it, by address.
 *
 * @throws InvalidInputError for a source that is not a model; UnavailableError when it cannot be
 * read
 */
export function openModel(source: string, fetchFile: FetchFile, signal?: AbortSignal): Promise<ModelFiles> {
  return /^https?:\/\//i.test(source) ? openAddress(source, fetchFile, signal) : openPath(source);
}

function openAddress(source: string, fetchFile: FetchFile, signal?: AbortSignal): Promise<ModelFiles> {
  const url = new URL(source);
  const isFile = url.pathname.endsWith('.json');
  if (!isFile && !url.pathname.endsWith('/')) url.pathname += '/';
  const modelName = isFile ? (url.pathname.split('/').at(-1) ?? MODEL_JSON) : MODEL_JSON;
  const read: ReadBeside = async (name, maxBytes) => {
    const beside = new URL(name.split('/').map(encodeURIComponent).join('/'), url);
    // Access keys of a store are in the query, and give access to all files of the model.
    beside.search = url.search;
    const response = await fetchFile(beside.href, { maxBytes, totalMs: FILE_MS, signal });
    if (ABSENT.has(response.status)) {
      await response.body?.cancel();
      return null;
    }
    if (!response.ok)
      throw new UnavailableError(`${beside.origin}${beside.pathname} answered ${response.status}.`);
    return new Uint8Array(await response.arrayBuffer());
  };
  return readModelFiles(read, decodeURIComponent(modelName));
}

async function openPath(source: string): Promise<ModelFiles> {
  const found = await stat(source).catch((cause: unknown) => {
    throw new UnavailableError(`There is no encoder at ${source}.`, { cause });
  });
  if (!found.isDirectory()) {
    if (!source.endsWith('.json')) throw unusable('a model.json, or a folder with a model in it');
    return readModelFiles(reader(path.dirname(source)), path.basename(source));
  }
  const place = await findModel(source);
  const folder = path.dirname(place);
  return path.basename(place) === MODEL_JSON
    ? readModelFiles(reader(folder), MODEL_JSON)
    : openSavedModel(folder);
}

/**
 * The file of the one model that lies in a folder, or else under it: an unpacked package keeps its
 * model in a folder of its own (`dist/`).
 */
async function findModel(folder: string): Promise<string> {
  let level = [folder];
  for (let depth = 0; depth <= MAX_DEPTH; depth++) {
    const listed = await Promise.all(
      level.map(async (at) => ({ at, entries: await readdir(at, { withFileTypes: true }) })),
    );
    const [place, ...others] = listed.flatMap(({ at, entries }) => {
      const file = [MODEL_JSON, SAVED_MODEL].find((name) => entries.some((entry) => entry.name === name));
      return file === undefined ? [] : [path.join(at, file)];
    });
    if (others.length > 0) throw unusable(`one model in the folder; it has ${[place, ...others].join(', ')}`);
    if (place !== undefined) return place;
    level = listed
      .flatMap(({ at, entries }) =>
        entries.filter((entry) => entry.isDirectory()).map(({ name }) => path.join(at, name)),
      )
      .slice(0, MAX_FOLDERS);
  }
  throw unusable(`${MODEL_JSON} or ${SAVED_MODEL} in the folder`);
}

const reader =
  (folder: string): ReadBeside =>
  async (name, maxBytes) => {
    const file = path.join(folder, name);
    const found = await stat(file).catch(() => null);
    if (found?.isFile() !== true) return null;
    if (found.size > maxBytes)
      throw new UnavailableError(`${file} is larger than the ${maxBytes} bytes that are read.`);
    return new Uint8Array(await readFile(file));
  };

/**
 * TensorFlow reads a SavedModel from its folder itself; its files are only read for their digest.
 */
async function openSavedModel(folder: string): Promise<ModelFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(`${file}\n`);
    await pipeline(createReadStream(path.join(folder, file)), hash, { end: false });
  }
  const beside = await readVocabulary(reader(folder));
  return {
    format: 'saved',
    topology: new Uint8Array(),
    weights: [],
    vocabulary: beside ?? (await readVocabulary(reader(path.join(folder, 'assets')))),
    folder: path.resolve(folder),
    digest: hash.digest('hex'),
  };
}
