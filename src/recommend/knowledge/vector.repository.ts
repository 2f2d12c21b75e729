import { chunks } from '../../platform/chunks';
import { readIntegers, readReals, type Database } from '../../platform/database';
import { finishInSlices, visitInSteps } from '../../platform/slices';

export type SubjectKind = 'domain' | 'dataset' | 'model';

export interface StoredVector {
  /** Of the domain, dataset or model. */
  id: number;
  vector: Float32Array;
}

/** Which vectors there are, without them: by place, in the order of the ids. */
export interface VectorMarks {
  readonly ids: Int32Array;
  /** Another one for another vector, all but surely. */
  readonly marks: Int32Array;
}

/** Vectors in one answer: some megabytes, which are parsed in a few milliseconds. */
const BATCH = 500;

// As the server sends arrays in binary: their text would have to be parsed a figure at a time.
const readText = (kind: SubjectKind): string => `
  SELECT "${kind}Id" AS id, array_send(vector) AS sent FROM embedding
  WHERE "encoderVersion" = $1 AND "${kind}Id" = ANY($2::int[])`;

const marksText = (kind: SubjectKind): string => `
  SELECT array_send(coalesce(array_agg("${kind}Id" ORDER BY "${kind}Id"), '{}')) AS ids,
    array_send(coalesce(array_agg(hashtext(digest) ORDER BY "${kind}Id"), '{}')) AS marks
  FROM embedding WHERE "encoderVersion" = $1 AND "${kind}Id" IS NOT NULL`;

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
      await finishInSlices(
        visitInSteps(rows, ({ id, sent }) => vectors.push({ id, vector: readReals(sent) })),
      );
    }
    return vectors;
  }

  /** Of all of a kind that may be seen, by one encoder. */
  async marks(kind: SubjectKind, encoderVersion: string): Promise<VectorMarks> {
    const [row] = await this.database.query<{ ids: Buffer; marks: Buffer }>({
      label: `recommend.vector_marks.${kind}`,
      text: marksText(kind),
      values: [encoderVersion],
    });
    const { ids, marks } = row ?? { ids: Buffer.alloc(0), marks: Buffer.alloc(0) };
    return { ids: readIntegers(ids), marks: readIntegers(marks) };
  }
}
