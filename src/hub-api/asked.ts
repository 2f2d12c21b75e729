import type { TypedDocumentString } from './operations.generated';

/** An operation of the API with its variables. */
export interface Asked {
  readonly query: string;
  readonly variables: object;
}

/** An operation with how its answer is read. */
export interface Question<Result> extends Asked {
  /** What it costs at most, in units of the API (`extensions.cost`); left out for lists. */
  readonly price?: number;
  read(data: unknown): Result;
}

const isData = <Data>(data: unknown): data is Data => typeof data === 'object' && data !== null;

/** Ties an operation to the types of its variables and its answer. */
export const questionOf = <Data, Variables extends object, Result>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  read: (data: Data) => Result,
  price?: number,
): Question<Result> => ({
  ...(price !== undefined && { price }),
  query: document.toString(),
  variables,
  read: (data) => {
    if (!isData<Data>(data)) throw new TypeError('The API answered without data.');
    return read(data);
  },
});

/** Counts are numbers up to 2^53 in the API, and text beyond. */
export const numberOf = (value: number | string | null): number | null =>
  value === null ? null : Number(value);
