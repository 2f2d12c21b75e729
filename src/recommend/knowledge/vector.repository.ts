import { chunks } from '../../platform/chunks';
import type { Database } from '../../platform/database';
import { readReals } from './sent-reals';

export type SubjectKind = 'domain' | 'dataset' | 'model';

export interface StoredVector {
  /** Of the domain, dataset or model. */
  id: number;
  vector: Float32Array;
}

/** Vectors in one answer: some megabytes, which are parsed in a few milliseconds. */
const BATCH = 500;

// As the server sends arrays in binary: their text would have to be parsed a figure at a time.
const readText = (kind: SubjectKind): string => `
  SELECT "${kind}Id" AS id, array_send(vector) AS sent FROM embedding
  WHERE "encoderVersion" = $1 AND "${kind}Id" = ANY($2::int[])`;

/** Stored vectors of domains, datasets and models, by version of the encoder. */
export class VectorRepository {
  constructor(private readonly database: Pick<Database, 'query'>) {}

  async findByIds(
    kind: SubjectKind,
    encoderVersion: string,
    ids: readonly number[],
  ): Promise<StoredVector[]> {
    const vectors: StoredVector[] = [];
    for (const batch of chunks(ids, BATCH)) {
      const rows = await this.database.query<{ id: number; sent: Buffer }>({
        label: `recommend.vectors.${kind}`,
        text: readText(kind),
        values: [encoderVersion, batch],
      });
      for (const { id, sent } of rows) vectors.push({ id, vector: readReals(sent) });
    }
    return vectors;
  }
}
