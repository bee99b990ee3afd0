import { type TelemetrySettings, telemetrySettings, telemetryVariables } from '@banenbrug/service-common';
import { z } from 'zod';

/** What the gateway tells of itself, and where. */
export interface GatewayTelemetrySettings extends TelemetrySettings {
  /** From how many milliseconds on an operation gets a line in the log; 0: never. */
  readonly slowOperationMs: number;
}

const slow = 'must be a whole number of milliseconds, 0 or more';

/** The variables by which the gateway is told what to tell of itself. */
export const gatewayTelemetryVariables = {
  ...telemetryVariables,
  SLOW_OPERATION_MS: z.coerce.number({ error: slow }).int(slow).min(0, slow).default(1000),
};

const variables = z.object(gatewayTelemetryVariables);

/** The settings out of the parsed variables. */
export function gatewayTelemetrySettings(read: z.infer<typeof variables>): GatewayTelemetrySettings {
  return { ...telemetrySettings(read, 'banenbrug-gateway'), slowOperationMs: read.SLOW_OPERATION_MS };
}
