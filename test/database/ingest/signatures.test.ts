import type { Database } from '../../../src/platform/database';
import { openTestDatabase } from '../../support/database';
import { aModel } from '../../unit/ingest/support';
import { importFrom, rowsOf } from './support';

let database: Database;
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(() => database.close());

const pixels = [{ type: 'tensor', 'tensor-spec': { dtype: 'float32', shape: [-1, 3, 224, 224] } }];
const classes = [{ type: 'tensor', 'tensor-spec': { dtype: 'float32', shape: [-1, 1000] } }];
const signatures = (): Promise<unknown[]> =>
  rowsOf(database, `SELECT "inputSignature", "outputSignature" FROM model WHERE status = 'ACTIVE'`);

describe('signatures', () => {
  it('are stored with the model, and go when its hub takes them back', async () => {
    await importFrom(database, [aModel({ revision: '1', inputSignature: pixels, outputSignature: classes })]);
    expect(await signatures()).toEqual([{ inputSignature: pixels, outputSignature: classes }]);
    await importFrom(database, [aModel({ revision: '2', inputSignature: pixels })]);
    expect(await signatures()).toEqual([{ inputSignature: pixels, outputSignature: null }]);
  });

  it('come from the project whose code builds the model, else from whoever states them', async () => {
    const repository = { hub: 'huggingface', externalId: 'timm/one.in1k' };
    const gallery = { hub: 'onnx', externalId: 'one', sameAs: [repository] };
    await importFrom(database, [
      aModel({ ...repository }),
      aModel({ ...gallery, inputSignature: classes, outputSignature: classes }),
      aModel({ hub: 'timm', externalId: 'one.in1k', sameAs: [repository], inputSignature: pixels }),
    ]);
    expect(await signatures()).toEqual([{ inputSignature: pixels, outputSignature: classes }]);
  });

  it('make a new origin of a record only where there are some', async () => {
    await importFrom(database, [aModel()]);
    const report = await importFrom(database, [aModel({ inputSignature: null })]);
    expect(report).toMatchObject({ unchanged: 1, updated: 0 });
    expect(await importFrom(database, [aModel({ inputSignature: pixels })])).toMatchObject({ updated: 1 });
  });
});
