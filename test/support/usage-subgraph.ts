/**
 * The contract of what another team runs: it knows models by their slug, has connections of its own
 * and no idea of ours.
 */
export const USAGE_SDL = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.6", import: ["@key", "@shareable"])
  type Query { mostUsed(first: Int!): UsageConnection! }
  type Model @key(fields: "slug") { slug: String!  usage(first: Int!): UsageConnection! }
  type Usage { model: Model  team: String!  requests: Int! }
  type UsageConnection { edges: [UsageEdge!]!  pageInfo: PageInfo! }
  type UsageEdge { cursor: String!  node: Usage! }
  type PageInfo @shareable { hasNextPage: Boolean!  hasPreviousPage: Boolean!  startCursor: String  endCursor: String }
`;
