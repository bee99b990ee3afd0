import { randomUUID } from 'node:crypto';
import type { ApolloServer } from '@apollo/server';
import { HubError, type RequestIdentity, publicCaller } from '@banenbrug/service-common';
import type { FormattedExecutionResult } from 'graphql';
import type { Admit } from './limits/admission';
import { refusalOf } from './limits/refusal';

/** One operation, as a client would post it. */
export interface GatewayRequest {
  /** The document; left out when `documentId` names a trusted one. */
  readonly query?: string | undefined;
  readonly documentId?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  readonly operationName?: string | undefined;
}

/** Runs an operation without HTTP, after the same stages. What a stage refuses is an answer with that error. */
export type ExecuteDirectly = (
  request: GatewayRequest,
  context?: Partial<RequestIdentity>,
) => Promise<FormattedExecutionResult>;

/** Makes the way past HTTP to a started server. */
export function createDirectExecution(server: ApolloServer<RequestIdentity>, admit: Admit): ExecuteDirectly {
  return async (request, given = {}) => {
    const context = { ...publicContext(), ...given };
    try {
      return await execute(server, { ...request, query: admit(request, context.caller) }, context);
    } catch (error) {
      if (!(error instanceof HubError)) throw error;
      return { errors: [refusalOf(error, context.language).error] };
    }
  };
}

async function execute(
  server: ApolloServer<RequestIdentity>,
  { query, variables, operationName }: GatewayRequest,
  contextValue: RequestIdentity,
): Promise<FormattedExecutionResult> {
  const { body } = await server.executeOperation(
    {
      variables: { ...variables },
      ...(query === undefined ? {} : { query }),
      ...(operationName === undefined ? {} : { operationName }),
    },
    { contextValue },
  );
  if (body.kind !== 'single') throw new Error('An operation was answered in parts.');
  return body.singleResult;
}

/** The context of somebody who brings nothing. */
export function publicContext(): RequestIdentity {
  return { caller: publicCaller, token: null, expiresAt: null, requestId: randomUUID(), language: 'en' };
}
