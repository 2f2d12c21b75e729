// The import rules of docs/architecture.md.
const rule = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to });
const oneOf = (names) => `(?:${names.join('|')})`;

/** What each folder of `src` may import besides itself, from the lowest up. */
const LAYERS = {
  platform: [],
  access: ['platform'],
  embedding: ['platform'],
  hubs: ['platform'],
  client: [],
  web: ['platform'],
  croissant: ['platform'],
  'schema-types': [],
  pages: ['platform', 'croissant', 'schema-types'],
  feeds: ['platform', 'croissant', 'schema-types'],
  'hub-api': ['platform', 'hubs', 'schema-types'],
  queries: ['platform'],
  mcp: ['platform', 'schema-types'],
  backup: ['platform'],
  doctor: ['platform'],
  reporting: ['platform'],
  scoring: ['platform', 'embedding'],
  evaluation: ['platform', 'embedding', 'scoring'],
  catalog: ['platform', 'access'],
  transfer: ['platform', 'access', 'catalog'],
  ingest: ['platform', 'access', 'embedding', 'hubs', 'catalog', 'transfer'],
  recommend: ['platform', 'access', 'embedding', 'scoring', 'catalog', 'transfer'],
  webhooks: ['platform', 'access', 'catalog'],
  app: [
    'platform',
    'access',
    'backup',
    'doctor',
    'reporting',
    'embedding',
    'hubs',
    'catalog',
    'transfer',
    'ingest',
    'recommend',
    'webhooks',
    'web',
    'pages',
    'feeds',
    'hub-api',
    'queries',
    'mcp',
  ],
  cli: [
    'platform',
    'backup',
    'embedding',
    'hubs',
    'catalog',
    'ingest',
    'evaluation',
    'recommend',
    'mcp',
    'app',
  ],
};

/** What each room of `src/recommend` may import besides itself and `words.ts`, from the lowest up. */
const ROOMS = {
  fitting: [],
  knowledge: ['fitting'],
  question: ['knowledge'],
  candidates: ['knowledge', 'question'],
  edges: ['fitting', 'knowledge', 'candidates'],
  explanation: ['knowledge', 'question', 'candidates'],
  receipt: ['fitting', 'question', 'explanation'],
  similarity: ['knowledge', 'question', 'explanation', 'edges'],
  answer: ['knowledge', 'question', 'candidates', 'explanation', 'receipt', 'similarity'],
  compare: ['knowledge', 'question', 'candidates', 'explanation', 'answer'],
  trial: ['knowledge', 'question', 'candidates', 'explanation', 'answer'],
  replay: ['receipt', 'answer'],
  watch: ['question', 'explanation', 'answer'],
};

/** One rule a folder: it may import those that are named, and none of the others. */
const folderRules = (parent, folders, comment) =>
  Object.entries(folders).map(([folder, allowed]) =>
    rule(
      `${parent.slice('src'.length)}/${folder}`.slice(1),
      { path: `^${parent}/${folder}/` },
      { path: `^${parent}/[^/]+/`, pathNot: `^${parent}/${oneOf([folder, ...allowed])}/` },
      comment(folder, allowed),
    ),
  );

module.exports = {
  forbidden: [
    rule('no-circular', {}, { circular: true }, 'No circles, of types either.'),
    rule(
      'no-orphan',
      {
        orphan: true,
        pathNot: '(\\.d\\.[cm]?ts$|index\\.ts$|/data/)',
      },
      {},
      'Dead file.',
    ),
    ...folderRules(
      'src',
      LAYERS,
      (folder, allowed) => `${folder} may import ${allowed.join(', ') || 'nothing'}.`,
    ),
    ...folderRules(
      'src/recommend',
      ROOMS,
      (room, allowed) => `recommend/${room} may import ${allowed.join(', ') || 'no other room'}.`,
    ),
    rule(
      'recommend-root',
      { path: '^src/recommend/[^/]+/' },
      { path: '^src/recommend/[^/]+\\.ts$', pathNot: '^src/recommend/words\\.ts$' },
      'What stands at the root of recommend puts the rooms together; they share words.ts only.',
    ),
    rule(
      'every-folder-has-its-rule',
      { path: '^(src|test|scripts)/' },
      {
        path: ['^src/[^/]+/', '^src/recommend/[^/]+/'],
        pathNot: `^src/(?:recommend/${oneOf(Object.keys(ROOMS))}/|recommend/[^/]+$|${oneOf(Object.keys(LAYERS).filter((name) => name !== 'recommend'))}/)`,
      },
      'A new folder of src, or room of recommend, says in LAYERS or ROOMS what it may import.',
    ),
    rule(
      'features-meet-at-index',
      { path: '^src/([^/]+)/' },
      {
        path: '^src/(?!platform/)([^/]+)/.+',
        pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$', '^src/[^/]+/data/'],
      },
      'Import another feature from its index.ts, never from its inside.',
    ),
    rule(
      'commands-load-features-later',
      { path: '^src/cli/' },
      { path: '^src/(?!(?:cli|platform)/)', dependencyTypesNot: ['type-only'] },
      'What a command needs is loaded when it runs (load-later.ts), so that --help answers at once.',
    ),
    rule(
      'typeorm-only-in-the-data-layer',
      { path: '^src/', pathNot: ['\\.(entity|repository)\\.ts$', '^src/platform/database/', '^src/app/'] },
      { path: 'node_modules/typeorm/' },
      'TypeORM lives in entities, repositories, platform/database and app.',
    ),
    rule(
      'tensorflow-only-in-tf-files',
      { path: '^src/', pathNot: '\\.tf\\.ts$' },
      { path: 'node_modules/@tensorflow/' },
      'TensorFlow lives in *.tf.ts; arrays cross borders, tensors never do.',
    ),
    rule(
      'resolver-through-service',
      { path: '\\.resolver\\.ts$' },
      { path: '\\.(repository|entity)\\.ts$' },
      'resolver -> service -> repository -> entity; fields of relations go through loaders.',
    ),
    rule(
      'service-below-resolver',
      { path: '\\.(service|repository|entity|loaders)\\.ts$' },
      { path: '\\.resolver\\.ts$' },
      'Lower layers never look up.',
    ),
    rule(
      'repository-below-service',
      { path: '\\.(repository|entity)\\.ts$' },
      { path: '\\.service\\.ts$' },
      'Lower layers never look up.',
    ),
    rule(
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
