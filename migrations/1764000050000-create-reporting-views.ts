import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of a column: what it is read from, and what it says. */
type ViewColumns = Readonly<Record<string, readonly [expression: string, comment: string]>>;

/** A view for who reads the catalogue by SQL. */
export interface ReportingView {
  readonly comment: string;
  readonly columns: ViewColumns;
  /** From where on its rows are read, with the condition that they are for everybody. */
  readonly from: string;
}
export type ReportingViews = Readonly<Record<string, ReportingView>>;

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** That of a catalogue in another schema than `public` is another, too. */
const SCHEMA_NAME = `CASE current_schema() WHEN 'public' THEN 'reporting' ELSE current_schema() || '_reporting' END`;

async function schemaOf(runner: QueryRunner): Promise<string> {
  const [row] = await runner.manager.query<{ name: string }[]>(`SELECT ${SCHEMA_NAME} AS name`);
  return row?.name ?? 'reporting';
}

/** Whoever may make tables here may still not be allowed to make schemas: then somebody else has to. */
const CREATE_SCHEMA = (schema: string): string => `
  DO $$ BEGIN
    IF to_regnamespace(${literal(identifier(schema))}) IS NULL THEN CREATE SCHEMA ${identifier(schema)}; END IF;
  EXCEPTION WHEN insufficient_privilege THEN
    RAISE insufficient_privilege USING
      MESSAGE = format('The schema "%1$s" is needed for views, and %2$s may not create it. An administrator of the database runs: CREATE SCHEMA %3$I AUTHORIZATION %2$I',
        ${literal(schema)}, current_user, ${literal(schema)});
  END $$`;

/**
 * Makes views that run with the rights of the catalogue's owner and that nobody sees past: without
 * the barrier a function of the reader would be called with rows that its condition takes out.
 */
export async function createViews(runner: QueryRunner, views: ReportingViews): Promise<void> {
  const schema = await schemaOf(runner);
  await runner.query(CREATE_SCHEMA(schema));
  for (const [name, { comment, columns, from }] of Object.entries(views)) {
    const view = `${identifier(schema)}.${identifier(name)}`;
    const list = Object.entries(columns).map(([column, [expression]]) => `${expression} AS ${column}`);
    await runner.query(`CREATE VIEW ${view} WITH (security_barrier) AS SELECT ${list.join(', ')} ${from}`);
    await runner.query(`COMMENT ON VIEW ${view} IS ${literal(comment)}`);
    for (const [column, [, says]] of Object.entries(columns))
      await runner.query(`COMMENT ON COLUMN ${view}.${column} IS ${literal(says)}`);
  }
}

/**
 * The schema stays where somebody was let in, since what comes back is for them, too; and where an
 * administrator made it, since whoever runs this could not make it again.
 */
const DROP_SCHEMA = (schema: string): string => `
  DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_namespace WHERE oid = to_regnamespace(${literal(identifier(schema))})
        AND nspacl IS NULL AND nspowner = current_user::regrole
        AND has_database_privilege(current_database(), 'CREATE')
        AND NOT EXISTS (SELECT FROM pg_class WHERE relnamespace = pg_namespace.oid)) THEN
      DROP SCHEMA ${identifier(schema)};
    END IF;
  END $$`;

export async function dropViews(runner: QueryRunner, views: ReportingViews): Promise<void> {
  const schema = await schemaOf(runner);
  for (const name of Object.keys(views).reverse())
    await runner.query(`DROP VIEW IF EXISTS ${identifier(schema)}.${identifier(name)}`);
  await runner.query(DROP_SCHEMA(schema));
}

/** Of an id, which may be null: whether the thing is not among those that are hidden from somebody. */
export const isOpen = (id: string, kind: 'model' | 'dataset'): string =>
  `CASE WHEN ${id} IN (SELECT hidden.id FROM ${kind} hidden WHERE hidden.visibility <> 'PUBLIC') THEN 1 ELSE 0 END <> 1`;

/** Likewise of an id: whether the thing is still one of its own, and not part of another by now. */
const isItself = (id: string, kind: 'model' | 'dataset'): string =>
  `CASE WHEN ${id} IN (SELECT gone.id FROM ${kind} gone WHERE gone."mergedIntoId" IS NOT NULL) THEN 1 ELSE 0 END <> 1`;

const isListed = (row: string): string => `${row}.visibility = 'PUBLIC' AND ${row}."mergedIntoId" IS NULL`;
const joined = (column: string): string => `array_to_string(${column}, ';')`;
const domainsOf = (kind: 'model' | 'dataset'): string =>
  `(SELECT string_agg(domain.slug, ';' ORDER BY domain.slug) FROM ${kind}_domain placed
    JOIN domain ON domain.id = placed."domainId" WHERE placed."${kind}Id" = ${kind}.id)`;

