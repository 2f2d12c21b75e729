import { compareText } from '../../platform/compare-text';
import type { Evidence, TargetFacts } from '../../scoring';

/** A search only compares settings with each other, so it needs no more evidence than this. */
const MOST_BASES = 150;
const MOST_TARGETS = 60;

/**
 * The targets and bases with the most results, every modality in turn so that none crowds out the
 * others; all evidence where there is little. Ties by id.
 */
export function thinEvidence(evidence: Evidence): Evidence {
  const { observations } = evidence;
  const modalities = new Map(evidence.targets.map((target) => [target.id, modalityOf(target)]));
  const targets = new Set(
    inTurn(byFrequency(observations.map(({ targetId }) => targetId)), (id) => modalities.get(id) ?? '').slice(
      0,
      MOST_TARGETS,
    ),
  );
  const onTargets = observations.filter(({ targetId }) => targets.has(targetId));
  const bases = new Set(
    inTurn(byFrequency(onTargets.map(({ baseId }) => baseId)), mainModality(onTargets, modalities)).slice(
      0,
      MOST_BASES,
    ),
  );
  return {
    observations: onTargets.filter(({ baseId }) => bases.has(baseId)),
    targets: evidence.targets.filter(({ id }) => targets.has(id)),
    bases: evidence.bases.filter(({ id }) => bases.has(id)),
  };
}

const modalityOf = ({ modalities = [] }: TargetFacts): string => [...modalities].sort().join(' ');

/** A base goes with the first modality that it was measured on. */
function mainModality(
  observations: Evidence['observations'],
  modalities: ReadonlyMap<string, string>,
): (baseId: string) => string {
  const found = new Map<string, string>();
  for (const { baseId, targetId } of observations) {
    const modality = modalities.get(targetId) ?? '';
    const known = found.get(baseId);
    if (known === undefined || modality < known) found.set(baseId, modality);
  }
  return (baseId) => found.get(baseId) ?? '';
}

function byFrequency(ids: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].sort(([a, some], [b, others]) => others - some || compareText(a, b)).map(([id]) => id);
}

/** The first of every group, then the second of every group, and so on. */
function inTurn(ids: readonly string[], groupOf: (id: string) => string): string[] {
  const places = new Map<string, number>();
  return ids
    .map((id) => {
      const group = groupOf(id);
      const place = places.get(group) ?? 0;
      places.set(group, place + 1);
      return { id, place, group };
    })
    .sort((a, b) => a.place - b.place || compareText(a.group, b.group))
    .map(({ id }) => id);
}
