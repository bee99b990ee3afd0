import { parseArgs } from 'node:util';
import { UsageError } from './command-line';
import { openDemoIssuer } from './demo/issuer';
import { personas } from './demo/personas';
import { readEnvironment } from './environment';
import { reportFailure } from './report-failure';

const usage = `Use: npm run token -- --as ${personas.map(({ name }) => name).join('|')}`;

/** `npm run token -- --as employer`: prints a demo token for twelve hours, and nothing else. */
export async function main(argv: readonly string[]): Promise<void> {
  try {
    const persona = personas.find(({ name }) => name === personaOf(argv));
    if (!persona) throw new UsageError(usage);
    const issuer = await openDemoIssuer(readEnvironment().dataDirectory);
    process.stdout.write(`${await issuer.issue(persona.subject, persona.claims)}\n`);
  } catch (error) {
    reportFailure(error);
  }
}

function personaOf(argv: readonly string[]): string | undefined {
  try {
    return parseArgs({ args: [...argv], options: { as: { type: 'string' } } }).values.as;
  } catch {
    throw new UsageError(usage);
  }
}
