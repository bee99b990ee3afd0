import type { RequestIdentity } from '@banenbrug/service-common';
import type { FormattedExecutionResult } from 'graphql';
import { publicContext } from '../identity/public-context';
import type { Operate } from './operate';

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

/** Makes the way past HTTP. */
export function createDirectExecution(operate: Operate): ExecuteDirectly {
  return async (request, given = {}) => (await operate(request, { ...publicContext(), ...given })).result;
}
