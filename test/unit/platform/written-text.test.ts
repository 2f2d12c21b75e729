import {
  cleanLabel,
  cleanProse,
  invisibleIn,
  slugKey,
  turnIn,
  writtenSlug,
} from '../../../src/platform/written-text';

describe('a label', () => {
  it.each([
    ['turned letters', '\u202Eevil', 'evil'],
    ['an isolate', '\u2066name\u2069', 'name'],
    ['a zero-width space', 'res\u200Bnet', 'resnet'],
    ['a byte order mark', '\uFEFFname', 'name'],
    ['a soft hyphen', 'trans\u00ADformer', 'transformer'],
    ['a joiner between Latin letters', 'a\u200Db\u200Cc', 'abc'],
    ['a mark of direction', 'name\u200F', 'name'],
    ['a filler that is a letter', 'a\u3164b', 'ab'],
    ['letters of tags', 'name\u{E0041}', 'name'],
    ['a variation of a Latin letter', 'a\uFE0Fb', 'ab'],
    ['lines and tabs', 'two\nlines\tand', 'two lines and'],
    ['decomposed letters', 'Cafe\u0301', 'Caf\u00E9'],
  ])('loses %s', (_what, text, clean) => expect(cleanLabel(text)).toBe(clean));

  it.each([
    ['a non-joiner in Persian', 'نمی\u200Cخواهم'],
    ['a joiner in Devanagari', 'क्\u200Dष'],
    ['a joiner at the end of a word in Malayalam', 'അവന്\u200D'],
    ['an emoji of several parts', '\u{1F469}\u200D\u{1F4BB} code'],
    ['an emoji with its form', '\u2764\uFE0F model'],
    ['the variant of an ideograph', '葛\u{E0100}'],
    ['right-to-left letters', 'مرحبا'],
  ])('keeps %s', (_what, text) => {
    expect(cleanLabel(text)).toBe(text);
    expect(invisibleIn(text)).toBeNull();
  });

  it('names what cannot be seen', () => {
    expect(invisibleIn('a\u202Eb\u200B')).toBe('U+202E');
    expect(invisibleIn('a\u00ADb')).toBe('U+00AD');
    expect(turnIn('a\u200Fb')).toBeNull();
    expect(turnIn('a\u2067b')).toBe('U+2067');
  });
});

it('prose keeps its lines and marks, but is not turned', () =>
  expect(cleanProse('one\ntwo \u200Fא\u200F \u202Eeno\u202C cafe\u0301')).toBe(
    'one\ntwo \u200Fא\u200F eno caf\u00E9',
  ));

it.each([
  ['uni/Cafe\u0301', 'uni/Caf\u00E9'],
  [' uni/caf\u00E9\u200B ', 'uni/caf\u00E9'],
  ['\uFF55\uFF4E\uFF49/\uFB01le', 'uni/file'],
])('a slug is written one way: %j', (typed, written) => {
  expect(writtenSlug(typed)).toBe(written);
  expect(slugKey(typed)).toBe(written.toLowerCase());
});
