import { studyRecordSchema, transferResultRecordSchema } from '../../../src/hubs';
import { importFrom } from '../../database/ingest/support';
import { aModel } from '../../unit/ingest/support';
import { openHarness, type Harness } from './harness';

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness.close());

const hub = 'huggingface';
const coco = { hub, externalId: 'lab/coco' };
const study = studyRecordSchema.parse({
  kind: 'study',
  key: 'bench',
  title: 'Bench',
  url: 'https://hub.test/bench',
});

/**
 * A backbone that was pretrained on `pretraining`, in a detector that was trained and measured on
 * COCO.
 */
const aFamily = (name: string, pretraining: string) => [
  aModel({
    externalId: `lab/${name}`,
    trainings: [{ dataset: { hub, externalId: pretraining }, role: 'PRETRAINING' }],
  }),
  aModel({
    externalId: `lab/${name}-detector`,
    bases: [{ base: { hub, externalId: `lab/${name}` }, relation: 'component' }],
    trainings: [{ dataset: coco, role: 'FINE_TUNING' }],
    evaluations: [{ dataset: coco, metric: 'accuracy', value: 0.4, study: 'bench' }],
  }),
];

it('marks imported results on what the base was trained on, reported and derived ones alike', async () => {
  const onImagenet = transferResultRecordSchema.parse({
    kind: 'transferResult',
    study: 'bench',
    base: { hub, externalId: 'lab/clean' },
    target: { hub, externalId: 'lab/imagenet' },
    protocol: 'LINEAR_PROBE',
    metric: 'accuracy',
    value: 0.9,
  });
  await importFrom(harness.database, [
    study,
    onImagenet,
    ...aFamily('clean', 'lab/imagenet'),
    ...aFamily('leaky', 'lab/coco'),
  ]);
  const { data } = await harness.ask(
    `{ transferResults(first: 10) {
      nodes { base { slug } target { slug } derivation protocol isLeaked study { key } }
    } }`,
  );
  const fact = (base: string, target: string) => ({
    base: { slug: `lab/${base}` },
    target: { slug: `lab/${target}` },
    study: { key: 'bench' },
  });
  const nodes = [
    { ...fact('clean', 'imagenet'), derivation: 'REPORTED', protocol: 'LINEAR_PROBE', isLeaked: true },
    { ...fact('clean', 'coco'), derivation: 'DERIVED', protocol: 'FINE_TUNE', isLeaked: false },
    { ...fact('leaky', 'coco'), derivation: 'DERIVED', protocol: 'FINE_TUNE', isLeaked: true },
  ];
  expect(data).toEqual({ transferResults: { nodes: expect.arrayContaining(nodes) as unknown } });
});

it('marks results on what the weights of a base go back to, but not on what a part of it has seen', async () => {
  const made = (name: string, base: string, relation: string) =>
    aModel({
      externalId: `lab/${name}`,
      bases: [{ base: { hub, externalId: `lab/${base}` }, relation }],
      trainings: [{ dataset: { hub, externalId: 'lab/notes' }, role: 'FINE_TUNING' }],
    });
  const onPhotos = (name: string) =>
    transferResultRecordSchema.parse({
      kind: 'transferResult',
      study: 'bench',
      protocol: 'LINEAR_PROBE',
      metric: 'accuracy',
      value: 0.9,
      base: { hub, externalId: `lab/${name}` },
      target: { hub, externalId: 'lab/photos' },
    });
  await importFrom(harness.database, [
    study,
    aModel({
      externalId: 'lab/root',
      trainings: [{ dataset: { hub, externalId: 'lab/photos' }, role: 'PRETRAINING' }],
    }),
    made('tuned', 'root', 'finetune'),
    made('small', 'tuned', 'quantized'),
    made('built', 'root', 'component'),
    ...['tuned', 'small', 'built'].map(onPhotos),
  ]);
  const { data } = await harness.ask(
    `{ transferResults(first: 10, where: { target: { slug: { eq: "lab/photos" } } }) { nodes { base { slug } isLeaked } } }`,
  );
  const nodes = [
    { base: { slug: 'lab/tuned' }, isLeaked: true },
    { base: { slug: 'lab/small' }, isLeaked: true },
    { base: { slug: 'lab/built' }, isLeaked: false },
  ];
  expect(data).toEqual({ transferResults: { nodes: expect.arrayContaining(nodes) as unknown } });
});