const STATUS =
  'STUB (only named as a base, or as what a model was trained on), ACTIVE, DEPRECATED or REMOVED.';
const counted = (kind: 'model' | 'dataset'): ViewColumns => ({
  gated: [`${kind}.gated`, 'Whether its hub asks for a name or consent first; null where that is not known.'],
  downloads: [`${kind}.downloads`, 'Downloads, as its hub counts them.'],
  likes: [`${kind}.likes`, 'Likes, as its hub counts them.'],
  counted_at: [`${kind}."countedAt"`, 'When its hub counted them.'],
  created_at: [`${kind}."createdAt"`, 'When the catalogue first recorded it.'],
  updated_at: [`${kind}."updatedAt"`, 'When the catalogue last changed it.'],
});

const VIEWS: ReportingViews = {
  models: {
    comment: 'Models that are for everybody, one row each. Lists are joined by ";".',
    columns: {
      model_id: ['model.id', 'Number of the model, by which views are joined.'],
      slug: ['model.slug', 'Readable name in addresses, such as google-bert/bert-base-uncased.'],
      name: ['model.name', 'Name as its publisher writes it.'],
      publisher: ['publisher.slug', 'Slug of who owns it.'],
      summary: ['model.summary', 'What it is, in a sentence or two.'],
      status: ['model.status', STATUS],
      kind: ['model.kind', 'What its weights compute, such as VISION_ENCODER.'],
      input_modalities: [joined('model."inputModalities"'), 'Kinds of input.'],
      output_modalities: [joined('model."outputModalities"'), 'Kinds of output.'],
      tasks: [joined('model.tasks'), 'What it predicts; model_tasks has a row for each.'],
      domains: [
        domainsOf('model'),
        'Slugs of the subject areas that it was made for; model_domains has a row for each.',
      ],
      architecture_family: ['model."architectureFamily"', 'Such as resnet.'],
      architecture: ['model."architectureName"', 'Its architecture, as its publisher names it.'],
      parameter_count: ['model."parameterCount"', 'How many parameters it has.'],
      weights_license: [
        'model."weightsLicenseId"',
        'Licence of its weights, as it is stated; licenses says what it allows.',
      ],
      code_license: ['model."codeLicenseId"', 'Licence of its code.'],
      data_license: ['model."dataLicenseId"', 'Licence of its training data.'],
      libraries: [joined('model.libraries'), 'Software that runs it.'],
      languages: [joined('model.languages'), 'Languages that it knows.'],
      tags: [joined('model.tags'), 'Further words of its hubs.'],
      ...counted('model'),
    },
    from: `FROM model LEFT JOIN publisher ON publisher.id = model."publisherId" WHERE ${isListed('model')}`,
  },
  datasets: {
    comment: 'Datasets that are for everybody, one row each. Lists are joined by ";".',
    columns: {
      dataset_id: ['dataset.id', 'Number of the dataset, by which views are joined.'],
      slug: ['dataset.slug', 'Readable name in addresses, such as uoft-cs/cifar10.'],
      name: ['dataset.name', 'Name as its publisher writes it.'],
      publisher: ['publisher.slug', 'Slug of who owns it.'],
      summary: ['dataset.summary', 'What it is, in a sentence or two.'],
      status: ['dataset.status', STATUS],
      modalities: [joined('dataset.modalities'), 'Kinds of data.'],
      tasks: [joined('dataset.tasks'), 'What it is for.'],
      domains: [domainsOf('dataset'), 'Slugs of its subject areas; dataset_domains has a row for each.'],
      license: ['dataset."licenseId"', 'Its licence; licenses says what it allows.'],
      languages: [joined('dataset.languages'), 'Languages that it is in.'],
      tags: [joined('dataset.tags'), 'Further words of its hubs.'],
      classes: ['dataset.classes', 'How many classes there are to tell apart.'],
      training_examples: ['dataset."trainingExamples"', 'How many examples there are to train on.'],
      ...counted('dataset'),
    },
    from: `FROM dataset LEFT JOIN publisher ON publisher.id = dataset."publisherId" WHERE ${isListed('dataset')}`,
  },
  domains: {
    comment: 'Subject areas, a tree: one row each.',
    columns: {
      domain_id: ['domain.id', 'Number of the domain, by which views are joined.'],
      slug: ['domain.slug', 'Path in the tree, such as medical/radiology.'],
      name: ['domain.name', 'Readable name.'],
      description: ['domain.description', 'What belongs to it.'],
      parent: ['parent.slug', 'Slug of the wider subject; null at the top of the tree.'],
      top: [
        `split_part(domain.slug, '/', 1)`,
        'Slug of the widest subject that it is part of; its own at the top.',
      ],
      depth: [`array_length(string_to_array(domain.slug, '/'), 1)`, 'How deep in the tree it is, from 1.'],
      created_at: ['domain."createdAt"', 'When the catalogue first recorded it.'],
      updated_at: ['domain."updatedAt"', 'When the catalogue last changed it.'],
    },
    from: 'FROM domain LEFT JOIN domain parent ON parent.id = domain."parentId"',
  },
  model_tasks: {
    comment: 'What models predict: one row for each task of a model.',
    columns: {
      model_id: ['model_task."modelId"', 'The model.'],
      task: ['model_task."taskId"', 'Word for the task, such as image-classification.'],
      task_name: ['task.name', 'Its readable name.'],
    },
    from: `FROM model_task LEFT JOIN task ON task.id = model_task."taskId" WHERE ${isOpen('model_task."modelId"', 'model')} AND ${isItself('model_task."modelId"', 'model')}`,
  },
  model_domains: {
    comment: 'What models were made for: one row for each domain of a model.',
    columns: {
      model_id: ['model_domain."modelId"', 'The model.'],
      domain_id: ['model_domain."domainId"', 'The domain.'],
      domain: ['domain.slug', 'Slug of the domain.'],
      confidence: ['model_domain.confidence', 'How sure that is, 0 to 1; 1 where it is stated.'],
    },
    from: `FROM model_domain LEFT JOIN domain ON domain.id = model_domain."domainId"
      WHERE ${isOpen('model_domain."modelId"', 'model')} AND ${isItself('model_domain."modelId"', 'model')}`,
  },
  dataset_domains: {
    comment: 'What datasets are about: one row for each domain of a dataset.',
    columns: {
      dataset_id: ['dataset_domain."datasetId"', 'The dataset.'],
      domain_id: ['dataset_domain."domainId"', 'The domain.'],
      domain: ['domain.slug', 'Slug of the domain.'],
      confidence: ['dataset_domain.confidence', 'How sure that is, 0 to 1; 1 where it is stated.'],
    },
    from: `FROM dataset_domain LEFT JOIN domain ON domain.id = dataset_domain."domainId"
      WHERE ${isOpen('dataset_domain."datasetId"', 'dataset')} AND ${isItself('dataset_domain."datasetId"', 'dataset')}`,
  },
  licenses: {
    comment: 'Licences, with what they allow: YES, NO or UNKNOWN.',
    columns: {
      license: ['license.id', 'Word for it, such as apache-2.0.'],
      name: ['license.name', 'Readable name.'],
      spdx_id: ['license."spdxId"', 'Its identifier in the SPDX list, where it has one.'],
      url: ['license.url', 'Where its text can be read.'],
      commercial_use: ['license."commercialUse"', 'Whether commercial use is allowed.'],
      derivatives: ['license.derivatives', 'Whether changed versions may be passed on.'],
      redistribution: ['license.redistribution', 'Whether copies may be passed on.'],
      copyleft: ['license.copyleft', 'Whether changed versions have to be under the same licence.'],
      attribution: ['license.attribution', 'Whether its author has to be named.'],
    },
    from: 'FROM license',
  },
  hubs: {
    comment: 'Where records come from: public hubs, and this catalogue itself.',
    columns: {
      hub: ['hub.id', 'Word for it, such as huggingface.'],
      name: ['hub.name', 'Readable name.'],
      url: ['hub.url', 'Home page.'],
      last_synced_at: ['hub."lastSyncedAt"', 'When records were last taken from it; null for never.'],
      record_count: [
        'hub."recordCount"',
        'Models and datasets for everybody that it has described, stubs not counted.',
      ],
      model_count: ['hub."modelCount"', 'Models for everybody that it has described.'],
      dataset_count: ['hub."datasetCount"', 'Datasets for everybody that it has described.'],
      problem_count: ['hub."problemCount"', 'Records and fields of its last import that could not be used.'],
    },
    from: 'FROM hub',
  },
};

/**
 * What is for everybody as views, each column with a comment: for dashboards that speak SQL. They
 * are a contract, as the schema of the API is.
 */
export class CreateReportingViews1764000050000 implements MigrationInterface {
  readonly name = 'CreateReportingViews1764000050000';

  up(runner: QueryRunner): Promise<void> {
    return createViews(runner, VIEWS);
  }

  down(runner: QueryRunner): Promise<void> {
    return dropViews(runner, VIEWS);
  }
}
