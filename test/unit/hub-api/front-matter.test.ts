import { parse } from 'yaml';
import { yamlOf } from '../../../src/hub-api/front-matter';

// What PyYAML, by which huggingface_hub reads cards, takes for no text unless it is in quotes.
const WORDS = [
  ...['no', 'No', 'NO', 'yes', 'on', 'off', 'y', 'n', 'true', 'null', '~', '', '=', '<<'],
  ...['1_000', '1:30', '190:20:30', '1.', '.5', '0x1F', '017', '0b11', '1.5e+3', '.inf', '.NaN', '+1'],
  ...['2024-01-02', '2024-1-2 3:04:05', '2001-12-14t21:59:43.10-05:00'],
];

it.each(WORDS)('puts %j in quotes', (word) => {
  expect(yamlOf({ language: word })).toBe(`language: "${word}"\n`);
  expect(yamlOf({ tags: [word] })).toBe(`tags:\n  - "${word}"\n`);
});

it('leaves other words as they are, and numbers numbers', () => {
  const data = { language: 'en', license: 'apache-2.0', n: 4000, value: 0.93, verified: true };
  const text = yamlOf(data);
  expect(text).toBe('language: en\nlicense: apache-2.0\n"n": 4000\nvalue: 0.93\nverified: true\n');
  expect(parse(text)).toEqual(data);
});

it.each([
  [1e-7, '1.0e-7'],
  [1.5e-9, '1.5e-9'],
  [-2e21, '-2.0e+21'],
])('writes %j with a point, as YAML 1.1 has numbers with an exponent', (value, text) => {
  expect(yamlOf({ value })).toBe(`value: ${text}\n`);
  expect(parse(yamlOf({ value }))).toEqual({ value });
});
