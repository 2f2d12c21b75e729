import path from 'node:path';
import { CroissantHub } from '../../../src/hubs/croissant/croissant.hub';
import { readEverything } from './collect-items';
import { aFolder } from './support';

const read = async (fields: object) => {
  const description = { '@context': { '@vocab': 'https://schema.org/' }, '@type': 'Dataset', ...fields };
  const folder = await aFolder({ 'metadata.json': JSON.stringify(description) });
  return readEverything(new CroissantHub(), path.join(folder, 'metadata.json'));
};

describe('what Croissant descriptions leave out or write otherwise', () => {
  it('is a dataset without creator, date, licence, description and address, which the format requires', async () => {
    const { datasets, problems } = await read({ name: 'leaves' });
    expect(problems).toEqual([]);
    expect(datasets).toMatchObject([{ name: 'leaves', publisher: null, createdAt: null, url: null }]);
  });

  it('keeps sizes in words and addresses in place of hashes as they are', async () => {
    const distribution = [
      {
        '@type': 'cr:FileObject',
        contentSize: '25585843 B',
        sha256: 'https://github.com/mlcommons/croissant/issues/80',
        md5: 'b0f01c9c1ab2d9b4ddc16bb4ee8a4ab8',
      },
    ];
    const { datasets, problems } = await read({ name: 'leaves', distribution });
    expect(problems).toEqual([]);
    expect(datasets[0]?.raw).toMatchObject({ distribution });
  });

  it('keeps what it was derived from, its responsible-use terms and whether it is live', async () => {
    const more = {
      'prov:wasDerivedFrom': { '@id': 'https://own.example/older' },
      'rai:dataCollection': 'By hand.',
      isLiveDataset: true,
      citeAs: '@misc{leaves}',
      version: '1.0.0',
    };
    const { datasets, problems } = await read({ name: 'leaves', ...more });
    expect(problems).toEqual([]);
    expect(datasets[0]?.raw).toMatchObject(more);
  });
});
