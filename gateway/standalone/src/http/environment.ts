import { type HttpSettings, httpSettings, httpVariables } from '@banenbrug/gateway';
import { parseEnvironment } from '@banenbrug/service-common';
import { z } from 'zod';
import { EnvironmentError } from '../environment';

/**
 * Reads from process.env how the gateway faces the public. Apart from the rest of the environment, which migrating
 * reads too, where there is no gateway.
 * @throws EnvironmentError
 */
export function readHttpSettings(): HttpSettings {
  const result = parseEnvironment(z.object(httpVariables), process.env);
  if (result.type === 'error') throw new EnvironmentError(result.problems.join('\n'));
  return httpSettings(result.environment);
}
