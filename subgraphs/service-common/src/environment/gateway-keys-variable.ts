import { z } from 'zod';
import { howToMakeAKey, readGatewayKeys } from '../identity';

/** GATEWAY_KEYS: the keys that gateway and subgraphs share, the same list on both sides. */
export const gatewayKeysVariable = z
  .string({
    error: `name the keys that gateway and subgraphs share, as id:secret,id:secret; ${howToMakeAKey}`,
  })
  .transform((text, context) => {
    const keys = readGatewayKeys(text);
    if (!('problem' in keys)) return keys;
    context.addIssue(keys.problem);
    return z.NEVER;
  });
