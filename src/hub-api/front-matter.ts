import { stringify, type ScalarTag } from 'yaml';

const MERGE = 'tag:yaml.org,2002:merge';

/** YAML 1.1 takes `1e-7` for text: there a number has a point before its exponent. */
const EXPONENT: ScalarTag = {
  tag: 'tag:yaml.org,2002:float',
  default: true,
  test: /^[-+]?\d+(?:\.\d*)?e[-+]?\d+$/i,
  identify: (value) => typeof value === 'number' && String(value).includes('e'),
  resolve: Number,
  stringify: ({ value }) => String(value).replace(/^(-?\d+)e/, '$1.0e'),
};

/** Texts that mean something of their own where they are not in quotes. */
const MARKS: ScalarTag = {
  tag: 'tag:yaml.org,2002:value',
  default: true,
  test: /^(?:=|<<)$/,
  identify: () => false,
  resolve: String,
};

/**
 * Front matter in YAML 1.1, which Python's clients read: there `no` is false, `1_000` a number and
 * `1:30` ninety, so that such texts must be in quotes.
 *
 * @see https://yaml.org/type/
 */
export const yamlOf = (data: Readonly<Record<string, unknown>>): string =>
  stringify(data, {
    ...{ lineWidth: 0, version: '1.1' },
    customTags: (tags) => [
      ...[EXPONENT, MARKS],
      ...tags.filter((tag) => typeof tag === 'string' || tag.tag !== MERGE),
    ],
  });
