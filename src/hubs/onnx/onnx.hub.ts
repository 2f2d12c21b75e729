import { InvalidInputError } from '../../platform/errors';
import { sourceKind } from '../byte-source';
import { nameOfSource, openSource } from '../open-source';
import type { ReadOptions } from '../read-options';
import type { HubItem } from '../records';
import type { SourceFolder } from '../source-folder';
import { StreamedHub } from '../streamed-hub';
import { ZooEntries } from './zoo-entries';
import { ONNX, REPOSITORY } from './zoo';

const FOLDERS_DEEP = 6;
/** The manifest, statistics as lines or YAML, and the READMEs beside the models. */
const WANTED =
  /^(?:onnx_hub_manifest\.json|readme\.md)$|turnkey_stats.*\.jsonl(?:\.gz)?$|(?:turnkey_stats|_opset\d+_\w+)\.ya?ml$/i;

/**
 * ONNX Model Zoo: its manifest (`ONNX_HUB_MANIFEST.json`), `turnkey_stats` as JSON lines or YAML,
 * as a file, an address, or a folder with these, where the READMEs beside the models are read too.
 * The opsets of a model are one record.
 */
export class OnnxHub extends StreamedHub {
  readonly id = ONNX;
  readonly name = 'ONNX Model Zoo';
  readonly url = REPOSITORY;
  readonly standing = { precedence: 270 };
  readonly formats =
    'ONNX_HUB_MANIFEST.json or turnkey_stats: a file, an address, or a folder, with the READMEs in it';

  protected async *readAll(
    source: string,
    options: ReadOptions,
    folder: SourceFolder,
  ): AsyncGenerator<HubItem> {
    const found = new ZooEntries();
    const kind = await sourceKind(source);
    if (kind === 'folder')
      for (const file of await folder.find(WANTED, FOLDERS_DEEP)) await found.addFile(file, source);
    else {
      const name = nameOfSource(source, kind);
      await found.addBytes(name, name, await openSource(source, kind, this.connection(options)));
    }
    if (found.isEmpty)
      throw new InvalidInputError(
        'source',
        `an ONNX_HUB_MANIFEST.json, turnkey_stats, or a folder with them; ${source} holds neither`,
      );
    yield* found.items();
  }
}
