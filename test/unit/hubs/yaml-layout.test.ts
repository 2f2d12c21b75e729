import { readYaml, readYamlFields } from '../../../src/hubs/plain-yaml';

const read = (text: string) => readYaml(text, 1_000_000);

/** Each as js-yaml 3.15 and PyYAML 6.0 read it. */
describe('YAML that is not laid out as it should be', () => {
  it.each([
    ['a double-quoted text', 'a: "one\ntwo"\nz: 1', { a: 'one two', z: 1 }],
    ['a single-quoted text', "a: 'one\ntwo: x'\nz: 1", { a: 'one two: x', z: 1 }],
    ['a blank line in quotes', "a: 'one\n\ntwo'\nz: 1", { a: 'one\ntwo', z: 1 }],
    ['an escaped line break', 'a: "one\\\ntwo"\nz: 1', { a: 'onetwo', z: 1 }],
    ['an escaped quote', 'a: "one \\"\ntwo"\nz: 1', { a: 'one " two', z: 1 }],
    ['a doubled quote', "a:\n- 'it''s\none'\n- b\nz: 1", { a: ["it's one", 'b'], z: 1 }],
    ['what looks like a field in quotes', 'a: "one\nb: two"\nz: 1', { a: 'one b: two', z: 1 }],
    ['what looks like an item in quotes', 'a:\n- t: "one\n\n- two"\n- b', { a: [{ t: 'one\n- two' }, 'b'] }],
    ['what looks like a comment in quotes', 'a: "one\n# two"\nz: 1', { a: 'one # two', z: 1 }],
    ['quotes on a line of their own', 'a:\n\n  "x\ny"\nz: 1', { a: 'x y', z: 1 }],
    ['several quotes', 'a:\n- "b\nc"\n- d\n- "e\nf"', { a: ['b c', 'd', 'e f'] }],
    ['a tab in quotes', 'a: "x\n\ty"\nz: 1', { a: 'x y', z: 1 }],
    ['quotes behind a tag', 'a: !!str "x\ny"\nz: 1', { a: 'x y', z: 1 }],
    ['brackets', 'a: [b,\nc]\nz: 1', { a: ['b', 'c'], z: 1 }],
    ['braces', 'a: {b: 1,\nc: 2}\nz: 1', { a: { b: 1, c: 2 }, z: 1 }],
    ['braces that close at the margin', 'a: {\nb: 1\n}\nz: 1', { a: { b: 1 }, z: 1 }],
    ['quotes in brackets', 'a: ["x\ny", z]\nz: 1', { a: ['x y', 'z'], z: 1 }],
    ['apostrophes in brackets', "a: [it's, don't,\nx]\nz: 1", { a: ["it's", "don't", 'x'], z: 1 }],
    ['a comment in brackets', 'a: [x # ]\n, y]\nz: 1', { a: ['x', 'y'], z: 1 }],
    ['brackets further in', 'a:\n  b:\n    c: [x,\n  y\n]\nz: 1', { a: { b: { c: ['x', 'y'] } }, z: 1 }],
    ['a tab in brackets', 'a: [\n\tx,\n\ty\n]\nz: 1', { a: ['x', 'y'], z: 1 }],
    ['a comment right behind quotes', 'a: "x"#c\nz: 1', { a: 'x', z: 1 }],
    ['a comment right behind brackets', 'a: [x]#c\nz: 1', { a: ['x'], z: 1 }],
    ['lines that end in a carriage return', 'a: b\rz: 1', { a: 'b', z: 1 }],
  ])('is read with %s', (_, text, value) => expect(read(text)).toEqual({ value, fault: null }));

  it('keeps the fault of what nobody reads', () => {
    expect(read('a: "b\nz: 1').fault).toMatchObject({ reason: 'is not YAML: MISSING_CHAR' });
    expect(read('a: [b\nz: 1').fault).not.toBeNull();
    expect(read('a: b: c').fault).not.toBeNull();
  });

  it('bounds what a text may grow to', () => {
    const wide = `${'- '.repeat(90)}"${'\nx'.repeat(25_000)}"`;
    expect(read(wide).fault).not.toBeNull();
  });

  it('bounds what a text may hold', () => {
    expect(readYaml(`a: [${'b,'.repeat(1_000_000)}]`, 4_000_000)).toMatchObject({
      fault: 'holds too much to be read at once',
    });
  });
});

describe('a field at fault', () => {
  const fields = (text: string) => readYamlFields(text, 1_000_000);

  it.each([
    ['unclosed brackets', 'license: mit\ntags: [a\nlanguage: en', ['tags']],
    ['unclosed quotes', 'license: mit\ntitle: "a\nlanguage: en', ['title']],
    ['two colons', 'license: mit\ntitle: a: b\nlanguage: en', ['title']],
    ['a reserved character', 'license: mit\ntitle: @b\nlanguage: en', ['title']],
    ['an alias that nothing names', 'license: mit\ntitle: **b**\nlanguage: en', ['title']],
    ['an item that is out of line', 'license: mit\ntags:\n  - x\n - y\nlanguage: en', ['tags']],
    ['nesting without end', `license: mit\na: ${'['.repeat(1000)}\nlanguage: en`, ['a']],
    ['a line that is no field', 'license: mit\nsome prose\nlanguage: en', ['front matter']],
    ['more than is read', `license: mit\na: ${'x'.repeat(1_000_001)}\nlanguage: en`, ['a']],
  ])('with %s costs no other', (_, text, faulty) => {
    const found = fields(text);
    expect(found.fields).toMatchObject({ license: 'mit', language: 'en' });
    expect(found.faulty.map(({ field }) => field)).toEqual(faulty);
    expect(found.fault).toBeNull();
  });

  it('is the last one of a text that is cut off', () => {
    const found = readYamlFields('license: mit\nmodel-index:\n- name: x\n  res', 1000, false);
    expect(found).toEqual({
      fields: { license: 'mit' },
      faulty: [{ field: 'model-index', fault: 'is cut off' }],
      fault: null,
    });
  });
});
