import { join } from 'node:path';
import { type Hub, type HubDatabase, openHub, personas } from '@banenbrug/standalone';
import { type Caller, callerClaim, callerFromClaims, silentLogger } from '@banenbrug/service-common';

/** A hub on a database of its own, filled. */
export interface MeasuredHub {
  readonly database: HubDatabase;
  /** Where its gateway listens. */
  readonly url: string;
  /** Asks an operation as a demo persona, the employer unless another is named. @throws Error when it has errors */
  ask(query: string, variables: object, persona?: string): Promise<Readonly<Record<string, unknown>>>;
  close(): Promise<void>;
}

const supergraphFile = join(__dirname, '..', '..', '..', 'supergraph.graphql');

/** Opens a hub over a filled database. What its jobs do by themselves, they begin now. */
export async function openMeasuredHub(database: HubDatabase): Promise<MeasuredHub> {
  const hub = await openHub({
    database,
    tokens: { issuer: 'none', audience: 'none', jwks: { keys: [] } },
    supergraphFile,
    logger: silentLogger,
  });
  const { url } = await hub.gateway.listen({ host: '127.0.0.1', port: 0 });
  return {
    database,
    url,
    ask: (query, variables, persona = 'employer') => ask(hub, personaOf(persona), query, variables),
    close: hub.close,
  };
}

async function ask(
  hub: Hub,
  caller: Caller,
  query: string,
  variables: object,
): Promise<Readonly<Record<string, unknown>>> {
  const request = { query, variables: { ...variables } };
  const { data, errors } = await hub.gateway.executeOperation(request, { caller });
  if (errors?.length || !data) {
    throw new Error(`The operation was not answered: ${errors?.map(({ message }) => message).join('; ')}`);
  }
  return data;
}

/** Whom a persona of the demo data speaks for. @throws Error when there is none of the name */
export function personaOf(name: string): Caller {
  const persona = personas.find((one) => one.name === name);
  if (!persona) throw new Error(`The demo data have no ${name}.`);
  return callerFromClaims({ subject: persona.subject, claims: { [callerClaim]: persona.claims } });
}
