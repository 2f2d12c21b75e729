import { LicenseJudge, type Rights } from '../../../src/catalog';
import { UNKNOWN_RIGHTS } from '../../../src/catalog/license/rights';

const open: Rights = {
  commercialUse: 'YES',
  derivatives: 'YES',
  redistribution: 'YES',
  copyleft: 'NO',
  attribution: 'NO',
};
const closed: Rights = { ...open, commercialUse: 'NO' };
const copyleft: Rights = { ...open, copyleft: 'YES', attribution: 'YES' };
const RIGHTS: Readonly<Record<string, Rights>> = {
  open,
  closed,
  gpl: copyleft,
  strict: { ...closed, copyleft: 'YES' },
  vague: UNKNOWN_RIGHTS,
};

type Model = readonly [modelId: number, licenseId: string | null, ...baseIds: number[]];

function judgeOf(...models: Model[]): LicenseJudge {
  const byId = new Map(models.map(([id, licenseId, ...baseIds]) => [id, { licenseId, baseIds }]));
  return new LicenseJudge({
    licenseOf: (id) => byId.get(id)?.licenseId ?? null,
    basesOf: (id) => byId.get(id)?.baseIds ?? [],
    rightsOf: (id) => RIGHTS[id],
  });
}

it('takes the own licence where it is known, and the strictest right of model and bases', () => {
  const judge = judgeOf([1, 'open', 2, 3], [2, 'closed'], [3, 'gpl']);
  expect(judge.effective(1)).toEqual({
    licenseIds: ['open', 'closed', 'gpl'],
    licenseId: 'open',
    inheritedFromId: null,
    rights: {
      commercialUse: 'NO',
      derivatives: 'YES',
      redistribution: 'YES',
      copyleft: 'YES',
      attribution: 'YES',
    },
  });
});

it('inherits from the nearest base that has a licence', () => {
  const judge = judgeOf([1, null, 2], [2, null, 3], [3, 'open', 4], [4, 'gpl']);
  expect(judge.effective(1)).toMatchObject({
    licenseId: 'open',
    inheritedFromId: 3,
    rights: { commercialUse: 'YES', copyleft: 'YES' },
  });
});

it('takes the strictest of several nearest bases', () => {
  const judge = judgeOf([1, null, 2, 3], [2, 'open'], [3, 'closed']);
  expect(judge.effective(1)).toMatchObject({ licenseId: 'closed', inheritedFromId: 3 });
});

it('does not know what holds where a base without a licence has none above it', () => {
  const judge = judgeOf([1, 'open', 2], [2, null]);
  expect(judge.effective(1)).toMatchObject({ licenseId: 'open', rights: { commercialUse: 'UNKNOWN' } });
});

it('refuses what is refused anywhere, even where something else is unknown', () => {
  const judge = judgeOf([1, null, 2, 3], [2, null], [3, 'closed']);
  expect(judge.effective(1).rights).toMatchObject({ commercialUse: 'NO', derivatives: 'UNKNOWN' });
});

it('ends on cycles', () => {
  const judge = judgeOf([1, null, 2], [2, 'open', 1]);
  expect(judge.effective(1)).toMatchObject({ licenseId: 'open', inheritedFromId: 2, rights: open });
});

it('does not know what holds where models without a licence go back to each other alone', () => {
  const judge = judgeOf([1, 'open', 2], [2, null, 3], [3, null, 2]);
  expect(judge.effective(1)).toMatchObject({ licenseId: 'open', rights: { commercialUse: 'UNKNOWN' } });
});

it('looks as far back as lineage goes', () => {
  const chain = Array.from({ length: 1000 }, (_, id): Model => [id, id % 2 === 0 ? 'open' : null, id + 1]);
  const judge = judgeOf(...chain, [1000, 'closed']);
  expect(judge.effective(0)).toMatchObject({ licenseId: 'open', rights: closed });
});

it('knows nothing of a model that is not in the graph', () => {
  const judge = judgeOf();
  expect(judge.effective(1)).toEqual({
    licenseIds: [],
    licenseId: null,
    inheritedFromId: null,
    rights: UNKNOWN_RIGHTS,
  });
  expect(judge.conflicts(1)).toEqual([]);
});

it('names each right that a model claims against its base, also through a silent base', () => {
  const judge = judgeOf([1, 'open', 2], [2, null, 3], [3, 'strict']);
  expect(judge.conflicts(1)).toEqual([
    { right: 'commercialUse', claimed: 'YES', given: 'NO', baseId: 2 },
    { right: 'copyleft', claimed: 'NO', given: 'YES', baseId: 2 },
  ]);
  expect(judge.conflicts(3)).toEqual([]);
});

it('calls nothing a conflict that is merely unknown', () => {
  expect(judgeOf([1, 'open', 2], [2, 'vague']).conflicts(1)).toEqual([]);
});
