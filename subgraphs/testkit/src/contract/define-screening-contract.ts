import type { Caller, Subgraph } from '@banenbrug/service-common';
import { ask } from '../ask';
import { callers } from '../callers';
import { createTestHub, type TestHub } from '../test-hub';
import { type InputText, inputTexts } from './input-texts';
import type { SubgraphContract } from './subgraph-contract';

/** Texts that nobody may store, each alone in its place; the second passes as the address of a function by its form. */
const probes = ['123456782', '123456782@example.nl', 'autisme'];

/** Not free text, and kept as a hash only: any text may be a key (`createOnce`). */
const hashed: ReadonlySet<string> = new Set(['idempotencyKey']);

/**
 * Subjects of tokens, which an issuer makes and nobody writes: to refuse one would keep a leaver's tokens good. Here in
 * the inputs of the two mutations that name whose tokens to refuse.
 */
const isIssuersId = ({ mutation, path }: InputText): boolean =>
  ['revokeSubject', 'reinstateSubject'].includes(mutation) && path.at(-1) === 'subject';

/** Whoever may do it: which role that is, is not what is tested here. */
const anybody: readonly Caller[] = [
  callers.admin(),
  callers.employer('00000000-0000-4000-8000-000000000001'),
  callers.desk('00000000-0000-4000-8000-000000000002', ['AM01']),
  callers.organiser(),
  callers.liaison(),
];

interface Refusal {
  readonly code: string;
  readonly path: readonly string[];
}

interface Told {
  readonly answer: string;
  readonly refusals: readonly Refusal[];
}

/** What a mutation says to the text in its place, to the first caller who may call it; null when nobody may. */
async function tell(
  subgraph: Subgraph,
  { mutation, inputWith }: InputText,
  text: string,
): Promise<Told | null> {
  const field = subgraph.schema.getMutationType()?.getFields()[mutation];
  const declared = field?.args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const passed = field?.args.map(({ name }) => `${name}: $${name}`).join(', ');
  const document = `mutation (${declared}) { ${mutation}(${passed}) { errors { ... on UserError { code path message } } } }`;
  for (const caller of anybody) {
    const { data, errors } = await ask<Record<string, { errors: Refusal[] } | null> | null>(
      subgraph,
      document,
      inputWith(text),
      { caller },
    );
    if (errors.some(({ extensions }) => extensions?.['code'] === 'FORBIDDEN')) continue;
    return { answer: JSON.stringify([data, errors]), refusals: data?.[mutation]?.errors ?? [] };
  }
  return null;
}

/** Whether a refusal is of the place or, as with a code in a list, of the whole item that it is in. */
function isOf({ path: refused }: Refusal, { path }: InputText): boolean {
  const isItem = /^\d+$/.test(path.at(-2) ?? '') && refused.length === path.length - 1;
  return (isItem || refused.length === path.length) && refused.every((step, at) => path[at] === step);
}

/** Whether the mutation refuses the place. References are looked up after all other checks: of them any refusal does. */
function isRefused({ refusals }: Told, place: InputText): boolean {
  return refusals.some((refusal) => place.type === 'ID' || isOf(refusal, place));
}

/** Everything a subgraph has stored, as text. */
async function stored(hub: TestHub, schema: string): Promise<string> {
  const tables = await hub.sql<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = $1`,
    [schema],
  );
  const rows = await Promise.all(
    tables.map(({ name }) => hub.sql<{ row: string }>(`select t::text as row from ${name} t`)),
  );
  return rows
    .flat()
    .map(({ row }) => row)
    .join('\n');
}

/** That no text a caller writes into a mutation is stored or told again unread (domain rule 3). */
export function defineScreeningContract({ name, modules }: SubgraphContract): void {
  it('refuses a citizen service number and a word on health in every text of every mutation, and keeps neither', async () => {
    const hub = await createTestHub(modules);
    try {
      const subgraph = await hub.subgraph(name);
      const wrong: string[] = [];
      const places = inputTexts(subgraph.schema).filter((place) => !isIssuersId(place));
      expect(places).not.toEqual([]);
      for (const place of places) {
        for (const [at, text] of probes.entries()) {
          const told = await tell(subgraph, place, text);
          const where = `${place.mutation} ${place.path.join('.')}, text ${at + 1}`;
          const isExempt = hashed.has(place.path.at(-1) ?? '');
          if (!told) wrong.push(`${where}: nobody may call it`);
          else if (!isExempt && !isRefused(told, place)) wrong.push(`${where}: not refused there`);
          if (told && probes.some((probe) => told.answer.includes(probe))) wrong.push(`${where}: told again`);
        }
      }
      expect(wrong).toEqual([]);
      const kept = await stored(hub, name);
      expect(probes.filter((probe) => kept.includes(probe))).toEqual([]);
    } finally {
      await hub.close();
    }
  }, 120_000);
}
