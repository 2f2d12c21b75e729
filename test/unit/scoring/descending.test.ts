import { finish } from '../../../src/platform/slices';
import { descending } from '../../../src/scoring/descending';

/** By comparison, equal ones in their order. */
const compared = (values: readonly number[]): number[] =>
  [...values.keys()].sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b);

const sorted = (values: readonly number[]): number[] => [...finish(descending(Float64Array.from(values)))];

/** The same made-up numbers each time. */
const madeUp = (count: number, of: (chance: number) => number): number[] =>
  Array.from({ length: count }, (_, i) => of(Math.abs(Math.sin(i * 12.9898) * 43758.5453) % 1));

it.each([
  ['of both signs', madeUp(5000, (chance) => (chance - 0.5) * 10 ** (chance * 20 - 10))],
  ['that are often equal', madeUp(5000, (chance) => Math.round(chance * 20) / 7 - 1)],
  [
    'that differ in their last digits, a few at a time',
    madeUp(3000, (chance) => Math.round(chance * 300) + Math.round(chance * 7919) * 2 ** -40),
  ],
  ['that all differ in their last digits alone', madeUp(5000, (chance) => 1 + chance * 1e-10)],
  ['that rise in their last digits', Array.from({ length: 500 }, (_, i) => -1 + i * 2 ** -50)],
  ['of both zeros, infinities and none', [0, -0, Infinity, -Infinity, 1, -0, 0, -Infinity]],
  ['one', [3]],
  ['none', []],
])('orders numbers %s as a comparison does', (_, values) => {
  expect(sorted(values)).toEqual(compared(values));
});
