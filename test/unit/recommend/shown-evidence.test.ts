import { shownFirst } from '../../../src/recommend/explanation/shown-evidence';
import { aDataset, aKnowledge, aTask } from './a-knowledge';

describe('the evidence that is shown', () => {
  const knowledge = aKnowledge({
    tasks: ['image-classification', 'image-segmentation', 'mask-generation'].map((id) => aTask(id)),
    datasets: [
      aDataset(1, { tasks: ['image-classification'] }),
      aDataset(2, { tasks: ['image-segmentation'] }),
      aDataset(3, { tasks: ['mask-generation'] }),
      aDataset(4),
    ],
  });
  const weighed = [1, 4, 2, 3].map((target, place) => ({
    resultId: String(target),
    baseId: '1',
    targetId: String(target),
    similarity: 0.5,
    weight: 0.4 - 0.1 * place,
  }));
  const order = (tasks: readonly string[]): string[] =>
    shownFirst(weighed, { facts: { tasks }, modalities: ['IMAGE'] }, knowledge).map(
      ({ resultId }) => resultId,
    );

  it('is of the same type of task first, each part by weight', () => {
    expect(order(['image-segmentation'])).toEqual(['2', '3', '1', '4']);
    expect(order(['image-classification'])).toEqual(['1', '4', '2', '3']);
  });

  it('is by weight alone where the task is not known', () => {
    expect(order([])).toEqual(['1', '4', '2', '3']);
  });
});
