import {
  type GatewayTelemetrySettings,
  type HttpSettings,
  gatewayTelemetrySettings,
  gatewayTelemetryVariables,
  httpSettings,
  httpVariables,
  responseCacheVariables,
  type TrustedDocumentSettings,
  trustedDocumentSettings,
  trustedDocumentVariables,
} from '@banenbrug/gateway';
import { parseEnvironment } from '@banenbrug/service-common';
import { z } from 'zod';
import { EnvironmentError } from '../environment';

/** What the gateway of the hub is told by the environment. */
export interface GatewayEnvironment {
  /** How it faces the public. */
  readonly http: HttpSettings;
  /** How many bytes kept answers may take; 0: none is kept. */
  readonly responseCacheBytes: number;
  /** What the whole process tells of itself. */
  readonly telemetry: GatewayTelemetrySettings;
  /** Null: no documents are published. */
  readonly trustedDocuments: TrustedDocumentSettings | null;
}

/**
 * Reads from process.env what only the gateway wants to know. Apart from the rest of the environment, which migrating
 * reads too, where there is no gateway.
 * @throws EnvironmentError
 */
export function readGatewayEnvironment(): GatewayEnvironment {
  const variables = z.object({
    ...httpVariables,
    ...trustedDocumentVariables,
    ...responseCacheVariables,
    ...gatewayTelemetryVariables,
  });
  const result = parseEnvironment(variables, process.env);
  if (result.type === 'error') throw new EnvironmentError(result.problems.join('\n'));
  const trustedDocuments = trustedDocumentSettings(result.environment);
  if (trustedDocuments !== null && 'problem' in trustedDocuments) {
    throw new EnvironmentError(trustedDocuments.problem);
  }
  return {
    http: httpSettings(result.environment),
    responseCacheBytes: result.environment.MAX_RESPONSE_CACHE_BYTES,
    telemetry: gatewayTelemetrySettings(result.environment),
    trustedDocuments,
  };
}
