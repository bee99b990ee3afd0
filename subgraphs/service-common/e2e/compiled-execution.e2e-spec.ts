import { execute, type ExecutionResult, parse, validate } from 'graphql';
import { createExecutor } from '../src/graphql/compiled/compiled-operations';
import { chanceOf } from './compiled-execution/chance';
import { comparable } from './compiled-execution/compare';
import { type RandomOperation, randomOperation } from './compiled-execution/random-operation';
import { randomResolver, type Weather } from './compiled-execution/random-values';
import { differentialSchema } from './compiled-execution/schema';

/** Operations that are tried; about two in three are valid and run. */
const tried = 400;
const mode = ['calm', 'rough'] as const;

describe('compiled execution, beside graphql-js', () => {
  let seed = '';
  let weather: Weather;
  const schema = differentialSchema({
    resolve: (...parts) => resolver(...parts),
    hasResolver: (coordinate) => chanceOf(coordinate).is(0.5),
  });
  const resolver = randomResolver(
    () => schema,
    () => seed,
    () => weather,
  );
  const executeCompiled = createExecutor(schema);
  const seen = new Map<string, number>();

  it.each(mode)('gives random operations on random data the same answers: %s', async (kind) => {
    for (let at = 0; at < tried / 2; at += 1) {
      seed = `${kind} ${at}`;
      const chance = chanceOf(seed);
      const operation = randomOperation(schema, chance);
      const document = parse(operation.text);
      if (validate(schema, document).length > 0) continue;
      weather = {
        faults: kind === 'calm' ? 0 : chance.oneOf([0.02, 0.1]),
        nulls: kind === 'calm' ? 0.05 : 0.2,
        promises: chance.oneOf([0, 0.3]),
      };
      const expected = await execute({ schema, document, variableValues: operation.variables });
      const asked = { document, variables: operation.variables, context: undefined };
      const answers = [await executeCompiled(asked), await executeCompiled(asked)];
      for (const answer of answers) {
        expect({ seed, ...comparable(answer) }).toEqual({ seed, ...comparable(expected) });
      }
      note(seen, operation, expected);
    }
  });

  it('saw enough of everything', () => {
    const counts = Object.fromEntries(seen);
    const enough = { run: 180, ...Object.fromEntries(Object.keys(signs).map((sign) => [sign, 5])) };
    const tooFew = Object.entries(enough).filter(([sign, least]) => (counts[sign] ?? 0) < least);
    expect(tooFew.map(([sign]) => [sign, counts[sign] ?? 0])).toEqual([]);
  });
});

/** What an operation or its answer shows. */
const signs: Record<string, (of: RandomOperation & ExecutionResult) => boolean> = {
  'a mutation': ({ text }) => text.startsWith('mutation'),
  'a variable in an argument': ({ text }) => text.includes(': $v'),
  'a variable in a condition': ({ text }) => text.includes('(if: $'),
  'a fragment by name': ({ text }) => text.includes('fragment F0'),
  'a fragment on an interface or union': ({ text }) => /on (?:Named|Anything)/.test(text),
  'the alias __proto__': ({ text }) => text.includes('__proto__:'),
  'variables that do not fit': ({ data }) => data === undefined,
  'nothing but null': ({ data }) => data === null,
  'an error': ({ errors = [] }) => errors.length > 0,
  'several errors': ({ errors = [] }) => errors.length > 1,
  'an error in a list': ({ errors = [] }) =>
    errors.some(({ path }) => path?.some((key) => typeof key === 'number')),
};

function note(seen: Map<string, number>, operation: RandomOperation, answer: ExecutionResult): void {
  const add = (sign: string): unknown => seen.set(sign, (seen.get(sign) ?? 0) + 1);
  add('run');
  for (const [sign, is] of Object.entries(signs)) if (is({ ...operation, ...answer })) add(sign);
}
