import { randomUUID } from 'node:crypto';
import { type RequestIdentity, publicCaller } from '@banenbrug/service-common';

/** The context of somebody who brings nothing. */
export function publicContext(): RequestIdentity {
  return { caller: publicCaller, token: null, expiresAt: null, requestId: randomUUID(), language: 'en' };
}
