import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { InvalidInputError } from '../../platform/errors';
import { append } from '../../platform/group-by';
import { sourceKind } from '../byte-source';
import { itemsOf, orRefuse, problemItem } from '../items';
import { asList, own, textOf } from '../plain-json';
import type { ReadOptions } from '../read-options';
import { studyRecordSchema, type HubItem } from '../records';
import { settle } from '../settle';
import { SourceFolder } from '../source-folder';
import { StreamedHub } from '../streamed-hub';
import { OPENMMLAB } from './dataset-names';
import { readDataset } from './dataset-record';
import { downstreamResults } from './downstream';
import { IndexLoader } from './index-loader';
import { isOfficialFolder, libraryOf, modelsOf, type Library, type LibraryModel } from './library';
import { libraryAddress, readModel } from './model-record';
import { paperOf, type Paper } from './papers';

const MAX_FOLDERS_DEEP = 12;
const ROOT = /^model-index\.ya?ml$/i;
const METAFILE = /^metafile\.ya?ml$/i;
const INDEX_FILE = /^(?:model-index|metafile)\.ya?ml$/i;

/** Files of one library, the index before the metafiles that it may have forgotten. */
interface LibraryFiles {
  folder: string;
  files: string[];
}

/**
 * OpenMMLab, and any other index in the format of model-index: a folder with `model-index.yml`
 * files and metafiles below it, or one such file or README. Every index is a library of its own.
 */
export class OpenMmLabHub extends StreamedHub {
  readonly id = OPENMMLAB;
  readonly name = 'OpenMMLab';
  readonly url = 'https://openmmlab.com/';
  readonly standing = { precedence: 240, isBuilder: true, idsLackOwners: true };
  readonly formats =
    'model-index.yml and metafiles: a file or a folder; a README with its index in a comment';

  /** The limit is of models, with the studies that they cite before them. */
  protected override counts(item: HubItem): boolean {
    return item.kind === 'record' && item.record.kind === 'model';
  }

  protected readAll(source: string, options: ReadOptions, folder: SourceFolder): AsyncIterable<HubItem> {
    return orRefuse(readLibraries(source, folder), `a model-index.yml or metafile.yml; ${source} holds none`);
  }
}

async function* readLibraries(source: string, files: SourceFolder): AsyncGenerator<HubItem> {
  const kind = await sourceKind(source);
  if (kind === 'url')
    throw new InvalidInputError('source', 'a file or a folder; download the metafiles first');
  const real = await realpath(source);
  const folder = kind === 'folder' ? real : path.dirname(real);
  const libraries = kind === 'folder' ? await findLibraries(files, real) : [{ folder, files: [real] }];
  const reader = new LibraryReader(folder);
  for (const library of libraries) yield* reader.read(library);
}

/**
 * Libraries below a folder: one for each index and each folder of OpenMMLab's, and one for other
 * metafiles in a folder.
 */
async function findLibraries(source: SourceFolder, root: string): Promise<LibraryFiles[]> {
  const libraries: LibraryFiles[] = [];
  const walk = async (folder: string, above: LibraryFiles | null, depth: number): Promise<void> => {
    const { files, folders } = await source.list(INDEX_FILE, folder);
    const indexes = files.filter((name) => ROOT.test(name));
    const metafiles = files.filter((name) => METAFILE.test(name));
    let library = above;
    const isRoot =
      indexes.length > 0 || (above === null && (metafiles.length > 0 || isOfficialFolder(folder)));
    if (isRoot) {
      library = { folder, files: [] };
      libraries.push(library);
    }
    library?.files.push(...[...indexes, ...metafiles].map((name) => path.join(folder, name)));
    if (depth < MAX_FOLDERS_DEEP)
      for (const name of folders) await walk(path.join(folder, name), library, depth + 1);
  };
  await walk(root, null, 0);
  return libraries.filter(({ files }) => files.length > 0);
}

class LibraryReader {
  private readonly citedPapers = new Set<string>();

  constructor(private readonly boundary: string) {}

  async *read({ folder, files }: LibraryFiles): AsyncGenerator<HubItem> {
    const index = await new IndexLoader(new SourceFolder(this.boundary)).load(files);
    const library = libraryOf(folder);
    const { models, problems } = modelsOf(library, index);
    yield* [...index.problems, ...problems].map(problemItem);
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
    yield* itemsOf(settle(studyRecordSchema, { kind: 'study', ...candidate }, owner));
  }
}

function* resultsOf(model: LibraryModel, study: string): Generator<HubItem> {
  const { results, problems } = downstreamResults(model, study);
  for (const record of results) yield { kind: 'record', record };
  yield* problems.map(problemItem);
}

/**
 * The figures of a metafile are the library's own measurements: its model zoo is what publishes
 * them.
 */
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
