import { expectedOrder } from '../../../src/recommend/explanation/expected-order';

describe('how good an order is expected to be', () => {
  it.each([
    [0, 'about 5 times in 10'],
    [0.6, 'about 7 times in 10'],
    [0.81, 'about 8 times in 10'],
    [0.95, 'about 9 times in 10'],
    [1, 'nearly always'],
  ])('is said in words: %s', (correlation, words) => {
    const { text } = expectedOrder(correlation);
    expect(text).toContain(words);
    expect(text).toContain(correlation.toFixed(2));
  });

  it('comes with a warning, and what to do, where orders like it were often worth nothing', () => {
    expect(expectedOrder(0.69).warning).toMatch(/may well be wrong.*measure two or more bases/);
    expect(expectedOrder(0.7).warning).toBeNull();
  });
});
