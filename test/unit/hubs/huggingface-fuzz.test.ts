import fc from 'fast-check';
import { stringify } from 'yaml';
import { Findings } from '../../../src/hubs/findings';
import { readApiRecord } from '../../../src/hubs/huggingface/api-record';
import { recordFieldsOf } from '../../../src/hubs/huggingface/card-metadata';
import { parseCard } from '../../../src/hubs/huggingface/front-matter';
import { summaryOf } from '../../../src/hubs/prose';
import { isPlainObject, plainCopy, type Plain } from '../../../src/hubs/plain-json';

const FIELDS =
  'base_model base_model_relation datasets language language_bcp47 library_name licence license license_name model-index model_index pipeline_tag tags';
const RESULT_FIELDS = 'name results task dataset metrics metric type value split source url verified args';
const API_FIELDS = 'cardData config createdAt downloads lastModified likes modelId safetensors sha siblings';

/**
 * JSON whose keys are mostly those that the reader looks for, so that odd values stand where they
 * matter.
 */
const anyValue = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<unknown>(
      null,
      true,
      false,
      0,
      -1,
      Infinity,
      NaN,
      '',
      ' ',
      'en',
      'acme/one',
      '25.59%',
      'imdb, glue',
      '__proto__',
    ),
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.double(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      fc.oneof(fc.constantFrom(...`${FIELDS} ${RESULT_FIELDS}`.split(' ')), fc.string({ maxLength: 5 })),
      tie('value'),
      { maxKeys: 4 },
    ),
  ),
})).value;
const recordOf = (fields: string) =>
  fc.dictionary(fc.constantFrom(...fields.split(' ')), anyValue, { maxKeys: 8 });
const asPlain = (value: unknown) => {
  const plain = plainCopy(value);
  return isPlainObject(plain) ? plain : {};
};
/** As JSON escapes them; a backslash that is text itself has another before it. */
const UNSTORABLE = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/;

it('makes a record that can be stored of any API reply, or a problem, and never fails', () => {
  fc.assert(
    fc.property(recordOf(`${FIELDS} ${API_FIELDS}`), (fields) => {
      const { record, problems } = readApiRecord(asPlain({ ...fields, id: 'acme/one' }), 'line 1');
      expect(record?.externalId).toBe('acme/one');
      expect(JSON.stringify(record)).not.toMatch(UNSTORABLE);
      expect(problems.every(({ action, message }) => action === 'ignored' && message !== '')).toBe(true);
    }),
    { numRuns: 500 },
  );
});

it('reads any front matter, or says why not, and never fails', () => {
  fc.assert(
    fc.property(recordOf(FIELDS), fc.string({ unit: 'binary' }), (fields, body) => {
      const { metadata, fault } = parseCard(`---\n${stringify(plainCopy(fields))}---\n${body}`);
      if (fault !== null) return;
      const beside = { id: 'acme/one', hasBase: false, tags: [], text: body };
      recordFieldsOf(metadata, beside, new Findings('huggingface', 'acme/one'));
      summaryOf(body);
    }),
    { numRuns: 300 },
  );
});

it('copies any value as JSON that can be stored, twice the same', () => {
  fc.assert(
    fc.property(
      fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true, maxDepth: 4 }),
      (value) => {
        const copy: Plain = plainCopy(value);
        expect(JSON.stringify(copy)).not.toMatch(UNSTORABLE);
        expect(plainCopy(copy)).toEqual(copy);
        expect(JSON.stringify(JSON.parse(JSON.stringify(copy)))).toBe(JSON.stringify(copy));
      },
    ),
    { numRuns: 500 },
  );
});
