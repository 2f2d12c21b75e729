import { parsedBy, infoParameters } from './parameters';
import type { Question } from './asked';
import {
  pageOf,
  parameterOf,
  type ListData,
  type Repositories,
  type Repository,
  type SlugsOfIds,
} from './repository';
import { allOf, wantedBy, type Kind, type Shown } from './wanted';

/** What a request for a list says, of models as of datasets. */
interface Given extends Partial<Shown> {
  readonly expand: readonly string[];
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Names of the properties that are asked for. */
type Wanted = ReadonlySet<string>;

/** Which rows of a list are asked for, as its operation takes them. */
interface Part {
  readonly first: number;
  readonly after: string | null;
}

/** A list as its operation is asked for it. */
interface ListReading<Node> {
  /** How many at a time. */
  readonly pageSize: number;
  readonly part: (part: Part) => Question<ListData<Node>>;
  /** Those of these slugs, with as much of each as the API returns at once. */
  readonly together: (slugs: readonly string[]) => Question<ListData<Node>>;
}

/** What is particular to models, or to datasets. */
interface Reading<Parameters extends Given, Node> extends Pick<Repositories, 'slugs'> {
  readonly kind: Kind;
  /** @throws InvalidInputError naming a parameter that has a bad value */
  readonly given: (query: URLSearchParams) => Parameters;
  readonly shortened: (given: Parameters) => ReturnType<Repositories['shortened']>;
  readonly list: (given: Parameters, wanted: Wanted, slugs: SlugsOfIds) => ListReading<Node>;
  readonly one: (slug: string, wanted: Wanted) => Question<{ readonly thing: Node | null }>;
  readonly repository: (node: Node, wanted: Wanted) => Repository;
}

/** The same question with its answer in another form. */
const then = <From, To>(question: Question<From>, form: (from: From) => To): Question<To> => ({
  ...question,
  read: (data) => form(question.read(data)),
});

/** Models or datasets in the form of the Hub. */
export const repositoriesBy = <Parameters extends Given, Node>(
  reading: Reading<Parameters, Node>,
): Repositories => ({
  kind: reading.kind,
  slugs: reading.slugs,
  shortened: (query) => reading.shortened(reading.given(query)),
  list: (query, slugs) => {
    const given = reading.given(query);
    const { expand, full = false, cardData = false, config = false, limit, cursor = null } = given;
    const wanted = wantedBy(reading.kind, { expand, full, cardData, config });
    const { pageSize, part, together } = reading.list(given, wanted, slugs);
    const row = (node: Node): Repository => reading.repository(node, wanted);
    const page = (asked: Part) => then(part(asked), (data) => pageOf(data, row));
    return {
      ...{ limit, cursor, parameterOf, pageSize },
      ask: ({ size, after }) => page({ first: size, after }),
      read: (data) => page({ first: 1, after: null }).read(data),
      together: (some) => then(together(some), ({ list }) => list.nodes.map(row)),
    };
  },
  one: (slug, query) => {
    const { expand } = query === null ? { expand: [] } : parsedBy(infoParameters, query);
    const only = { expand, full: false, cardData: false, config: false };
    const wanted = expand.length === 0 ? allOf(reading.kind) : wantedBy(reading.kind, only);
    return then(reading.one(slug, wanted), ({ thing }) =>
      thing === null ? null : reading.repository(thing, wanted),
    );
  },
});
