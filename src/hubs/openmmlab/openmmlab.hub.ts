import { opendir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { sourceKind } from '../byte-source';
import { own, textOf } from '../plain-json';
import { studyRecordSchema, type CatalogRecord, type Hub, type HubItem } from '../records';
import { settle, type Settled } from '../settle';
import { InvalidInputError } from '../../platform/errors';
import { append } from '../../platform/group-by';
import { OPENMMLAB } from './dataset-names';
import { readDataset } from './dataset-record';
import { downstreamResults } from './downstream';
import { IndexLoader } from './index-loader';
import { isOfficialFolder, libraryOf, modelsOf, type Library, type LibraryModel } from './library';
import { libraryAddress, readModel } from './model-record';
import { paperOf, type Paper } from './papers';
import { asList } from './results';

const MAX_FOLDERS_DEEP = 12;
const ROOT = /^model-index\.ya?ml$/i;
const METAFILE = /^metafile\.ya?ml$/i;

/** Files of one library, the index before the metafiles that it may have forgotten. */
interface LibraryFiles {
  folder: string;
  files: string[];
}

/**
 * OpenMMLab, and any other index in the format of model-index: a folder with `model-index.yml` files and metafiles below it,
 * or one such file or README. Every index is a library of its own.
 */
export class OpenMmLabHub implements Hub {
  readonly id = OPENMMLAB;
  readonly name = 'OpenMMLab';
  readonly url = 'https://openmmlab.com/';
  readonly formats =
    'model-index.yml and metafiles: a file or a folder; a README with its index in a comment';

  /** Models are known only when their files are read, so that there is nothing cheap to count. */
  async count(source: string): Promise<number | null> {
    await sourceKind(source);
    return null;
  }

  /**
   * Reads at most `limit` models, with the studies that they cite before them.
   *
   * @throws InvalidInputError when the source is missing or holds no model index
   */
  async *read(source: string, { limit }: { limit: number | null }): AsyncGenerator<HubItem> {
    let left = limit ?? Infinity;
    if (left <= 0) return;
    for await (const item of this.readAll(source)) {
      yield item;
      if (item.kind === 'record' && item.record.kind === 'model') left -= 1;
      if (left <= 0) return;
    }
  }

  private async *readAll(source: string): AsyncGenerator<HubItem> {
    const kind = await sourceKind(source);
    if (kind === 'url')
      throw new InvalidInputError('source', 'a file or a folder; download the metafiles first');
    const real = await realpath(source);
    const folder = kind === 'folder' ? real : path.dirname(real);
    const libraries = kind === 'folder' ? await findLibraries(real) : [{ folder, files: [real] }];
    const reader = new LibraryReader(folder);
    let found = false;
    for (const library of libraries)
      for await (const item of reader.read(library)) {
        found = true;
        yield item;
      }
    if (!found)
      throw new InvalidInputError('source', `a model-index.yml or metafile.yml; ${source} holds none`);
  }
}

/** Libraries below a folder: one for each index and each folder of OpenMMLab's, and one for other metafiles in a folder. */
async function findLibraries(root: string): Promise<LibraryFiles[]> {
  const libraries: LibraryFiles[] = [];
  const walk = async (folder: string, above: LibraryFiles | null, depth: number): Promise<void> => {
    const files: string[] = [];
    const folders: string[] = [];
    for await (const entry of await opendir(folder)) {
      if (entry.isDirectory() && !entry.name.startsWith('.')) folders.push(entry.name);
      else if (entry.isFile()) files.push(entry.name);
    }
    const indexes = files.filter((name) => ROOT.test(name)).sort();
    const metafiles = files.filter((name) => METAFILE.test(name)).sort();
    let library = above;
    const isRoot =
      indexes.length > 0 || (above === null && (metafiles.length > 0 || isOfficialFolder(folder)));
    if (isRoot) {
      library = { folder, files: [] };
      libraries.push(library);
    }
    library?.files.push(...[...indexes, ...metafiles].map((name) => path.join(folder, name)));
    if (depth < MAX_FOLDERS_DEEP)
      for (const name of folders.sort()) await walk(path.join(folder, name), library, depth + 1);
  };
  await walk(root, null, 0);
  return libraries.filter(({ files }) => files.length > 0);
}

class LibraryReader {
  private readonly citedPapers = new Set<string>();

  constructor(private readonly boundary: string) {}

  async *read({ folder, files }: LibraryFiles): AsyncGenerator<HubItem> {
    const index = await new IndexLoader(this.boundary).load(files);
    const library = libraryOf(folder);
    const { models, problems } = modelsOf(library, index);
    for (const problem of [...index.problems, ...problems]) yield { kind: 'problem', problem };
    const study = models.length > 0 && library.isOfficial ? zooOf(library) : null;
    if (study !== null) yield* this.study(study);
    const upstream = upstreamOf(library, models);
    const idByWeights = idsByWeights(models);
    for (const model of models) {
      const paper = paperOf(own(model.fields, 'Paper') ?? own(model.collection ?? {}, 'Paper'));
      if (paper !== null) yield* this.paper(paper);
      const context = {
        library,
        study: study?.key ?? null,
        upstream: upstream.get(model.id) ?? [],
        idByWeights,
      };
      yield* itemsOf(readModel(model, context));
      if (study !== null) yield* resultsOf(model, study.key);
    }
    for (const { fields, file } of index.datasets) yield* itemsOf(readDataset(fields, file));
  }

  /** A paper is named once, by its first title: others differ in capitals only. */
  private *paper(paper: Paper): Generator<HubItem> {
    const { key, title, url, arxiv } = paper;
    if (title === null || this.citedPapers.has(key)) return;
    this.citedPapers.add(key);
    yield* this.study({ key, title, url, doi: arxiv === null ? null : `10.48550/arXiv.${arxiv}` });
  }

  private *study(candidate: { key: string } & Record<string, unknown>): Generator<HubItem> {
    const owner = { hub: OPENMMLAB, id: candidate.key };
    const { record, problems } = settle(studyRecordSchema, { kind: 'study', ...candidate }, owner);
    yield* itemsOf({ record, problems });
  }
}

function* itemsOf({ record, problems }: Settled<CatalogRecord>): Generator<HubItem> {
  if (record !== null) yield { kind: 'record', record };
  for (const problem of problems) yield { kind: 'problem', problem };
}

function* resultsOf(model: LibraryModel, study: string): Generator<HubItem> {
  const { results, problems } = downstreamResults(model, study);
  for (const record of results) yield { kind: 'record', record };
  for (const problem of problems) yield { kind: 'problem', problem };
}

/** The figures of a metafile are the library's own measurements: its model zoo is what publishes them. */
const zooOf = (library: Library) => ({
  key: `openmmlab-${library.name}`,
  title: `Model zoo of OpenMMLab's ${library.name}`,
  url: libraryAddress(library),
  repository: libraryAddress(library),
});

/** For each model the ids of those that name it in `Downstream`. */
function upstreamOf(library: Library, models: readonly LibraryModel[]): Map<string, string[]> {
  const upstream = new Map<string, string[]>();
  for (const { id, fields } of models)
    for (const named of asList(own(fields, 'Downstream'))) {
      const name = textOf(named);
      if (name === null || `${library.name}/${name}` === id) continue;
      append(upstream, `${library.name}/${name}`, id);
    }
  return upstream;
}

/** Ids by the addresses of their weights: so a model names what its training began from. */
const idsByWeights = (models: readonly LibraryModel[]): Map<string, string> =>
  new Map(
    models.flatMap(({ id, fields }) =>
      asList(own(fields, 'Weights')).flatMap((weights) => {
        const address = textOf(weights);
        return address === null ? [] : [[address, id] as const];
      }),
    ),
  );
