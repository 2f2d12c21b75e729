import { commitIn, isNameOf, revisionNameOf } from '../../../src/platform/revision-name';

const COMMIT = 'a1'.repeat(20);

it('leads from the name that a further record of a commit has to the commit', () => {
  const name = revisionNameOf(COMMIT, 'c0ffee'.repeat(10));
  expect(name).toBe(`${COMMIT}+c0ffeec0ffee`);
  expect([commitIn(COMMIT), commitIn(name)]).toEqual([COMMIT, COMMIT]);
  expect([isNameOf(name, COMMIT), isNameOf(COMMIT, COMMIT), isNameOf(`${COMMIT}0`, COMMIT)]).toEqual([
    ...[true, true, false],
  ]);
});

it.each(['', 'main', 'ab'.repeat(32), `${COMMIT}+c0ffee`, `${COMMIT}-c0ffeec0ffee`, `v1+${COMMIT}`])(
  'finds no commit in %j',
  (name) => {
    expect(commitIn(name)).toBeNull();
  },
);
