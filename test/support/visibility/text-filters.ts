import { getNamedType, isInputObjectType, type GraphQLInputObjectType, type GraphQLSchema } from 'graphql';

const COMBINING = new Set(['and', 'or', 'not']);
const DEPTH = 3;
/** Lists that are refused as a whole to whoever has no right to them. */
const CLOSED = new Set(['auditLog', 'apiTokens', 'webhooks']);

/** Filters that look for a part of a text: by the way to each text that a filter can reach. */
function filtersOf(type: GraphQLInputObjectType, part: string, deep = DEPTH): string[] {
  const text = JSON.stringify(part);
  return Object.values(type.getFields()).flatMap((field): string[] => {
    const of = getNamedType(field.type);
    if (COMBINING.has(field.name) || !isInputObjectType(of) || deep === 0) return [];
    if (of.name === 'TextFilter') return [`{ ${field.name}: { contains: ${text} } }`];
    if (of.name === 'TextListFilter') return [`{ ${field.name}: { has: ${text} } }`];
    return filtersOf(of, part, deep - 1).map((inner) => `{ ${field.name}: ${inner} }`);
  });
}

/** For each list of the catalogue, every filter by text that it takes. */
export function textFilters(schema: GraphQLSchema, part: string): { list: string; filters: string[] }[] {
  return Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap(({ name, args }) => {
    const type = args.flatMap((arg) => (arg.name === 'where' ? [getNamedType(arg.type)] : []))[0];
    return isInputObjectType(type) && !CLOSED.has(name)
      ? [{ list: name, filters: filtersOf(type, part) }]
      : [];
  });
}
