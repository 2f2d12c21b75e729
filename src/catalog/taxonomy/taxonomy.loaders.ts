import DataLoader from 'dataloader';
import type { TaxonomyRepository } from './taxonomy.repository';
import type { Library, License, Task } from './taxonomy.type';

function byId<Word extends { id: string }>(
  find: (ids: readonly string[]) => Promise<Word[]>,
): DataLoader<string, Word | null> {
  return new DataLoader(async (ids) => {
    const words = new Map((await find(ids)).map((word) => [word.id, word]));
    return ids.map((id) => words.get(id) ?? null);
  });
}

/** Words of the taxonomies by id, batched over a request. */
export class TaxonomyLoaders {
  readonly task: DataLoader<string, Task | null>;
  /** By id, name or alias. */
  readonly taskByWord: DataLoader<string, Task | null>;
  readonly license: DataLoader<string, License | null>;
  readonly library: DataLoader<string, Library | null>;

  constructor(repository: TaxonomyRepository) {
    this.task = byId((ids) => repository.findTasks(ids));
    this.taskByWord = new DataLoader(async (words) => {
      const tasks = await repository.findTasksByWord(words);
      return words.map((word) => tasks.get(word) ?? null);
    });
    this.license = byId((ids) => repository.findLicenses(ids));
    this.library = byId((ids) => repository.findLibraries(ids));
  }

  /** The tasks of a row, in its order. */
  async tasksOf(ids: readonly string[]): Promise<Task[]> {
    const tasks = await Promise.all(ids.map((id) => this.task.load(id)));
    return tasks.filter((task) => task !== null);
  }

  /**
   * The libraries of a row, in its order; one that the taxonomy does not have is shown by its own
   * word.
   */
  librariesOf(ids: readonly string[]): Promise<Library[]> {
    return Promise.all(ids.map(async (id) => (await this.library.load(id)) ?? { id, name: id, url: null }));
  }
}
