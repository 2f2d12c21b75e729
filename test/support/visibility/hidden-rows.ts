import type { Database } from '../../../src/platform/database';
import { encodeGlobalId } from '../../../src/platform/graphql/global-id';
import type { SmallCatalogue } from '../../database/recommend/fixture';
import { insert, Rows, type Row } from '../rows';

/** Whom hidden rows are for: whoever is known, members of one publisher, and members of another. */
export const AUDIENCES = ['internal', 'vault', 'strongbox'] as const;
export type Audience = (typeof AUDIENCES)[number];

interface Word {
  /** In each text of the rows, so that an answer tells by it what it is made from. */
  readonly word: string;
  /** A figure that only results of these rows have. */
  readonly value: number;
  readonly visibility: 'INTERNAL' | 'PRIVATE';
}

export const WORDS: Readonly<Record<Audience, Word>> = {
  internal: { word: 'zqinternal', value: 0.9713579, visibility: 'INTERNAL' },
  vault: { word: 'zqvault', value: 0.9746835, visibility: 'PRIVATE' },
  strongbox: { word: 'zqstrongbox', value: 0.9769258, visibility: 'PRIVATE' },
};

const COUNTED = { gated: true, disabled: false, downloads: 4_711, likes: 47, countedAt: new Date(0) };
const IMAGE = { inputModalities: ['IMAGE'], outputModalities: [], tasks: ['image-classification'] };

/** What was written for an audience: what of an answer tells of it. */
export interface HiddenRows {
  readonly audience: Audience;
  /** No part of what others read: words, figures, ids. */
  readonly marks: readonly string[];
  readonly modelId: number;
  readonly datasetId: number;
  readonly resultId: number;
}

/** Gives words that everybody reads every column that they may have. */
export async function completeWords(database: Database): Promise<void> {
  const texts = [
    `INSERT INTO task (id, name, aliases, "inputModalities", "outputModalities")
      VALUES ('object-detection', 'Object Detection', '{}', '{IMAGE}', '{}')`,
    `UPDATE task SET description = 'Says what is in a picture.', "outputModalities" = '{TEXT}'`,
    `UPDATE license SET "spdxId" = 'MIT', url = 'https://example.org/mit' WHERE id = 'mit'`,
    `UPDATE metric SET minimum = 0, maximum = 1, unit = 'share', aliases = '{acc}'`,
    `INSERT INTO library (id, name, url) VALUES ('timm', 'timm', 'https://example.org/timm')`,
    `UPDATE hub SET url = 'https://example.org', "lastSyncedAt" = now(), "problemCount" = 1,
      problems = '[{"record": "open/one", "field": "license", "message": "is unknown", "action": "left out"}]'`,
  ];
  for (const text of texts) await database.query({ label: 'test_words', text });
}

/** Writes what only some may see beside a small public catalogue, one kind of row after another. */
export class HiddenRowWriter {
  private readonly rows: Rows;
  private readonly ids: string[] = [];
  private readonly word: string;
  private readonly value: number;
  private publisherId = 0;

  constructor(
    private readonly database: Database,
    private readonly open: SmallCatalogue,
    private readonly audience: Audience,
  ) {
    this.rows = new Rows(database);
    ({ word: this.word, value: this.value } = WORDS[audience]);
  }

  /** @param receiptId a public question, which a hidden result is the outcome of */
  async write(receiptId: string): Promise<HiddenRows> {
    const { word } = this;
    this.publisherId = this.told(
      'Publisher',
      await this.rows.publisher({
        slug: word,
        name: `${word} house`,
        url: `https://${word}.example`,
        visibility: 'PRIVATE',
      }),
    );
    const model = await this.models();
    const dataset = await this.dataset();
    await this.facts(model, dataset);
    const resultId = await this.results(model, dataset, receiptId);
    const marks = [word, String(this.value), ...this.ids];
    return { audience: this.audience, marks, modelId: model.id, datasetId: dataset.id, resultId };
  }

  private get hidden(): Row {
    return { visibility: WORDS[this.audience].visibility, publisherId: this.publisherId };
  }

