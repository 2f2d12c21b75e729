import { asList, objectOf, own, textOf, type PlainObject } from '../../../src/hubs/plain-json';
import rules from './mlcroissant-rules.json';

interface NodeRules {
  readonly required: readonly string[];
  /** Of what is in no other file. */
  readonly requiredOutside?: readonly string[];
  readonly oneOfOutside?: readonly string[];
}

const NODES = new Map<string | null, NodeRules>(Object.entries(rules.nodes));

function* faultsOfNode(node: PlainObject): Generator<string> {
  const type = textOf(own(node, '@type'));
  const asked = NODES.get(type);
  if (type === null || asked === undefined) {
    yield 'a node is of no known type';
    return;
  }
  const isThere = (property: string): boolean => own(node, property) !== null && own(node, property) !== '';
  const isOutside = !isThere('containedIn');
  for (const property of [...asked.required, ...(isOutside ? (asked.requiredOutside ?? []) : [])])
    if (!isThere(property)) yield `${type} has no ${property}`;
  const some = isOutside ? (asked.oneOfOutside ?? []) : [];
  if (some.length > 0 && !some.some(isThere)) yield `${type} has no ${some.join(' and no ')}`;
  if (own(node, 'encodingFormat') !== 'git+https') return;
  const address = textOf(own(node, 'contentUrl')) ?? '';
  if (!rules.gitHosts.some((host) => address.startsWith(`${host}/`))) yield `${address} is not cloned`;
}

/** What mlcroissant and the specification refuse of a description; nothing of one that is whole. */
export function* faultsOf(document: PlainObject): Generator<string> {
  const context = objectOf(own(document, '@context'));
  if (own(context, '@vocab') !== rules.schemaOrg) yield 'schema.org is not as it is known';
  if (!asList(own(document, 'conformsTo')).some((version) => rules.versions.includes(textOf(version) ?? '')))
    yield 'the version is not known';
  const nodes = [document, ...asList(own(document, 'distribution')).map(objectOf)];
  for (const node of nodes) {
    yield* faultsOfNode(node);
    for (const term of Object.keys(node))
      if (rules.terms.includes(term) && own(context, term) === null) yield `${term} is not in the context`;
  }
}
