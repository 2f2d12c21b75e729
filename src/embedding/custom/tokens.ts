import type { InputPlan, Role } from './contract';

/** Numbers for one input of a model. */
export interface Feed {
  readonly role: Role;
  readonly values: Int32Array;
  readonly shape: number[];
}

/** Longer texts are cut; descriptions are seldom that long. */
export const MOST_TOKENS = 256;

/**
 * Writes the token ids of a batch of texts as a model wants them. A text always has one token at
 * least.
 */
export function feeds(ids: readonly (readonly number[])[], plan: InputPlan, padding: number): Feed[] {
  const filled = ids.map((text) => (text.length === 0 ? [padding] : text));
  return plan.roles.includes('values') ? sparse(filled) : dense(filled, plan, padding);
}

function dense(ids: readonly (readonly number[])[], plan: InputPlan, padding: number): Feed[] {
  const length = plan.length ?? Math.max(1, ...ids.map((text) => text.length));
  const rows = Math.max(ids.length, plan.batch ?? 0);
  const shape = [rows, length];
  const tokens = new Int32Array(rows * length).fill(padding);
  const mask = new Int32Array(rows * length);
  ids.forEach((text, row) => {
    text.slice(0, length).forEach((id, place) => {
      tokens[row * length + place] = id;
      mask[row * length + place] = 1;
    });
  });
  const values: Partial<Record<Role, Int32Array>> = { ids: tokens, mask };
  return plan.roles.map((role) => ({ role, shape, values: values[role] ?? new Int32Array(rows * length) }));
}

function sparse(ids: readonly (readonly number[])[]): Feed[] {
  const places = ids.flatMap((text, row) => text.flatMap((_, place) => [row, place]));
  const values = ids.flat();
  return [
    { role: 'indices', values: Int32Array.from(places), shape: [values.length, 2] },
    { role: 'values', values: Int32Array.from(values), shape: [values.length] },
  ];
}

/** The mean over the tokens of each text, where the model gives a vector of each token. */
export function pooled(
  output: { values: Float32Array; shape: readonly number[] },
  lengths: readonly number[],
): Float32Array[] {
  const [, second = 0, third] = output.shape;
  if (third === undefined) {
    return lengths.map((_, row) => output.values.slice(row * second, (row + 1) * second));
  }
  return lengths.map((length, row) => {
    const sum = new Float32Array(third);
    const tokens = Math.min(Math.max(1, length), second);
    for (let token = 0; token < tokens; token++) {
      const start = (row * second + token) * third;
      for (let i = 0; i < third; i++) sum[i] = (sum[i] ?? 0) + (output.values[start + i] ?? 0) / tokens;
    }
    return sum;
  });
}