  private told(type: string, id: number): number {
    this.ids.push(`"${encodeGlobalId(type, id)}"`);
    return id;
  }

  private origin(kind: 'MODEL' | 'DATASET', name: string): Promise<number> {
    const { word } = this;
    const url = `https://${word}.example/${name}`;
    return this.rows.origin({ kind, externalId: `${word}/${name}`, revision: word, url, source: word });
  }

  private async model(name: string, facts: Row): Promise<{ id: number; originId: number }> {
    const { word } = this;
    const texts = { slug: `${word}/${name}`, name: `${word} ${name}`, summary: `Of ${word}.` };
    const id = this.told(
      'Model',
      await this.rows.bareModel({ ...texts, tags: [word], ...IMAGE, ...this.hidden, ...facts }),
    );
    const originId = await this.origin('MODEL', name);
    await insert(this.database, 'model_origin', { originId, modelId: id });
    return { id, originId };
  }

  private async models(): Promise<{ id: number; originId: number }> {
    const { word, open } = this;
    const licences = {
      ...{ weightsLicenseId: 'nc', codeLicenseId: 'mit', dataLicenseId: 'mit', weightsLicenseRaw: word },
    };
    const form = { architectureFamily: 'resnet', architectureName: word, parameterCount: 24_000_000 };
    const signature = JSON.stringify({ [word]: [] });
    const signatures = { inputSignature: signature, outputSignature: signature };
    const words = {
      languages: ['en'],
      libraries: ['timm'],
      kind: 'VISION_ENCODER',
      outputModalities: ['TEXT'],
    };
    const secret = await this.model('secret', { ...licences, ...form, ...signatures, ...words, ...COUNTED });
    await this.model('old', { deprecationReason: word, replacementId: secret.id, status: 'DEPRECATED' });
    await this.model('double', { mergedIntoId: secret.id });
    await insert(this.database, 'model_domain', { modelId: secret.id, domainId: open.domains.radiology });
    await insert(this.database, 'slug_redirect', {
      entityType: 'Model',
      slug: `${word}/was`,
      entityId: secret.id,
    });
    const version = await insert(this.database, 'model_version', { originId: secret.originId, name: word });
    await insert(this.database, 'model_version_alias', { versionId: version.id, alias: `${word}-latest` });
    await insert(this.database, 'artifact', {
      versionId: version.id,
      uri: `https://${word}.example/file`,
      ...{ format: word, sizeBytes: 4_711, sha256: '47'.repeat(32) },
    });
    return secret;
  }

  private async dataset(): Promise<{ id: number; originId: number }> {
    const { word, open } = this;
    const texts = { slug: `${word}/images`, name: `${word} images`, summary: `Chest x-rays of ${word}.` };
    const facts = { modalities: ['IMAGE'], tasks: ['image-classification'], classes: 2 };
    const further = { languages: ['en'], trainingExamples: 1000, licenseId: 'mit', ...COUNTED };
    const row = { ...texts, ...facts, ...further, tags: [word], licenseRaw: word, ...this.hidden };
    const id = this.told('Dataset', Number((await insert(this.database, 'dataset', row)).id));
    const originId = await this.origin('DATASET', 'images');
    await insert(this.database, 'dataset_origin', { originId, datasetId: id });
    await insert(this.database, 'dataset_domain', { datasetId: id, domainId: open.domains.radiology });
    await insert(this.database, 'slug_redirect', {
      entityType: 'Dataset',
      slug: `${word}/pictures`,
      entityId: id,
    });
    return { id, originId };
  }

