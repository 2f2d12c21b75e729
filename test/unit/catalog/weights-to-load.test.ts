import { weightsOfModel } from '../../../src/catalog/model/weights-to-load';

/** A model and the bases above it, one step each, by their numbers of parameters. */
function partsOf(...counts: (number | null)[]) {
  const [parameterCount = null, ...bases] = counts;
  const adapterSteps = bases.map((count, place) => ({
    childId: place,
    baseId: place + 1,
    parameterCount: count,
  }));
  const weights = weightsOfModel({ id: 0, parameterCount, adapterSteps });
  return weights.isKnown ? weights.parts : weights.reason;
}

it.each([
  [[7e9], [7e9]],
  [
    [4e6, 7e9],
    [4e6, 7e9],
  ],
  // An adapter on an adapter of its own size needs that one and the base.
  [
    [4e6, 4e6, 7e9],
    [4e6, 4e6, 7e9],
  ],
  [
    [4e6, 8e6, 7e9],
    [4e6, 8e6, 7e9],
  ],
  // Weights that were merged into the base's are whole.
  [[7e9, 7e9], [7e9]],
  [[7e9, 7e9, 7e9], [7e9]],
  [
    [4e6, 7e9, 7e9],
    [4e6, 7e9],
  ],
])('weights of the chain %j are %j', (counts, parts) => expect(partsOf(...counts)).toEqual(parts));

it.each([
  [[null], 'number of parameters is not known'],
  [[4e6, null], 'parameters of its base is not known'],
  [[4e6, 4e6, null], 'parameters of its base is not known'],
])('there are none of the chain %j', (counts, reason) => expect(partsOf(...counts)).toContain(reason));
