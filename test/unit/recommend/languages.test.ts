import { languagesIn, languagesOf } from '../../../src/recommend/question/languages';

describe('the languages that a description names', () => {
  it.each([
    ['Classify German support mails', ['de']],
    ['classify toxic comments in Spanish, Turkish and Arabic', ['es', 'tr', 'ar']],
    ['transcribe call centre recordings in swahili', ['sw']],
    ['translate German product texts to English', ['de', 'en']],
    ['Polish product reviews', ['pl']],
    ['polish the surface of metal parts', []],
    ['land use classification of satellite images', []],
    ['germane remarks on a danish pastry', ['da']],
  ])('%s', (text, codes) => {
    expect(languagesIn(text)).toEqual(codes);
  });

  it('are else that of the description itself', () => {
    expect(languagesOf('route support tickets')).toEqual(['en']);
    expect(languagesOf('route German support tickets')).toEqual(['de']);
  });
});
