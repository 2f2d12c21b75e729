import { unusable } from './unusable';

/** An input or output as a model declares it; null (or -1) in a shape is any size. */
export interface Port {
  readonly name: string;
  readonly shape: readonly (number | null)[] | null;
  readonly dtype: string;
}

/**
 * What an input is for. `indices` and `values` are the two halves of a sparse tensor of token ids.
 */
export type Role = 'ids' | 'mask' | 'types' | 'indices' | 'values' | 'text';

export interface InputPlan {
  /** The role of each input, in the model's order. */
  readonly roles: readonly Role[];
  /**
   * Every text is cut or padded to this many tokens; null when the longest text of a batch decides.
   */
  readonly length: number | null;
  /** Texts in a batch; null when any number is accepted. */
  readonly batch: number | null;
}

const EXPECTED =
  'an input of token ids [batch, length], if need be with an attention mask and token types of the same shape; or the inputs "indices" [n, 2] and "values" [n]';

/**
 * Says what to feed a model with. @throws InvalidInputError naming what was found and what is
 * expected
 */
export function planInputs(inputs: readonly Port[]): InputPlan {
  const roles = rolesOf(inputs);
  const found = inputs.map(describe).join(', ') || 'no input';
  if (roles === null) throw unusable(`${EXPECTED}; it has ${found}`);
  if (roles.includes('values') || roles.includes('text')) return { roles, length: null, batch: null };
  const sizes = inputs.map(({ shape }) => (shape ?? [null, null]).map(size));
  if (sizes.some((shape) => shape.length !== 2)) throw unusable(`${EXPECTED}; it has ${found}`);
  if (inputs.some(({ dtype }) => !['int32', 'float32', 'int64'].includes(dtype))) {
    throw unusable(`token ids of the type int32 or float32; it has ${found}`);
  }
  const [batches, lengths] = [0, 1].map((axis) => [...new Set(sizes.map((shape) => shape[axis] ?? null))]);
  if (batches?.length !== 1 || lengths?.length !== 1) throw unusable(`inputs of one shape; it has ${found}`);
  return { roles, length: lengths[0] ?? null, batch: batches[0] ?? null };
}

function rolesOf(inputs: readonly Port[]): Role[] | null {
  const roles = inputs.map(roleOf);
  const has = (role: Role): boolean => roles.includes(role);
  const isDistinct = new Set(roles).size === roles.length;
  if (!isDistinct || roles.length === 0) return null;
  if (has('indices') || has('values'))
    return has('indices') && has('values') && roles.length === 2 ? roles : null;
  return has('ids') || (has('text') && roles.length === 1) ? roles : null;
}

function roleOf({ name, dtype }: Port): Role {
  if (dtype === 'string') return 'text';
  if (/mask/i.test(name)) return 'mask';
  if (/type|segment/i.test(name)) return 'types';
  if (/(^|[^a-z])indices/i.test(name)) return 'indices';
  if (/(^|[^a-z])values/i.test(name)) return 'values';
  return 'ids';
}

/**
 * Usual names of the vector of the whole text, and of the vectors of its tokens; the first one
 * present is read.
 */
const OUTPUTS = [
  /sentence_embedding|pooled_embedding/i,
  /last_hidden_state|token_embeddings|sequence_output/i,
];

/** The place of the output to read. @throws InvalidInputError where several could be meant */
export function chooseOutput(outputs: readonly Port[]): number {
  if (outputs.length === 1) return 0;
  for (const pattern of OUTPUTS) {
    const place = outputs.findIndex(({ name }) => pattern.test(name));
    if (place >= 0) return place;
  }
  throw unusable(
    `one output, or one called sentence_embedding or last_hidden_state; it has ${outputs.map(describe).join(', ') || 'none'}`,
  );
}

const size = (value: number | null): number | null => (value === null || value < 0 ? null : value);

const describe = ({ name, shape, dtype }: Port): string =>
  `${name} ${dtype}[${shape === null ? '...' : shape.map((value) => size(value) ?? '?').join(', ')}]`;
