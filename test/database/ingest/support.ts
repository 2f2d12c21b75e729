import type { EncodableFacts, Encoder } from '../../../src/embedding';
import type { CatalogRecord, Hub, HubItem, RecordProblem } from '../../../src/hubs';
import { ImportService } from '../../../src/ingest';
import type { Database } from '../../../src/platform/database';

/** Encodes the length of the text: enough to see what was encoded, and when. */
export class CountingEncoder implements Encoder {
  readonly version = 'counting-1';
  readonly dimensions = 2;
  readonly blocks = [];
  encoded = 0;

  encode(facts: readonly EncodableFacts[]): Promise<Float32Array[]> {
    this.encoded += facts.length;
    return Promise.resolve(facts.map(({ text }) => new Float32Array([1, text.length])));
  }
}

/** A hub that says what the test says. An Error among the items is thrown where it stands. */
export function aHub(items: readonly (CatalogRecord | RecordProblem | Error)[]): Hub {
  return {
    id: 'huggingface',
    name: 'Hugging Face',
    url: 'https://huggingface.co',
    formats: 'what the test says',
    count: () => Promise.resolve(items.length),
    async *read(_source, { limit }): AsyncGenerator<HubItem> {
      await Promise.resolve();
      for (const item of items.slice(0, limit ?? items.length)) {
        if (item instanceof Error) throw item;
        if ('kind' in item) yield { kind: 'record', record: item };
        else yield { kind: 'problem', problem: item };
      }
    },
  };
}

export const importFrom = (
  database: Database,
  items: Parameters<typeof aHub>[0],
  options: Parameters<ImportService['run']>[2] = {},
  encoder: Encoder = new CountingEncoder(),
) => new ImportService(database, encoder, [aHub(items)]).run('huggingface', 'test', options);

export async function rowsOf<Row = Record<string, unknown>>(
  database: Database,
  text: string,
): Promise<Row[]> {
  return database.query<Row>({ label: 'test', text });
}

export async function revisionOf(database: Database): Promise<number> {
  const [row] = await rowsOf<{ revision: number }>(database, 'SELECT revision FROM catalog_state');
  return row?.revision ?? -1;
}
