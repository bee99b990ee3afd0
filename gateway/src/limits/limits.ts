/** What one request may ask at most. Every number is inclusive. */
export interface Limits {
  /** Characters of a document. */
  readonly characters: number;
  /** Tokens of a document: names, values, punctuators; no comments. */
  readonly tokens: number;
  /** Braces, brackets and parentheses inside each other, and selection sets with fragments written out. */
  readonly nesting: number;
  /** Fields inside each other; introspection has a budget of its own and is not counted. */
  readonly depth: number;
  /** Fields, inline fragments and spreads of all operations and fragments together, each with its fragments written out. */
  readonly selections: number;
  /** Pairs of fields of one name at one place, and the values in their arguments: what validation must compare. */
  readonly comparisons: number;
  /** Aliases of one operation, fragments written out. */
  readonly aliases: number;
  /** Root fields of one operation, fragments written out. */
  readonly rootFields: number;
  /** Directives of a document. */
  readonly directives: number;
  /** Operations of a document. */
  readonly operations: number;
  /** Items of any list in arguments or variables. */
  readonly listItems: number;
  /** Objects and lists inside each other in one variable. */
  readonly variableNesting: number;
  /** Characters of all texts, numbers and keys in the variables together, and one for each value. */
  readonly variableCharacters: number;
  /** What one operation may cost: about the number of objects that it can return, plus 10 for each mutation. */
  readonly cost: number;
  /** What a list counts that says nothing of its size. */
  readonly listSize: number;
  /** What a page counts whose size is unknown, or no size at all: subgraphs refuse larger ones. */
  readonly pageSize: number;
}

/** The limits of a gateway that is told no others. */
export const defaultLimits: Limits = Object.freeze({
  characters: 50_000,
  tokens: 5000,
  nesting: 50,
  depth: 16,
  selections: 1000,
  comparisons: 5000,
  aliases: 50,
  rootFields: 30,
  directives: 50,
  operations: 20,
  listItems: 500,
  variableNesting: 10,
  variableCharacters: 200_000,
  cost: 10_000,
  listSize: 10,
  pageSize: 100,
});
