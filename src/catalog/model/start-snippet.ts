import { commitIn } from '../../platform/revision-name';
import type { AdaptationWayName, ModelKindName } from '../adaptation';
import recipes from './data/start-snippets.json';

/** Where a model is found, and what can load it. */
export interface SnippetFacts {
  readonly hubId: string;
  readonly externalId: string;
  readonly revision: string;
  readonly libraries: readonly string[];
}

/** What the model is to be adapted to; without it the code only loads it. */
export interface SnippetUse {
  readonly kind: ModelKindName | null;
  readonly way: AdaptationWayName | null;
  readonly taskId: string;
  /** Null, or left out, where it is not known. */
  readonly architectureFamily?: string | null;
  /** How many classes are told apart; undefined where nobody said. */
  readonly classes: number | undefined;
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
  /**
   * Only for one of these tasks, kinds of model, ways and architecture families (in lower case);
   * such lines come before those for any.
   */
  readonly tasks?: readonly string[];
  readonly kinds?: readonly string[];
  readonly ways?: readonly string[];
  readonly families?: readonly string[];
  /** What an id has to look like; its named groups may stand in the template. */
  readonly id?: string;
  readonly language: string;
  /**
   * The code. `{{...}}` is quoted; in it stand `$id`, `$at` (`@` and the commit, or nothing) and
   * groups of the id, `$group.lower` in small letters. `$pin` is `, revision="..."` where there is
   * a commit, `$classes` the number of classes.
   */
  readonly template: string;
  readonly source: string;
}

/**
 * Of several libraries of one hub the most specific comes first: many models name more than one.
 */
const RECIPES: readonly SnippetRecipe[] = recipes;

/**
 * The shortest code that loads a model, by the documented loading call of its library, pinned to
 * the commit where the hub gave one. Null when nothing known loads it.
 */
export function startSnippet(
  { hubId, externalId, revision, libraries }: SnippetFacts,
  use?: SnippetUse,
  known: readonly SnippetRecipe[] = RECIPES,
): Snippet | null {
  const recipe = known.find(
    (one) =>
      one.hub === hubId &&
      (one.library === null || libraries.includes(one.library)) &&
      isFor(one, use) &&
      new RegExp(one.id ?? '').test(externalId),
  );
  if (recipe === undefined) return null;
  const match = new RegExp(recipe.id ?? '').exec(externalId);
  // What from_pretrained takes as a revision.
  const commit = commitIn(revision);
  const parts = { ...match?.groups, id: externalId, at: commit === null ? '' : `@${commit}` };
  const pin = commit === null ? '' : `, revision="${commit}"`;
  const template = withClasses(recipe.template, use?.classes);
  const code = template.replace(/\{\{(.+?)\}\}|\$pin\b/g, (_, quoted?: string) =>
    // JSON's quoting is also Python's and JavaScript's for what ids may hold.
    quoted === undefined ? pin : JSON.stringify(filled(quoted, new Map(Object.entries(parts)))),
  );
  return { language: recipe.language, code };
}

/** A line without tasks, kinds, ways or families is for any use. */
function isFor({ tasks, kinds, ways, families }: SnippetRecipe, use: SnippetUse | undefined): boolean {
  const allows = (wanted: readonly string[] | undefined, has: string | null | undefined): boolean =>
    wanted === undefined || (has !== undefined && has !== null && wanted.includes(has));
  return (
    allows(tasks, use?.taskId) &&
    allows(kinds, use?.kind) &&
    allows(ways, use?.way) &&
    allows(families, use?.architectureFamily?.toLowerCase())
  );
}

const CLASSES = /\$classes\b/g;

/** Where nobody said how many classes there are, the code says where to list them. */
function withClasses(template: string, classes: number | undefined): string {
  if (!template.includes('$classes')) return template;
  if (classes !== undefined) return template.replace(CLASSES, String(classes));
  return template
    .replace(CLASSES, 'len(labels)')
    .replace('\n\n', '\n\nlabels = []  # the names of your classes\n');
}

const filled = (text: string, parts: ReadonlyMap<string, string>): string =>
  text.replace(/\$(\w+)(\.lower)?/g, (_, name: string, lower?: string) => {
    const part = parts.get(name) ?? '';
    return lower === undefined ? part : part.toLowerCase();
  });
