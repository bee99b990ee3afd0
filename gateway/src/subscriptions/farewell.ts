import { HttpRefusal, HubError, type Language, errorMessage } from '@banenbrug/service-common';
import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql';

/** A reason for which a subscription ends that its client is told. */
export type EndReason = HubError | HttpRefusal;

/** Whether a client is to be told the reason. */
export function isEndReason(reason: unknown): reason is EndReason {
  return reason instanceof HubError || reason instanceof HttpRefusal;
}

/** The last result of a subscription that ends for this reason. */
export function farewellOf(reason: EndReason, language: Language): FormattedExecutionResult {
  return { errors: [endError(reason, language)] };
}

/** The reason as an error for its reader. */
export function endError(reason: EndReason, language: Language): GraphQLFormattedError {
  const { code, details } = reason;
  const message = reason instanceof HubError ? errorMessage(code, language, reason.details) : reason.message;
  return { message, extensions: { ...details, code } };
}
