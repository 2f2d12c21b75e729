import path from 'node:path';
import { InvalidInputError } from '../../platform/errors';
import { openFile, sourceKind } from '../byte-source';
import { findCards } from '../huggingface/card-folder';
import { MAX_CARD_BYTES } from '../huggingface/front-matter';
import { isRecord, itemsOf, skipped } from '../items';
import { nameOfSource, openSource } from '../open-source';
import type { ReadOptions } from '../read-options';
import { readHead } from '../read-head';
import { modelRecordSchema, type HubItem, type StudyRecord } from '../records';
import { settle } from '../settle';
import type { SourceFolder } from '../source-folder';
import { StreamedHub } from '../streamed-hub';
import { readTimmCard } from './card';
import { Extras } from './extras';
import { hasModelIndex, readPage } from './page';
import { readTable, tableName } from './tables';
import { TIMM, TIMM_STUDY } from './weights';
import { WeightsCollection } from './weights-collection';

const RESULTS = /^results-.*\.csv(?:\.gz)?$/i;
const EXTRAS = /^(?:benchmark|model_metadata)-.*\.csv(?:\.gz)?$/i;
const PAGES = /\.mdx?$/i;
const MAX_PAGE_BYTES = 1024 * 1024;

/** The same study as in the starter catalogue, so that a figure that stands in both is one. */
const STUDY: StudyRecord = {
  kind: 'study',
  key: TIMM_STUDY,
  title: 'PyTorch Image Models: results on ImageNet and its out-of-distribution test sets',
  url: 'https://github.com/huggingface/pytorch-image-models/tree/main/results',
  doi: '10.5281/zenodo.4414861',
  repository: 'https://github.com/huggingface/pytorch-image-models',
  license: 'Apache-2.0',
  year: 2019,
  citation: 'Wightman, PyTorch Image Models, GitHub, 2019, doi:10.5281/zenodo.4414861.',
};

/**
 * PyTorch Image Models (timm): its result tables (`results/results-imagenet.csv` and those of the
 * variants), one of them or its address; or a folder with them and with benchmark and metadata
 * tables, cards of `timm` on Hugging Face, and pages of its documentation. Gives a model per
 * pretrained weights with its evaluations.
 */
export class TimmHub extends StreamedHub {
  readonly id = TIMM;
  readonly name = 'PyTorch Image Models (timm)';
  readonly url = 'https://github.com/huggingface/pytorch-image-models';
  readonly standing = { precedence: 200, isBuilder: true };
  readonly formats = 'results-*.csv: a file, an address, or a folder, with benchmarks, cards and pages in it';

  protected async *readAll(
    source: string,
    options: ReadOptions,
    folder: SourceFolder,
  ): AsyncGenerator<HubItem> {
    const kind = await sourceKind(source);
    const weights = new WeightsCollection();
    const extras = new Extras();
    const pages: HubItem[] = [];
    if (kind === 'folder') {
      for (const file of await folder.find(EXTRAS))
        yield* extras.addTable(tableName(file), await openFile(file));
      for (const file of await folder.find(RESULTS))
        yield* readTable(tableName(file), await openFile(file), weights.measured);
      yield* readCards(folder, weights);
      pages.push(...(await readPages(folder, extras)));
    } else {
      const bytes = await openSource(source, kind, this.connection(options));
      yield* readTable(tableName(nameOfSource(source, kind)), bytes, weights.measured);
    }
    if (weights.isEmpty && !pages.some(isRecord))
      throw new InvalidInputError(
        'source',
        `a file or folder with result tables of timm; ${source} holds none`,
      );
    yield { kind: 'record', record: STUDY };
    for (const [id, candidate] of weights.candidates(extras))
      yield* itemsOf(settle(modelRecordSchema, candidate, { hub: TIMM, id }));
    yield* pages;
  }
}

async function* readCards(folder: SourceFolder, weights: WeightsCollection): AsyncGenerator<HubItem> {
  for await (const { file, id } of findCards(folder)) {
    const { card, items } = readTimmCard(id, await readHead(file, MAX_CARD_BYTES));
    if (card !== null) weights.addCard(card);
    yield* items;
  }
}

async function readPages(folder: SourceFolder, extras: Extras): Promise<HubItem[]> {
  const items: HubItem[] = [];
  for (const file of await folder.find(PAGES)) {
    const { text, fault } = await readHead(file, MAX_PAGE_BYTES);
    const page = path.basename(file).replace(PAGES, '');
    if (!hasModelIndex(text)) continue;
    items.push(...(fault === null ? readPage(page, text, extras) : [skipped(TIMM, page, null, fault)]));
  }
  return items;
}
