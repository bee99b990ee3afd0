/** What may be told of a statement: what it does, to what. Nothing of it is a literal or a parameter. */
export interface StatementSummary {
  /** Such as SELECT; OTHER for what the house does not write. */
  readonly operation: string;
  /** The first table or view, with its schema; null when there is none. */
  readonly collection: string | null;
}

const operations = [
  'SELECT',
  'INSERT',
  'UPDATE',
  'DELETE',
  'MERGE',
  'BEGIN',
  'COMMIT',
  'ROLLBACK',
  'SAVEPOINT',
  'SET',
  'LOCK',
] as const;
const known: ReadonlySet<string> = new Set([...operations, 'WITH', 'START', 'RELEASE']);

const firstWord = /^\s*([a-z]+)\b/i;
/** An identifier, or two with a dot, after a word that a table follows. What a bracket follows is a function, but in INSERT. */
const table =
  /\b(?:(?:from|join|update|lock table)\s+(?:only\s+)?("?[a-z_]\w*"?(?:\."?[a-z_]\w*"?)?)(?![\w."]|\s*\()|into\s+("?[a-z_]\w*"?(?:\."?[a-z_]\w*"?)?)(?![\w."]))/gi;
/** A common table expression has a name of its own, which is no table. */
const named =
  /(?:\bwith|,)\s+(?:recursive\s+)?"?([a-z_][a-z0-9_]*)"?\s*(?:\([^()]*\)\s*)?as\s+(?:not\s+)?(?:materialized\s+)?\(/gi;

/**
 * Sums a statement up from its text alone.
 * @param schema where names without a schema are looked for first
 */
export function summarise(statement: string, schema: string): StatementSummary {
  const word = firstWord.exec(statement)?.[1]?.toUpperCase() ?? '';
  return { operation: operationOf(word, statement), collection: collectionOf(statement, schema) };
}

function operationOf(word: string, statement: string): string {
  if (word === 'START') return 'BEGIN';
  if (word === 'RELEASE') return 'SAVEPOINT';
  if (word === 'WITH')
    return /\b(insert|update|delete|merge)\s/i.exec(statement)?.[1]?.toUpperCase() ?? 'SELECT';
  return known.has(word) ? word : 'OTHER';
}

function collectionOf(statement: string, schema: string): string | null {
  const inventions = new Set([...statement.matchAll(named)].map(([, name]) => name));
  for (const [, read, written] of statement.matchAll(table)) {
    const plain = (read ?? written ?? '').replaceAll('"', '');
    if (!inventions.has(plain)) return plain.includes('.') ? plain : `${schema}.${plain}`;
  }
  return null;
}

/** Summaries of texts that come again, so that each is read once. Kept for so many texts. */
export function createSummariser(schema: string, maximum = 500): (statement: string) => StatementSummary {
  const kept = new Map<string, StatementSummary>();
  return (statement) => {
    let summary = kept.get(statement);
    if (summary === undefined) {
      summary = summarise(statement, schema);
      if (kept.size >= maximum) kept.clear();
      kept.set(statement, summary);
    }
    return summary;
  };
}
