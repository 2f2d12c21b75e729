import recipes from './data/start-snippets.json';

/** Where a model is found, and what can load it. */
export interface SnippetFacts {
  readonly hubId: string;
  readonly externalId: string;
  readonly revision: string;
  readonly libraries: readonly string[];
}

export interface Snippet {
  readonly language: string;
  readonly code: string;
}

/** How a library loads the models of a hub, by its documentation at `source`. */
export interface SnippetRecipe {
  readonly hub: string;
  /**
   * What a model has to name among its libraries; null where the hub's ids are the names of one
   * library alone.
   */
  readonly library: string | null;
  /** What an id has to look like; its named groups may stand in the template. */
  readonly id?: string;
  readonly language: string;
  /**
   * The code. `{{...}}` is quoted; in it stand `$id`, `$at` (`@` and the commit, or nothing) and
   * groups of the id, `$group.lower` in small letters. `$pin` is `, revision="..."` where there is
   * a commit.
   */
  readonly template: string;
  readonly source: string;
}

/**
 * Of several libraries of one hub the most specific comes first: many models name more than one.
 */
const RECIPES: readonly SnippetRecipe[] = recipes;

/**
 * A git commit: what from_pretrained takes as a revision. Digests that stand in for one are longer.
 */
const COMMIT = /^[0-9a-f]{40}$/;

/**
 * The shortest code that loads a model, by the documented loading call of its library, pinned to
 * the commit where the hub gave one. Null when nothing known loads it.
 */
export function startSnippet(
  { hubId, externalId, revision, libraries }: SnippetFacts,
  known: readonly SnippetRecipe[] = RECIPES,
): Snippet | null {
  const recipe = known.find(
    ({ hub, library }) => hub === hubId && (library === null || libraries.includes(library)),
  );
  const match = recipe === undefined ? null : new RegExp(recipe.id ?? '').exec(externalId);
  if (recipe === undefined || match === null) return null;
  const commit = COMMIT.test(revision) ? revision : null;
  const parts = { ...match.groups, id: externalId, at: commit === null ? '' : `@${commit}` };
  const pin = commit === null ? '' : `, revision="${commit}"`;
  const code = recipe.template.replace(/\{\{(.+?)\}\}|\$pin\b/g, (_, quoted?: string) =>
    // JSON's quoting is also Python's and JavaScript's for what ids may hold.
    quoted === undefined ? pin : JSON.stringify(filled(quoted, new Map(Object.entries(parts)))),
  );
  return { language: recipe.language, code };
}

const filled = (text: string, parts: ReadonlyMap<string, string>): string =>
  text.replace(/\$(\w+)(\.lower)?/g, (_, name: string, lower?: string) => {
    const part = parts.get(name) ?? '';
    return lower === undefined ? part : part.toLowerCase();
  });
