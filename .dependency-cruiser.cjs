// The import rules of docs/architecture.md, one entry each.
const feature = (name) => `^src/${name}/`;
const onlyFrom = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to });

/** A lower feature never looks up: `from` may not import any of `to`. */
const mayNotImport = (from, to) =>
  onlyFrom(
    `${from}-below-${to.join('-')}`,
    { path: feature(from) },
    { path: `^src/(${to.join('|')})/` },
    'platform <- catalog <- {transfer, hubs, embedding, access} <- {ingest, recommend} <- app <- {server, cli}',
  );

module.exports = {
  forbidden: [
    onlyFrom(
      'no-circular',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
      'No cycles.',
    ),
    onlyFrom(
      'no-orphan',
      {
        orphan: true,
        pathNot: '(\\.d\\.ts$|index\\.ts$|^src/server\\.ts$|/data/)',
      },
      {},
      'Dead file.',
    ),
    mayNotImport('platform', [
      'access',
      'catalog',
      'transfer',
      'hubs',
      'embedding',
      'ingest',
      'recommend',
      'app',
      'cli',
    ]),
    mayNotImport('catalog', ['transfer', 'hubs', 'embedding', 'ingest', 'recommend', 'app', 'cli']),
    mayNotImport('transfer', ['hubs', 'embedding', 'ingest', 'recommend', 'app', 'cli']),
    mayNotImport('hubs', ['access', 'catalog', 'transfer', 'embedding', 'ingest', 'recommend', 'app', 'cli']),
    mayNotImport('embedding', ['access', 'transfer', 'hubs', 'ingest', 'recommend', 'app', 'cli']),
    mayNotImport('access', ['catalog', 'transfer', 'hubs', 'embedding', 'ingest', 'recommend', 'app', 'cli']),
    mayNotImport('ingest', ['recommend', 'app', 'cli']),
    mayNotImport('recommend', ['hubs', 'ingest', 'app', 'cli']),
    mayNotImport('app', ['cli']),
    onlyFrom(
      'features-meet-at-index',
      { path: '^src/([^/]+)/' },
      {
        path: '^src/(?!platform/)([^/]+)/.+',
        pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$', '^src/[^/]+/data/'],
      },
      'Import another feature from its index.ts, never from its inside.',
    ),
    onlyFrom(
      'typeorm-only-in-the-data-layer',
      { path: '^src/', pathNot: ['\\.(entity|repository)\\.ts$', '^src/platform/database/', '^src/app/'] },
      { path: 'node_modules/typeorm/' },
      'TypeORM lives in entities, repositories, platform/database and app.',
    ),
    onlyFrom(
      'tensorflow-only-in-tf-files',
      { path: '^src/', pathNot: '\\.tf\\.ts$' },
      { path: 'node_modules/@tensorflow/' },
      'TensorFlow lives in *.tf.ts; arrays cross borders, tensors never do.',
    ),
    onlyFrom(
      'resolver-through-service',
      { path: '\\.resolver\\.ts$' },
      { path: '\\.(repository|entity)\\.ts$' },
      'resolver -> service -> repository -> entity; fields of relations go through loaders.',
    ),
    onlyFrom(
      'service-below-resolver',
      { path: '\\.(service|repository|entity|loaders)\\.ts$' },
      { path: '\\.resolver\\.ts$' },
      'Lower layers never look up.',
    ),
    onlyFrom(
      'repository-below-service',
      { path: '\\.(repository|entity)\\.ts$' },
      { path: '\\.service\\.ts$' },
      'Lower layers never look up.',
    ),
    onlyFrom(
      'hubs-know-no-database',
      { path: '^src/hubs/' },
      { path: '^src/platform/database/' },
      'A hub reads records; it knows no database.',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: '^(dist|coverage)/' },
  },
};
