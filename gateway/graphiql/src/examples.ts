import { isRecord } from './optional-json';

/** One operation that the hub offers to try, as `examples.json` lists them. */
export interface Example {
  /** Shown as the first line of the tab. */
  readonly name: string;
  readonly query: string;
  readonly variables: Record<string, unknown> | undefined;
  readonly headers: Record<string, unknown> | undefined;
}

/** The three texts of one editor tab. */
export interface ExampleTab {
  readonly query: string;
  readonly variables: string | null;
  readonly headers: string | null;
}

/** Valid on every schema, so the page says something sensible on a hub that offers no examples. */
const WHAT_CAN_I_ASK: ExampleTab = {
  query: `# What can I ask this hub?
query WhatCanIAsk {
  __schema {
    queryType {
      fields {
        name
        description
      }
    }
  }
}
`,
  variables: null,
  headers: null,
};

/** Reads `examples.json`; throws an Error that names the entry which is not an example. */
export function readExamples(json: unknown): Example[] {
  if (!Array.isArray(json)) throw new Error('it is not a list of { name, query, variables?, headers? }');
  return json.map(readExample);
}

/** The tabs to open with, never none: one per example, or a question that every schema answers. */
export function exampleTabs(examples: readonly Example[]): [ExampleTab, ...ExampleTab[]] {
  const [first, ...others] = examples;
  return first ? [exampleTab(first), ...others.map(exampleTab)] : [WHAT_CAN_I_ASK];
}

function readExample(entry: unknown, index: number): Example {
  const where = `entry ${index + 1}`;
  if (!isRecord(entry) || typeof entry.name !== 'string' || typeof entry.query !== 'string') {
    throw new Error(`${where} lacks a name or a query`);
  }
  return {
    name: entry.name,
    query: entry.query,
    variables: readObject(entry.variables, `${where} has variables`),
    headers: readObject(entry.headers, `${where} has headers`),
  };
}

function readObject(value: unknown, what: string): Record<string, unknown> | undefined {
  if (value === undefined || value === null) return undefined;
  if (!isRecord(value)) throw new Error(`${what} that are not an object`);
  return value;
}

function exampleTab({ name, query, variables, headers }: Example): ExampleTab {
  // GraphiQL titles a tab with its operation's name, so the example's own name goes into the text.
  const titled = query.startsWith('#') ? query : `# ${name.replace(/\s+/g, ' ')}\n${query}`;
  return { query: titled, variables: asText(variables), headers: asText(headers) };
}

function asText(value: Record<string, unknown> | undefined): string | null {
  return value === undefined ? null : JSON.stringify(value, null, 2);
}
