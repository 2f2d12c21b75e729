import { findHubPlace } from '../../../src/hub-api';

it.each([
  ['api/models/net', 'net', null],
  ['api/models/net/revision/main', 'net', 'main'],
  ['api/models/net/revision/refs%2Fpr%2F1', 'net', 'refs/pr/1'],
  ['api/models/acme/net', 'acme/net', null],
  ['api/models/acme/net/revision/refs/pr/1', 'acme/net', 'refs/pr/1'],
  ['api/datasets/acme/revision', 'acme/revision', null],
  ['api/models/acme/revision/revision/main', 'acme/revision', 'main'],
  ['api/models/revision', 'revision', null],
])('%s asks after %s', (path, id, revision) => {
  expect(findHubPlace(`/hf/${path}`)).toMatchObject({ kind: 'info', id, revision });
});

it.each([
  ['net/resolve/main/README.md', 'net', 'main', true],
  ['acme/resolve/resolve/main/README.md', 'acme/resolve', 'main', true],
  ['datasets/acme/raw/raw/v%2F2/a/b.csv', 'acme/raw', 'v/2', false],
])('%s is a file of %s', (path, id, revision, isCard) => {
  expect(findHubPlace(`/hf/${path}`)).toMatchObject({ kind: 'file', id, revision, isCard });
});

it.each(['api/models/a/b/c', 'api/models/%zz', 'api/spaces', 'acme/net'])('nothing is at %s', (path) => {
  expect(findHubPlace(`/hf/${path}`)).toBeNull();
});
