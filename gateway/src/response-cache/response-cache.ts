import {
  type Clock,
  type ParsedOperation,
  type RequestIdentity,
  publicCaller,
  today,
} from '@banenbrug/service-common';
import { type ExecutionResult, type OperationDefinitionNode, getOperationAST } from 'graphql';
import { LRUCache } from 'lru-cache';
import { wasExecuted, writtenAnswer, writtenTextOf } from '../answers/written-answer';
import type { Supergraph } from '../supergraph/read-supergraph';
import type { GatewaySignals } from '../telemetry/signals';
import { type CachePolicy, cachePolicyOf } from './cache-policy';
import { noteFreshness } from './freshness';
import type { Execute } from './in-flight';
import { type KeptAnswers, createKeptAnswers } from './kept-answers';
import { requestKey } from './request-key';

/** What a cache of answers is made of. */
export interface ResponseCacheOptions {
  readonly supergraph: Supergraph;
  readonly clock: Clock;
  /** How many bytes all kept answers may take; 0: nothing is kept. */
  readonly maxBytes: number;
  /** Told how often the cache is asked, and how full it is. */
  readonly signals?: Pick<GatewaySignals, 'cacheAsked' | 'watchCache'> | undefined;
  /** Of how many operations the policy is kept. Default 1,000. */
  readonly maxPolicies?: number | undefined;
}

/**
 * Keeps answers that are the same for everybody, and those to callers without a token, as long as the schema says. They
 * are all made as for a caller without a token, so that a wrong hint can tell nobody what only another may have. An
 * answer with errors is not kept; a mutation that comes by here ends them all, and so does the day.
 * @param execute what is asked when nothing is kept; sharing belongs in it, so that many who ask at once ask it once
 */
export function createResponseCache(
  execute: Execute,
  { supergraph, clock, maxBytes, signals, maxPolicies = 1000 }: ResponseCacheOptions,
): Execute {
  if (maxBytes === 0) return execute;
  const kept = createKeptAnswers(maxBytes, clock);
  signals?.watchCache('responses', () => ({ entries: kept.entries(), size: kept.size() }));
  const policyOf = keepPolicies(supergraph, maxPolicies);

  return async (request) => {
    const operation = getOperationAST(request.document, request.operationName);
    if (operation?.operation === 'mutation') return forgetting(kept, await execute(request));
    if (operation?.operation !== 'query') return execute(request);
    const policy = policyOf(request, operation);
    const asked = isShared(policy, request.context) ? requestKey(request, operation) : null;
    if (asked === null) return execute(request);
    const key = `${today(clock)} ${asked}`;
    const found = kept.find(key);
    signals?.cacheAsked('responses', found !== undefined);
    if (found) return told(writtenAnswer(found.text, {}), policy, clock.now().getTime() - found.keptAt);
    const moment = kept.moment();
    const answer = await execute({ ...request, context: asNobody(request.context) });
    const text = writtenTextOf(answer);
    if (answer.errors !== undefined || text === undefined) return answer;
    kept.keep(key, text, policy.maxAge, moment);
    return told(answer, policy, 0);
  };
}

/** Without data nothing was executed. */
function forgetting(kept: KeptAnswers, answer: ExecutionResult): ExecutionResult {
  if (wasExecuted(answer)) kept.forget();
  return answer;
}

/** Callers without a token are all one. */
function isShared({ maxAge, scope }: CachePolicy, { token, caller }: RequestIdentity): boolean {
  return maxAge > 0 && (scope === 'PUBLIC' || (token === null && caller.role === 'PUBLIC'));
}

function asNobody(context: RequestIdentity): RequestIdentity {
  return { ...context, caller: publicCaller, token: null, expiresAt: null };
}

function told(answer: ExecutionResult, { maxAge, scope }: CachePolicy, ageMs: number): ExecutionResult {
  if (scope === 'PUBLIC') noteFreshness(answer, { maxAge, age: Math.max(0, Math.floor(ageMs / 1000)) });
  return answer;
}

/** The policy of each operation, found when it is first asked. */
function keepPolicies(
  supergraph: Supergraph,
  maximum: number,
): (request: ParsedOperation, operation: OperationDefinitionNode) => CachePolicy {
  const policies = new LRUCache<string, CachePolicy>({ max: maximum });
  return ({ document, documentId }, operation) => {
    const key = `${documentId}:${operation.name?.value ?? ''}`;
    const known = policies.get(key);
    if (known) return known;
    const policy = cachePolicyOf(document, operation, supergraph);
    policies.set(key, policy);
    return policy;
  };
}
