import assert from 'node:assert/strict';

/** Asks as `get_session()` of Python's client does. */
async function get({ url }, path, more = {}) {
  const headers = {
    'user-agent': 'unknown/None; hf_hub/1.29.0; python/3.12.3',
    accept: '*/*',
    ...more.headers,
  };
  return fetch(`${url}/hf${path}`, { ...more, headers });
}

/** `paginate` of `utils/_pagination.py`, of which httpx reads the links. */
async function paginate(server, path) {
  const items = [];
  let next = path;
  while (next !== null) {
    const response = await get(server, next);
    assert.equal(response.status, 200);
    items.push(...(await response.json()));
    const [, link = null] = /<([^>]+)>;\s*rel="next"/.exec(response.headers.get('link') ?? '') ?? [];
    next = link === null ? null : link.slice(`${server.url}/hf`.length);
  }
  return items;
}

/** @type {import('../consumer').Consumer} */
export const consumer = {
  name: 'huggingface_hub (Python)',
  version: 'requests of 1.29',
  page: 'huggingface.md',
  checks: {
    'list_models(full=True, cardData=True)': async (server) => {
      const models = await paginate(server, '/api/models?limit=300&full=true&cardData=true');
      assert.ok(models.length > 500);
      assert.equal(new Set(models.map(({ id }) => id)).size, models.length);
      // What `ModelInfo(**item)` needs.
      for (const { id, tags, createdAt, siblings } of models) {
        assert.ok(id && Array.isArray(tags) && !Number.isNaN(Date.parse(createdAt)));
        for (const { rfilename } of siblings) assert.ok(rfilename);
      }
    },
    'list_datasets(filter=…, sort="created_at")': async (server) => {
      const query = 'filter=task_categories%3Aimage-classification&filter=modality%3Aimage&sort=createdAt';
      assert.ok((await paginate(server, `/api/datasets?${query}`)).length > 0);
    },
    'RepositoryNotFoundError, RevisionNotFoundError': async (server) => {
      const none = await get(server, '/api/models/nobody/nothing');
      assert.deepEqual([none.status, none.headers.get('x-error-code')], [404, 'RepoNotFound']);
      const [{ id }] = await (await get(server, '/api/models?limit=1')).json();
      const revision = await get(server, `/api/models/${id}/revision/refs%2Fpr%2F1`);
      assert.equal(revision.headers.get('x-error-code'), 'RevisionNotFound');
    },
    'hf_hub_download(filename="README.md")': async (server) => {
      const [{ id }] = await (await get(server, '/api/models?limit=1')).json();
      const path = `/${id}/resolve/main/README.md`;
      const head = await get(server, path, { method: 'HEAD', headers: { 'accept-encoding': 'identity' } });
      for (const name of ['x-repo-commit', 'etag', 'content-length']) assert.ok(head.headers.get(name));
      assert.match(await (await get(server, path)).text(), /^---\n/);
    },
  },
};
