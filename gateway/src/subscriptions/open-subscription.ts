import { HubError, type RequestIdentity } from '@banenbrug/service-common';
import {
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
  getOperationAST,
} from 'graphql';
import type { ReadDocument } from '../documents/read-document';
import { type TellError, statusOf, tellResult } from '../errors/tell-result';
import type { Admit, UncheckedRequest } from '../limits/admission';
import { refusalOf } from '../limits/refusal';
import { readable } from '../operations/readable-request';

import type { Results } from './result-stream';
import type { Subscriber } from './subscriber';

/** A subscription that has begun, or why it has not. */
export type OpenedSubscription =
  | { readonly type: 'open'; readonly results: Results<FormattedExecutionResult> }
  | {
      readonly type: 'refused';
      /** Of an HTTP answer. */
      readonly status: number;
      readonly errors: readonly GraphQLFormattedError[];
    };

/**
 * Begins a subscription, whatever protocol its client speaks, after the stages that a query passes. What a stage
 * refuses is told, not thrown.
 * @param identity its signal ends the subscription
 * @param onOver called once, when the subscription is over or was refused
 */
export type OpenSubscription = (
  request: UncheckedRequest,
  identity: RequestIdentity,
  onOver?: () => void,
) => Promise<OpenedSubscription>;

/** What subscriptions are begun with. */
export interface SubscriptionStages {
  readonly admit: Admit;
  readonly readDocument: (text: string) => ReadDocument;
  readonly subscriber: Subscriber;
  readonly tell: TellError;
}

type Refused = Extract<OpenedSubscription, { type: 'refused' }>;

/** Makes the beginning of subscriptions. */
export function createOpenSubscription(stages: SubscriptionStages): OpenSubscription {
  return async (request, identity, onOver = () => {}) => {
    const refuse = (errors: readonly GraphQLError[], status = statusOf(errors)): Refused => {
      onOver();
      return { type: 'refused', status, errors: tellResult({ errors }, stages.tell).errors ?? [] };
    };
    const { language, caller } = identity;
    try {
      const sent = readable(request);
      const text = stages.admit(request, caller);
      if (text === undefined) throw new HubError('DOCUMENT_MISSING');
      const read = stages.readDocument(text);
      if (read.type === 'refused') return refuse(read.errors);
      const operation = getOperationAST(read.document, sent.operationName);
      if (operation && operation.operation !== 'subscription') throw new HubError('SUBSCRIPTIONS_ONLY');
      const parsed = { ...read, ...sent, context: identity };
      const followed = await stages.subscriber.subscribe(parsed, onOver);
      return 'errors' in followed ? refuse(followed.errors) : { type: 'open', results: followed };
    } catch (error) {
      if (!(error instanceof HubError)) {
        onOver();
        throw error;
      }
      const { status, error: told } = refusalOf(error, language);
      return refuse([new GraphQLError(told.message, told)], status);
    }
  };
}
