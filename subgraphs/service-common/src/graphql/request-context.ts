import type { Clock } from '../clock';
import type { Database } from '../database';
import type { Caller } from '../identity';
import type { CreateId } from '../ids';
import type { Language } from '../language';

/** What every resolver and service of a subgraph has at hand for one operation. */
export interface RequestContext {
  readonly requestId: string;
  readonly caller: Caller;
  readonly language: Language;
  readonly clock: Clock;
  readonly createId: CreateId;
  readonly database: Database;
  readonly signal?: AbortSignal | undefined;
}
