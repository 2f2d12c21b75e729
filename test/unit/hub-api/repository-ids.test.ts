import { isIdOf, repositoryId, slugOf } from '../../../src/hub-api/repository-ids';

const long = `acme/${'a-b.'.repeat(40)}`;
const SLUGS = [
  ...['google-bert/bert-base-uncased', 'single', 'acme/under_score', 'acme/my_uface', 'Acme/Mixed-Case.v1'],
  ...['acme/twin@timm', 'acme/twin@timm-0a1b2c3d', 'acme/double--dash', 'acme/dots..more', 'acme/name.git'],
  ...['acme./x', 'acme/模型', 'acme/🌱', 'acme/a_u40_b', 'acme/a_ua@b', 'acme/_u5f_', 'acme/x_h0123456789ab'],
  ...['acme/---', 'acme/a_u1_u2_', 'acme/_@', 'acme/__u40__', 'acme/trailing-'],
];

it.each([...SLUGS, long, `${long}x`, `${'a'.repeat(80)}_u40_`])(
  '%s has an id that clients take, and leads back',
  (slug) => {
    const id = repositoryId(slug);
    expect(id).toMatch(/^(?:\b[A-Za-z0-9_.-]+\b\/)?\b[A-Za-z0-9_.-]{1,96}\b$/);
    expect(id).not.toMatch(/--|\.\.|\.git$/i);
    const known = slugOf(id);
    if ('slug' in known) expect(known.slug).toBe(slug);
    else expect(slug.startsWith(known.prefix)).toBe(true);
    expect(isIdOf(id.toUpperCase(), slug)).toBe(true);
  },
);

it('gives no two slugs one id', () => {
  const all = [...SLUGS, long, `${long}x`, `${long}y`];
  const ids = all.map(repositoryId);
  expect(new Set(ids).size).toBe(all.length);
  // What an id looks like may be another's slug.
  const again = ids.map(repositoryId).filter((_id, place) => ids[place] !== all[place]);
  expect(again.filter((id) => ids.includes(id))).toEqual([]);
});

it('leaves what is an id already as it is', () => {
  for (const slug of ['google-bert/bert-base-uncased', 'acme/under_score', 'acme/my_uface', 'single'])
    expect(repositoryId(slug)).toBe(slug);
});

it('makes no character of what stands for none', () => {
  expect(slugOf('acme/_uffffff_')).toEqual({ slug: 'acme/_uffffff_' });
});
