import { parseCount, parseModality } from '../../../src/cli/recommend.flags';
import { InvalidInputError } from '../../../src/platform/errors';
import type { RecommendQuestion } from '../../../src/recommend';
import { ANSWER, call } from './recommend-support';

describe('rootstock recommend', () => {
  it.each([
    ['350000', 350_000],
    ['100M', 100_000_000],
    ['1.5B', 1_500_000_000],
    ['7b', 7_000_000_000],
    ['20k', 20_000],
    ['1_000_000', 1_000_000],
  ])('reads %s as %d', (text, value) => {
    expect(parseCount(text)).toBe(value);
  });

  it.each(['', 'many', '-1', '1.5X', '1e9', '99999999T'])('refuses %p as a number', (text) => {
    expect(() => parseCount(text)).toThrow(/such as 350000, 100M or 1.5B/);
  });

  it('reads a modality in any spelling', () => {
    expect(['image', 'time-series', 'POINT_CLOUD'].map(parseModality)).toEqual([
      'IMAGE',
      'TIME_SERIES',
      'POINT_CLOUD',
    ]);
    expect(() => parseModality('smell')).toThrow(/image, text, audio/);
  });

  it('asks what the flags say', async () => {
    const asked: RecommendQuestion[] = [];
    const words = ['--domain', 'medical', '--task', 't', '--modality', 'image', '--max-params', '100M'];
    const { closed, error } = await call(
      [...words, '--license', 'permissive', '--first', '3'],
      (question) => {
        asked.push(question);
        return Promise.resolve(ANSWER);
      },
    );
    expect(error).toBeNull();
    expect(closed).toBe(1);
    expect(asked).toMatchObject([
      {
        target: { domain: 'medical' },
        task: 't',
        modality: 'IMAGE',
        first: 3,
        constraints: { maxParameters: 100_000_000, licensePolicy: 'PERMISSIVE_ONLY' },
      },
    ]);
  });

  it.each([
    ['--license', 'nice'],
    ['--max-params', 'lots'],
    ['--modality', 'smell'],
    ['--first', 'x'],
  ])('refuses %s %s before it opens anything', async (...words) => {
    const { error, noted, closed } = await call(['x', ...words], () => Promise.resolve(ANSWER));
    expect(error).toMatchObject({ name: 'CommanderError', exitCode: 1 });
    expect(noted).toMatch(words[0]);
    expect(closed).toBe(0);
  });

  it.each([
    ['input.target', 'exactly one of them', /^"a description, --dataset or --domain" must be given/],
    ['input.target.dataset', 'the slug of a dataset', /^"--dataset" must be the slug of a dataset\.$/],
    ['input.first', 'a whole number from 1 to 100', /^"--first" must be/],
  ])('names the flag for %s, and closes', async (field, expected, message) => {
    const { error, closed } = await call(['x'], () => Promise.reject(new InvalidInputError(field, expected)));
    expect(error).toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringMatching(message) as string,
    });
    expect(closed).toBe(1);
  });
});
