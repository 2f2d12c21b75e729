import { entityName } from '../../../src/feeds/backstage/entity-names';

const SLUGS = [
  ...[
    'google-bert/bert-base-uncased',
    'single',
    'acme/under_score',
    'acme/b.c',
    'acme.b/c',
    'acme/twin@timm',
  ],
  ...['acme/a--b', 'acme--a/b', 'acme/-a', 'acme-/a', 'acme/模型', '模型', 'acme/dots.', 'acme/ends_'],
  ...[`acme/${'x'.repeat(80)}`, `acme/${'x'.repeat(81)}`, `acme/${'-'.repeat(70)}`],
];

it('is a name that Backstage takes, and of one slug alone', () => {
  const names = SLUGS.map(entityName);
  for (const name of names) {
    expect(name.length).toBeLessThanOrEqual(63);
    expect(name).toMatch(/^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/);
  }
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(SLUGS.length);
});

it('can be read, where it can be', () => {
  expect(entityName('google-bert/bert-base-uncased')).toBe('google-bert--bert-base-uncased');
  expect(entityName('acme/twin@timm')).toMatch(/^acme-twin-timm---[0-9a-f]{12}$/);
});

it('is the same however a slug is capitalised', () => {
  expect(entityName('Acme/Twin@timm').toLowerCase()).toBe(entityName('acme/twin@timm').toLowerCase());
});
