import type { Knowledge } from '../knowledge/knowledge';

/** What several parts of an answer work out from the same target and knowledge is made once. */
export function onceForTarget<Target extends object, Made>(
  make: (target: Target, knowledge: Knowledge) => Made,
): (target: Target, knowledge: Knowledge) => Made {
  const known = new WeakMap<Target, { knowledge: Knowledge; made: Made }>();
  return (target, knowledge) => {
    const before = known.get(target);
    if (before?.knowledge === knowledge) return before.made;
    const made = make(target, knowledge);
    known.set(target, { knowledge, made });
    return made;
  };
}
