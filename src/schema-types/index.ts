// Inputs and enums of the published schema, as those who ask its operations speak of them.
export type * from './schema-types.generated';
