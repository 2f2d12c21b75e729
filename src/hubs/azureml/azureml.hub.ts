import path from 'node:path';
import { sourceKind, textUpTo } from '../byte-source';
import { itemsOf, orRefuse } from '../items';
import { isPlainObject } from '../plain-json';
import { readYaml } from '../plain-yaml';
import { readHead } from '../read-head';
import { openSource } from '../open-source';
import type { ReadOptions } from '../read-options';
import type { CatalogRecord, HubItem } from '../records';
import { unusable, type Settled } from '../settle';
import { SourceFolder } from '../source-folder';
import { StreamedHub } from '../streamed-hub';
import { AZURE_ML, AZURE_ML_ADDRESS, schemaName } from './asset';
import { readAsset } from './asset-record';
import type { Written } from '../text-encoding';

const SPEC = /^spec\.ya?ml$/i;
const YAML = /\.ya?ml$/i;
const PAGE = 'description.md';
const MAX_BYTES = 4 * 1024 * 1024;

/**
 * Azure Machine Learning: models and sets of data as its command line takes them and its registry
 * keeps them (`spec.yaml`), with the page beside (`description.md`): a file, an address, or a
 * folder such as the repository of the registry's own assets.
 */
export class AzureMlHub extends StreamedHub {
  readonly id = AZURE_ML;
  readonly name = 'Azure Machine Learning';
  readonly url = `${AZURE_ML_ADDRESS}/`;
  /** It packages what others publish; its names have no owners. */
  readonly standing = { precedence: 310, idsLackOwners: true };
  readonly formats = 'spec.yaml of models and data: a file, an address or a folder';

  override async count(source: string): Promise<number | null> {
    return (await sourceKind(source)) === 'folder'
      ? (await new SourceFolder(source).find(SPEC)).length
      : null;
  }

  protected readAll(source: string, options: ReadOptions, folder: SourceFolder): AsyncIterable<HubItem> {
    return orRefuse(
      this.itemsAt(source, options, folder),
      `a source with models of Azure ML; ${source} holds none`,
    );
  }

  /** In the order of their paths. */
  private async *itemsAt(
    source: string,
    options: ReadOptions,
    folder: SourceFolder,
  ): AsyncGenerator<HubItem> {
    const kind = await sourceKind(source);
    if (kind === 'url') {
      const bytes = await openSource(source, kind, this.connection(options));
      yield* itemsOf(readText(await textUpTo(bytes, MAX_BYTES), path.posix.basename(source), null));
      return;
    }
    for (const file of kind === 'file' ? [source] : await folder.find(YAML)) {
      const text = await readHead(file, MAX_BYTES);
      if (kind === 'folder' && !SPEC.test(path.basename(file)) && !saysAsset(text.text)) continue;
      yield* itemsOf(
        readText(text, path.relative(source, file) || path.basename(file), await pageBeside(file, folder)),
      );
    }
  }
}

/** Other YAML of a folder is something else: settings, environments, tests. */
const saysAsset = (text: string): boolean =>
  ['model', 'data'].includes(schemaName(/^["']?\$schema["']?\s*:\s*(\S+)/m.exec(text)?.[1] ?? null) ?? '');

async function pageBeside(file: string, folder: SourceFolder): Promise<string | null> {
  const page = await folder.file(path.dirname(file), PAGE);
  return page !== null ? (await readHead(page, MAX_BYTES)).text : null;
}

function readText(written: Written, place: string, description: string | null): Settled<CatalogRecord> {
  const { value, fault } = readYaml(written, MAX_BYTES);
  if (fault !== null) return unusable(AZURE_ML, place, null, fault);
  if (!isPlainObject(value)) return unusable(AZURE_ML, place, null, 'is no mapping');
  return readAsset(value, place, { description });
}