  /** What is said of public and hidden things together: a public model of a hidden line, too. */
  private async facts(model: { id: number; originId: number }, dataset: { originId: number }): Promise<void> {
    const { word, open, database } = this;
    const { bases, datasets, domains } = open;
    const lineage = (childOriginId: number, baseOriginId: number, relation = 'FINETUNE') =>
      insert(database, 'lineage', { childOriginId, baseOriginId, relation, relationRaw: word });
    const training = (modelOriginId: number, datasetOriginId: number) =>
      insert(database, 'training', { modelOriginId, datasetOriginId, role: 'PRETRAINING' });
    // The vit has seen what the resnet was trained on, but that is known by the hidden line alone.
    await lineage(model.originId, bases.resnet.originId);
    await lineage(bases.vit.originId, model.originId);
    await lineage(bases.unlicensed.originId, model.originId);
    const twin = await this.model('twin', { architectureFamily: 'resnet', parameterCount: 25_000_000 });
    await lineage(twin.originId, bases.resnet.originId, 'QUANTIZED');
    await training(bases.convnext.originId, dataset.originId);
    await training(model.originId, datasets.cars.originId);
    await training(model.originId, dataset.originId);
    const studyId = await this.study('card');
    const texts = { subset: word, datasetRevision: word, split: word, sourceUrl: `https://${word}.example` };
    const measured = [
      [model.originId, datasets.xray.originId],
      [bases.vit.originId, dataset.originId],
    ];
    for (const [modelOriginId, datasetOriginId] of measured) {
      const figures = { metricId: 'accuracy', value: this.value, taskId: 'image-classification', studyId };
      const row = { modelOriginId, datasetOriginId, ...figures, ...texts };
      this.told('Evaluation', Number((await insert(database, 'evaluation', row)).id));
    }
    const edge = {
      baseId: model.id,
      domainId: domains.radiology,
      taskId: 'image-classification',
      reason: `Says ${word}.`,
    };
    this.told('TransferEdge', await this.rows.edge(edge));
  }

  /** Hidden themselves, or by what they are about. Returns one that is hidden itself. */
  private async results(
    model: { originId: number },
    dataset: { originId: number },
    receiptId: string,
  ): Promise<number> {
    const { word, open, value } = this;
    const { bases, datasets } = open;
    const studyId = await this.study('study');
    const texts = { recipe: word, split: word };
    const numbers = { value, trainingExamples: 1000, seed: 4711, gpuHours: 47 };
    const figures = { studyId, metricId: 'accuracy', ...texts, ...numbers };
    const result = async (baseOriginId: number, targetOriginId: number, row: Row = {}) =>
      this.told(
        'TransferResult',
        await this.rows.result({ ...figures, baseOriginId, targetOriginId, ...row }),
      );
    const first = await result(bases.unlicensed.originId, datasets.xray.originId, {
      ...this.hidden,
      receiptId,
    });
    await insert(this.database, 'transfer_result_dispute', {
      resultId: first,
      kind: 'DISPUTE',
      reason: `Doubted by ${word}.`,
    });
    await result(bases.unlicensed.originId, datasets.skin.originId, this.hidden);
    await result(model.originId, datasets.xray.originId);
    await result(model.originId, datasets.skin.originId, this.hidden);
    await result(bases.vit.originId, dataset.originId);
    await result(bases.vit.originId, datasets.cars.originId, { adaptedOriginId: model.originId });
    const { supersedesId, baseOriginId } = await this.superseded();
    const key = { studyId: open.studyId, recipe: null, split: null, seed: null, supersedesId };
    await result(baseOriginId, datasets.cars.originId, { ...key, ...this.hidden });
    return first;
  }

  private study(name: string): Promise<number> {
    const { word } = this;
    const texts = {
      title: `Study of ${word}`,
      citation: `${word}, 2026`,
      doi: `10.1/${word}`,
      license: word,
    };
    const address = { url: `https://${word}.example/study`, repository: word, year: 2026 };
    return this.rows.study({ key: `${word}-${name}`, ...texts, ...address, ...this.hidden });
  }

  /** A public result that nothing supersedes. */
  private async superseded(): Promise<{ supersedesId: number; baseOriginId: number }> {
    const [row] = await this.database.query<{ supersedesId: number; baseOriginId: number }>({
      label: 'test_superseded',
      text: `SELECT id AS "supersedesId", "baseOriginId" FROM transfer_result own
        WHERE "studyId" = $1 AND "targetOriginId" = $2
          AND NOT EXISTS (SELECT FROM transfer_result later WHERE later."supersedesId" = own.id)
        ORDER BY id LIMIT 1`,
      values: [this.open.studyId, this.open.datasets.cars.originId],
    });
    if (row === undefined) throw new Error('Every result is superseded.');
    return row;
  }
}
