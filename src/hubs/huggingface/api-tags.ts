import { RELATIONS } from './named-repositories';
import { isComputed, TagLanguages, type TaggedModel } from './tag-languages';

/** What the Hub packs into the `tags` of an API record, taken apart. */
export interface ApiTags {
  licenses: string[];
  languages: string[];
  datasets: string[];
  bases: string[];
  /** Base -> relation, as the Hub states or infers it. */
  relations: Map<string, string>;
  /** What authors wrote, and the file formats and libraries that the Hub saw. */
  rest: string[];
}

const RELATION = new RegExp(`^(${RELATIONS.join('|')}):(.+)$`);

/** Takes the tags of an API record apart. */
export function readApiTags(tags: readonly string[], model: TaggedModel): ApiTags {
  const places = new Set(new TagLanguages(tags, model).places());
  const found: ApiTags = {
    licenses: [],
    languages: tags.filter((_tag, place) => places.has(place)),
    datasets: [],
    bases: [],
    relations: new Map(),
    rest: [],
  };
  tags.forEach((tag, place) => {
    if (places.has(place)) return;
    const colon = tag.indexOf(':');
    const value = tag.slice(colon + 1);
    const prefix = colon < 0 ? '' : tag.slice(0, colon).toLowerCase();
    if (prefix === 'license') found.licenses.push(value);
    else if (prefix === 'language') found.languages.push(value);
    else if (prefix === 'dataset') found.datasets.push(value);
    else if (prefix === 'base_model') addBase(found, value);
    else if (prefix !== 'region' && prefix !== 'deploy' && !isComputed(tag)) found.rest.push(tag);
  });
  return found;
}

function addBase(found: ApiTags, value: string): void {
  const [, relation, base] = RELATION.exec(value) ?? [];
  found.bases.push(base ?? value);
  if (relation !== undefined && base !== undefined && !found.relations.has(base))
    found.relations.set(base, relation);
}
