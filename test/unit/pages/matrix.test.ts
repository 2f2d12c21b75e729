import { matrixPage } from '../../../src/pages/matrix/matrix.page';
import { matrixOf } from '../../../src/pages/matrix/cells';

const domain = (slug: string, parent: string | null, sources: Readonly<Record<string, number>> = {}) => ({
  slug,
  name: slug.toUpperCase(),
  parent: parent === null ? null : { slug: parent, name: parent.toUpperCase() },
  transfersFrom: Object.entries(sources).map(([source, expectedGain]) => ({
    expectedGain,
    evidenceCount: 3,
    domain: { slug: source },
  })),
});

describe('the transfer matrix', () => {
  it('has domains that give as rows, those that take as columns, and subjects together', () => {
    const { sources, targets, cells } = matrixOf([
      domain('x-ray', 'medical', { photos: 0.5, ct: 1 }),
      domain('photos', null),
      domain('ct', 'medical', { photos: -0.2 }),
      domain('alone', null),
    ]);
    expect(sources.map(({ slug }) => slug)).toEqual(['ct', 'photos']);
    expect(targets.map(({ slug }) => slug)).toEqual(['ct', 'x-ray']);
    expect(cells).toEqual([
      { source: 1, target: 1, gain: 0.5, results: 3 },
      { source: 0, target: 1, gain: 1, results: 3 },
      { source: 1, target: 0, gain: -0.2, results: 3 },
    ]);
  });

  it('is empty where nothing is known', () => {
    expect(matrixOf([])).toEqual({ sources: [], targets: [], cells: [] });
  });
});

it('is asked for until all domains are there, however many pages they take', () => {
  const request = { name: '', query: new URLSearchParams(), origin: 'https://models.example.org' };
  const answer = (slug: string, endCursor: string | null) => ({
    data: {
      domains: {
        pageInfo: { hasNextPage: endCursor !== null, endCursor },
        nodes: [{ slug, name: slug, parent: null, transfersFrom: [] }],
      },
    },
    faults: [],
    status: 200,
  });
  const [first, last] = [answer('audio', 'after-audio'), answer('video', null)];
  expect(matrixPage.askMore(first, request)).toMatchObject({ variables: { after: 'after-audio' } });
  expect(matrixPage.askMore(last, request)).toBeNull();
  const { data } = matrixPage.join(first, last);
  expect(data).toMatchObject({ domains: { nodes: [{ slug: 'audio' }, { slug: 'video' }] } });
});
