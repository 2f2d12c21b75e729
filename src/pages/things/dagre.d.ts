/** What is used of it: its own types cannot be resolved by Node's rules. */
declare module '@dagrejs/dagre' {
  interface Point {
    readonly x: number;
    readonly y: number;
  }
  interface Size {
    readonly width: number;
    readonly height: number;
  }
  export class Graph {
    setGraph(label: {
      rankdir: 'TB';
      nodesep: number;
      ranksep: number;
      marginx: number;
      marginy: number;
    }): void;
    setNode(id: string, label: Size): void;
    setEdge(from: string, to: string, label: object): void;
    /** After `layout`. */
    graph(): Size;
    node(id: string): Size & Point;
    edge(from: string, to: string): { readonly points: readonly Point[] };
  }
  /** Places nodes and edges, in the graph itself. */
  export function layout(graph: Graph): void;
}
