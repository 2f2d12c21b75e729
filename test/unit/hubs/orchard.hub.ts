import { sourceKind } from '../../../src/hubs/byte-source';
import { itemsOf, orRefuse } from '../../../src/hubs/items';
import { parseJsonObject } from '../../../src/hubs/json-object';
import { jsonPieces } from '../../../src/hubs/lines';
import { openSource } from '../../../src/hubs/open-source';
import { itemsIn, own, textOf, type PlainObject } from '../../../src/hubs/plain-json';
import type { ReadOptions } from '../../../src/hubs/read-options';
import { modelRecordSchema, type HubItem, type ModelRecord } from '../../../src/hubs/records';
import { settle, unusable, type Settled } from '../../../src/hubs/settle';
import { StreamedHub } from '../../../src/hubs/streamed-hub';

const ORCHARD = 'orchard';
const MAX_LINE_BYTES = 1024 * 1024;

/**
 * A hub as somebody would add it: its folder would hold this file. Lines `{ id, about, parameters,
 * grafted_on, also }`.
 */
export class OrchardHub extends StreamedHub {
  readonly id = ORCHARD;
  readonly name = 'The Orchard';
  readonly url = 'https://orchard.test/';
  /** Grows what it lists, and sorts it by kind. */
  readonly standing = { precedence: 150, isBuilder: true, idsLackOwners: true };
  readonly formats = 'lists of trees: a file or an address';

  protected readAll(source: string, options: ReadOptions): AsyncIterable<HubItem> {
    return orRefuse(this.trees(source, options), `lines of trees; ${source} holds none`);
  }

  private async *trees(source: string, options: ReadOptions): AsyncGenerator<HubItem> {
    const kind = await sourceKind(source);
    if (kind === 'folder') return;
    const bytes = await openSource(source, kind, this.connection(options));
    for await (const piece of jsonPieces(bytes, MAX_LINE_BYTES)) {
      const place = `line ${piece.place}`;
      const parsed = piece.kind === 'text' ? parseJsonObject(piece.text) : { fault: piece.reason };
      yield* itemsOf(
        'fault' in parsed ? unusable(ORCHARD, place, null, parsed.fault) : treeIn(parsed.value, place),
      );
    }
  }
}

function treeIn(raw: PlainObject, place: string): Settled<ModelRecord> {
  const id = textOf(own(raw, 'id'));
  if (id === null) return unusable(ORCHARD, place, 'id', 'is missing');
  const base = textOf(own(raw, 'grafted_on'));
  const candidate = {
    kind: 'model',
    hub: ORCHARD,
    externalId: id,
    name: id,
    summary: textOf(own(raw, 'about')),
    parameterCount: own(raw, 'parameters'),
    bases: base === null ? [] : [{ base: { hub: ORCHARD, externalId: base }, relation: 'finetune' }],
    sameAs: itemsIn(own(raw, 'also')),
    raw,
  };
  return settle(modelRecordSchema, candidate, { hub: ORCHARD, id });
}
