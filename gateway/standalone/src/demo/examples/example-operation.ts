/** An operation to try, as the GraphiQL page and the terminal show it. */
export interface ExampleOperation {
  readonly name: string;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}
