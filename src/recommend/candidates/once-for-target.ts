import type { Knowledge } from '../knowledge/knowledge';

/**
 * What several parts of an answer work out from the same target and knowledge, or a state of it, is
 * made once.
 */
export function onceForTarget<Target extends object, Made, Known extends object = Knowledge>(
  make: (target: Target, known: Known) => Made,
): (target: Target, known: Known) => Made {
  const before = new WeakMap<Target, { known: Known; made: Made }>();
  return (target, known) => {
    const last = before.get(target);
    if (last?.known === known) return last.made;
    const made = make(target, known);
    before.set(target, { known, made });
    return made;
  };
}
