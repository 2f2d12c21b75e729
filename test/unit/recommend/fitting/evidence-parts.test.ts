import { GatheredEvidence, partsOf } from '../../../../src/recommend/fitting/evidence-parts';
import { type Evidence } from '../../../../src/scoring';
import { aColumn, aTarget, someEvidence } from '../../scoring/factories';

const sent = (evidence: Evidence): Evidence => {
  const gathered = new GatheredEvidence();
  for (const part of partsOf(evidence)) gathered.take(structuredClone(part));
  return gathered.whole();
};

describe('evidence in parts', () => {
  it('is the same when it is put together again, with vectors or without, of any length', () => {
    const words = Float32Array.from([1, 2, 3]);
    const evidence = someEvidence({
      bases: [
        { id: 'a', family: 'vit', pretrainingEmbeddings: [words, Float32Array.from([4])] },
        { id: 'b', pretrainingEmbeddings: [] },
        { id: 'c' },
      ],
    });
    expect(sent(evidence)).toEqual(evidence);
  });

  it('is in parts of at most a thousand rows, and half as many vectors', () => {
    const names = Array.from({ length: 2_300 }, (_, i) => `t${i}`);
    const evidence: Evidence = {
      observations: names.flatMap((name) => aColumn(name, { a: 1 })),
      targets: names.map((name) => aTarget(name, [1, 0, 0, 0])),
      bases: names.map((id) => ({ id })),
    };
    const kinds = [...partsOf(evidence)].map(({ kind }) => kind);
    const counted = (wanted: string) => kinds.filter((kind) => kind === wanted).length;
    expect(['observations', 'targets', 'bases', 'vectors'].map(counted)).toEqual([3, 3, 3, 5]);
    expect(sent(evidence)).toEqual(evidence);
  });

  it('names a vector that several bases share once', () => {
    const shared = Float32Array.from([1, 2]);
    const bases = ['a', 'b'].map((id) => ({ id, pretrainingEmbeddings: [shared] }));
    const vectors = [...partsOf({ observations: [], targets: [], bases })].flatMap((part) =>
      part.kind === 'vectors' ? [...part.vectors.lengths] : [],
    );
    expect(vectors).toEqual([2]);
  });
});
