import { anywhere, withSwappedLetters } from '../../../src/platform/database/swapped-letters';

describe('two letters in the wrong order', () => {
  it('are put right by exchanging every two neighbours of a word in turn', () => {
    expect(withSwappedLetters('whsiper')).toContain('whisper');
    expect(withSwappedLetters('GTP2')).toEqual(['tgp2', 'gpt2', 'gt2p']);
  });

  it('are not looked for across words, nor where both are the same', () => {
    expect(withSwappedLetters('ab-cc')).toEqual(['ba-cc']);
  });

  it('are not looked for in what is too short or too long to be a name', () => {
    expect(withSwappedLetters('vt')).toEqual([]);
    expect(withSwappedLetters('x'.repeat(41))).toEqual([]);
  });

  it('are found anywhere, with the wildcards of LIKE taken as they are', () => {
    expect(anywhere('a_b%c\\')).toBe('%a\\_b\\%c\\\\%');
  });
});
