import assert from 'node:assert/strict';
import { datasetInfo, downloadFile, listDatasets, listModels, modelInfo, repoExists } from '@huggingface/hub';

const hubOf = ({ url }) => `${url}/hf`;

/** @type {import('../consumer').Consumer} */
export const consumer = {
  name: '@huggingface/hub',
  package: '@huggingface/hub',
  page: 'huggingface.md',
  checks: {
    'lists all models, page by page': async (server) => {
      const names = [];
      for await (const { name } of listModels({ hubUrl: hubOf(server) })) names.push(name);
      assert.ok(names.length > 500);
      assert.equal(new Set(names).size, names.length);
    },
    'filters and properties': async (server) => {
      const search = { owner: 'facebook', task: 'image-feature-extraction' };
      const fields = ['author', 'tags', 'cardData'];
      let found = 0;
      for await (const model of listModels({ hubUrl: hubOf(server), search, additionalFields: fields })) {
        assert.equal(model.author, 'facebook');
        assert.ok(model.tags.includes('image-feature-extraction'));
        found += 1;
      }
      assert.ok(found > 0);
    },
    'one model, one dataset, a card': async (server) => {
      const hubUrl = hubOf(server);
      const [name] = [(await listModels({ hubUrl, limit: 1 }).next()).value.name];
      assert.equal((await modelInfo({ hubUrl, name })).name, name);
      const card = await downloadFile({ hubUrl, repo: name, path: 'README.md' });
      assert.match(await card.text(), /^---\n/);
      const { value } = await listDatasets({ hubUrl, limit: 1 }).next();
      assert.equal((await datasetInfo({ hubUrl, name: value.name })).name, value.name);
    },
    'what is not there': async (server) => {
      assert.equal(await repoExists({ hubUrl: hubOf(server), repo: 'nobody/nothing' }), false);
    },
  },
};
