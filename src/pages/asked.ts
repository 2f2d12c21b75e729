/** An operation of the API with its variables: all that a page knows comes from one of them. */
export interface Asked {
  readonly query: string;
  readonly variables: object;
}
