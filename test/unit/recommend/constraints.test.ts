import {
  askedConstraints,
  brokenConstraints,
  doubtOnLanguages,
} from '../../../src/recommend/candidates/constraints';
import { checkQuestion } from '../../../src/recommend/question/check-question';
import type { BaseConstraints } from '../../../src/recommend/question/question';
import { aBase, aKnowledge, aResult, type TestRows } from './a-knowledge';

const checked = (constraints: BaseConstraints) =>
  checkQuestion({ target: { domain: 'x' }, constraints }).constraints;

/** Why base 1 is rejected. */
function reasons(constraints: BaseConstraints, base: Parameters<typeof aBase>[1], rows: TestRows = {}) {
  const knowledge = aKnowledge({ bases: [aBase(1, base)], ...rows });
  return brokenConstraints(knowledge.bases.get(1)!, checked(constraints), knowledge).map(
    ({ reason }) => reason,
  );
}

const fineTuneOf = (baseLicenseId: string | null) => ({
  lineage: [{ childId: 1, baseId: 2, relation: 'FINETUNE' as const, baseLicenseId }],
});

describe('constraints on bases', () => {
  it('let everything through when there are none', () => {
    expect(reasons({}, {})).toEqual([]);
  });

  it('are known not to be there without looking at a base', () => {
    const asked = (constraints: Parameters<typeof checked>[0]) => askedConstraints(checked(constraints));
    expect(asked({ precision: 'INT8', includeDataLicense: true })).toEqual([]);
    expect(asked({ maxParameters: 1 })).toEqual(['MAX_PARAMETERS']);
    expect(asked({ licenses: ['mit'] })).toEqual(['LICENSE']);
    expect(asked({ licensePolicy: 'COMMERCIAL_USE', includeDataLicense: true })).toEqual([
      'LICENSE',
      'DATA_LICENSE',
    ]);
    expect(asked({ minEvidence: 1, libraries: ['jax'] })).toEqual(['LIBRARIES', 'MIN_EVIDENCE']);
  });

  it('hold parameters and memory to their limits, and what is not known fails', () => {
    expect(reasons({ maxParameters: 100_000_000 }, { parameterCount: 100_000_000 })).toEqual([]);
    expect(reasons({ maxParameters: 99_000_000 }, { parameterCount: 100_000_000 })).toEqual([
      'It has 100M parameters, more than 99M.',
    ]);
    expect(reasons({ maxParameters: 1 }, {})).toEqual(['Its number of parameters is not known.']);
    expect(reasons({ maxMemoryBytes: 200, precision: 'FP16' }, { parameterCount: 100 })).toEqual([]);
    expect(reasons({ maxMemoryBytes: 200 }, { parameterCount: 100 })).toEqual([
      expect.stringMatching(/^It takes 400 bytes \(100 parameters x 4 bytes \(FP32\).*more than 200\.$/),
    ]);
    expect(reasons({ maxMemoryBytes: 1 }, {})).toHaveLength(1);
  });

  it('hold an adapter to the limits with its base', () => {
    const onBase = (parameterCount: number | null) => ({
      bases: [aBase(1, { parameterCount: 1_000_000 }), aBase(2, { parameterCount })],
      lineage: [{ childId: 1, baseId: 2, relation: 'ADAPTER' as const, baseLicenseId: null }],
    });
    expect(reasons({ maxParameters: 100_000_000 }, {}, onBase(7_000_000_000))).toEqual([
      'It has 7B parameters with its base, more than 100M.',
    ]);
    expect(reasons({ maxMemoryBytes: 4_000_000, precision: 'FP32' }, {}, onBase(7_000_000_000))).toHaveLength(
      1,
    );
    expect(reasons({ maxMemoryBytes: 30_000_000_000 }, {}, onBase(7_000_000_000))).toEqual([]);
    expect(reasons({ maxMemoryBytes: 4_000_000 }, {}, onBase(null))).toEqual([
      'Its memory cannot be estimated: it is an adapter, and the number of parameters of its base is not known.',
    ]);
  });

  it.each([
    ['mit', 'PERMISSIVE_ONLY', 0],
    ['gpl', 'PERMISSIVE_ONLY', 1],
    ['gpl', 'COMMERCIAL_USE', 0],
    ['nc', 'COMMERCIAL_USE', 1],
    ['nc', 'ANY', 0],
    [null, 'COMMERCIAL_USE', 1],
    [null, 'ANY', 0],
  ] as const)('a weights licence %s under %s gives %i reasons', (weightsLicenseId, licensePolicy, count) => {
    expect(reasons({ licensePolicy }, { weightsLicenseId })).toHaveLength(count);
  });

  it('bind a fine-tune by the licence of its base', () => {
    const strict = { licensePolicy: 'COMMERCIAL_USE' as const };
    expect(reasons(strict, { weightsLicenseId: 'mit' }, fineTuneOf('nc'))).toEqual([
      'Licence of its weights (MIT License, Non-commercial): it does not allow commercial use.',
    ]);
    expect(reasons(strict, { weightsLicenseId: null }, fineTuneOf('mit'))).toEqual([]);
    expect(reasons(strict, { weightsLicenseId: 'mit' }, fineTuneOf(null))).toEqual([
      'Licence of its weights (MIT License): it is not known whether it allows commercial use.',
    ]);
  });

  it('hold the data licence to the policy only when asked to', () => {
    const policy = { licensePolicy: 'COMMERCIAL_USE' as const };
    const base = { weightsLicenseId: 'mit', dataLicenseId: 'nc' };
    expect(reasons(policy, base)).toEqual([]);
    expect(reasons({ ...policy, includeDataLicense: true }, base)).toEqual([
      'Licence of its training data (Non-commercial): it does not allow commercial use.',
    ]);
  });

  it('match licences, libraries, languages and publishers without regard to case', () => {
    const base = { weightsLicenseId: 'mit', libraries: ['timm'], languages: ['en'], publisher: 'Lab' };
    expect(reasons({ licenses: ['MIT'], libraries: ['TIMM'], languages: ['EN', 'de'] }, base)).toEqual([]);
    expect(
      reasons(
        { licenses: ['gpl'], libraries: ['keras'], languages: ['fr'], excludePublishers: ['lab'] },
        base,
      ),
    ).toEqual([
      'The licence of its weights (MIT License) is not one of gpl.',
      'No library of keras: it has timm.',
      'No language of fr: it has en.',
      'Its publisher Lab is excluded.',
    ]);
  });

  it('let multilingual bases pass, with the doubt that their languages are not listed', () => {
    for (const tag of ['mul', 'Multilingual']) {
      const base = { languages: [tag] };
      const [known] = aKnowledge({ bases: [aBase(1, base)] }).bases.values();
      expect(reasons({ languages: ['sw'] }, base)).toEqual([]);
      expect(doubtOnLanguages(known!, checked({ languages: ['sw'] }))).toBe(
        'It is multilingual, but its languages are not listed: whether sw is among them is not known.',
      );
      expect(doubtOnLanguages(known!, checked({}))).toBeNull();
    }
    const [listed] = aKnowledge({ bases: [aBase(1, { languages: ['mul', 'sw'] })] }).bases.values();
    expect(doubtOnLanguages(listed!, checked({ languages: ['sw'] }))).toBeNull();
    expect(reasons({ languages: ['sw'] }, {})).toEqual(['No language of sw: none is known.']);
  });

  it('count only results that are not on data the base was trained on', () => {
    const rows = {
      results: [aResult(1), aResult(2, { datasetId: 2 })],
      trainings: [{ modelId: 1, datasetId: 2, role: 'FINE_TUNING' as const }],
    };
    expect(reasons({ minEvidence: 1 }, {}, rows)).toEqual([]);
    expect(reasons({ minEvidence: 2 }, {}, rows)).toEqual([
      'It has 1 transfer result that may count, fewer than 2.',
    ]);
  });
});
