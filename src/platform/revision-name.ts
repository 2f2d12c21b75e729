/** Digits of a record's digest that tell records of one revision apart. */
const MARK_DIGITS = 12;
/** A git commit, and what `revisionNameOf` puts behind it. Digests in place of one are longer. */
const NAMED_COMMIT = `^([0-9a-f]{40})([+][0-9a-f]{${MARK_DIGITS}})?$`;
const COMMIT = new RegExp(NAMED_COMMIT);

/** The name of a revision whose own is another record's already: the same commit, told anew. */
export const revisionNameOf = (revision: string, digest: string): string =>
  `${revision}+${digest.slice(0, MARK_DIGITS)}`;

/** Whether a name is that of a revision, or one that `revisionNameOf` gave it. */
export const isNameOf = (name: string, revision: string): boolean =>
  name === revision || name.startsWith(`${revision}+`);

/** The git commit that a name of a revision stands for; null where it stands for none. */
export const commitIn = (name: string): string | null => COMMIT.exec(name)?.[1] ?? null;

/** Whether `commitIn` finds a commit, in SQL. */
export const namesCommit = (name: string): string => `(${name} ~ '${NAMED_COMMIT}')`;
