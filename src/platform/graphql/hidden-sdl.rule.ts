import { GraphQLError, type ValidationRule } from 'graphql';

/** With introspection off, the subgraph's own SDL must not reveal the schema either. */
export const hiddenSdlRule: ValidationRule = (context) => ({
  Field(field) {
    if (field.name.value !== '_service' || context.getParentType() !== context.getSchema().getQueryType())
      return;
    context.reportError(new GraphQLError('The schema is not open to introspection.', { nodes: [field] }));
  },
});
