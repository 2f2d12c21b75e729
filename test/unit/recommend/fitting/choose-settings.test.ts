import { chooseSettings } from '../../../../src/recommend/fitting/choose-settings';
import { meanSettings, nearbySettings } from '../../../../src/recommend/fitting/settings-search';
import { thinEvidence } from '../../../../src/recommend/fitting/thin-evidence';
import { type Evidence, SCORER_SETTINGS, type ScorerSettings } from '../../../../src/scoring';
import { aColumn, aTarget, BLOCKS } from '../../scoring/factories';

const sum = (group: Readonly<Record<string, number>>): number =>
  Object.values(group).reduce((total, value) => total + value, 0);

/** Two kinds of targets, told apart by their words, on which the bases rank the other way round. */
function opposites(perKind: number): Evidence {
  const names = Array.from({ length: perKind }, (_, index) => index);
  const values = { a: 0.9, b: 0.7, c: 0.5, d: 0.3, e: 0.1 };
  const turned = { a: 0.1, b: 0.3, c: 0.5, d: 0.7, e: 0.9 };
  return {
    targets: names.flatMap((index) => [
      aTarget(`x${index}`, [1, 0, 0, 0]),
      aTarget(`y${index}`, [0, 0, 1, 0]),
    ]),
    bases: Object.keys(values).map((id) => ({ id })),
    observations: names.flatMap((index) => [
      ...aColumn(`x${index}`, values),
      ...aColumn(`y${index}`, turned),
    ]),
  };
}

/** Believes that all targets are nearly alike. */
const MISLED: ScorerSettings = {
  ...SCORER_SETTINGS,
  target: {
    ...SCORER_SETTINGS.target,
    constant: 0.78,
    words: 0.014,
    task: 0.007,
    domain: 0.007,
    concepts: 0.007,
  },
};

describe('settings around a known one', () => {
  it('are settings too: shares add up to what they did, discounts stay between 0 and 1', () => {
    for (const settings of nearbySettings(SCORER_SETTINGS, 20, 1)) {
      expect(sum(settings.target) + settings.noise).toBeCloseTo(
        sum(SCORER_SETTINGS.target) + SCORER_SETTINGS.noise,
      );
      expect(sum(settings.base)).toBeCloseTo(sum(SCORER_SETTINGS.base));
      expect(settings.protocolDiscount).toBeGreaterThan(0);
      expect(settings.protocolDiscount).toBeLessThan(1);
    }
  });

  it('are the same for the same seed, and others for another', () => {
    expect(nearbySettings(SCORER_SETTINGS, 3, 1)).toEqual(nearbySettings(SCORER_SETTINGS, 3, 1));
    expect(nearbySettings(SCORER_SETTINGS, 3, 1)).not.toEqual(nearbySettings(SCORER_SETTINGS, 3, 2));
  });

  it('have the known one as the mean of it alone', () => {
    const mean = meanSettings([SCORER_SETTINGS], SCORER_SETTINGS);
    for (const [name, share] of Object.entries(SCORER_SETTINGS.base))
      expect(Object.entries(mean.base)).toContainEqual([name, expect.closeTo(share, 2)]);
  });
});

describe('the search of a setting', () => {
  it('keeps the known setting where too few targets could be judged', () => {
    const choice = chooseSettings(opposites(2), BLOCKS, { known: SCORER_SETTINGS, draws: 4, seed: 1 });
    expect(choice).toMatchObject({ settings: SCORER_SETTINGS, isNew: false, targets: 4 });
  });

  it('keeps the known setting where no other foretells hidden targets better', () => {
    const choice = chooseSettings(opposites(5), BLOCKS, { known: SCORER_SETTINGS, draws: 4, seed: 1 });
    expect(choice.isNew).toBe(false);
    expect(choice.before).toBeGreaterThan(1.4);
  });

  it('takes a setting that heeds the likeness of targets where the known one does not', () => {
    const choice = chooseSettings(opposites(5), BLOCKS, { known: MISLED, draws: 40, seed: 1 });
    expect(choice.isNew).toBe(true);
    expect(choice.after).toBeGreaterThan(choice.before + 0.5);
    const share = ({ target }: ScorerSettings): number => target.words / target.constant;
    expect(share(choice.settings)).toBeGreaterThan(share(MISLED));
  });

  it('says how far it is', () => {
    const steps: string[] = [];
    const onProgress = (done: number, total: number): void => void steps.push(`${done}/${total}`);
    chooseSettings(opposites(5), BLOCKS, { known: SCORER_SETTINGS, draws: 2, seed: 1, onProgress });
    expect(steps).toEqual(['1/3', '2/3', '3/3']);
  });
});

describe('thinned evidence', () => {
  it('is all of it where there is little', () => {
    const evidence = opposites(3);
    expect(thinEvidence(evidence).observations).toHaveLength(evidence.observations.length);
  });

  it('keeps targets of every modality, though one has far more results', () => {
    const many = Array.from({ length: 80 }, (_, index) => `t${index}`);
    const evidence: Evidence = {
      targets: [
        ...many.map((id) => aTarget(id, [1, 0, 0, 0])),
        aTarget('song', [0, 1, 0, 0], { modalities: ['AUDIO'] }),
      ],
      bases: [],
      observations: [
        ...many.flatMap((id) => aColumn(id, { a: 1, b: 2, c: 3 })),
        ...aColumn('song', { s: 1 }),
      ],
    };
    const thinned = thinEvidence(evidence);
    expect(thinned.targets).toHaveLength(60);
    expect(thinned.targets.map(({ id }) => id)).toContain('song');
  });
});
