/** The values of one statement: each is named where the text needs it. */
export class Parameters {
  readonly values: unknown[] = [];

  /** Adds a value and answers its name in the text. */
  readonly add = (value: unknown): string => `$${this.values.push(value)}`;
}
