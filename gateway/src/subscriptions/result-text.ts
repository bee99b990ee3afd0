import { HubError, type Language } from '@banenbrug/service-common';
import type { FormattedExecutionResult } from 'graphql';
import { jsonOf } from '../answers/written-answer';
import { farewellOf } from './farewell';

/** How long a result may be, and for whom. */
export interface ResultTextOptions {
  readonly maxResponseBytes: number;
  readonly language: Language;
}

/** A result as JSON. In place of one that is longer than allowed goes an error; the subscription goes on. */
export function resultText(
  result: FormattedExecutionResult,
  { maxResponseBytes, language }: ResultTextOptions,
): string {
  const text = jsonOf(result);
  if (text.length * 3 <= maxResponseBytes || Buffer.byteLength(text) <= maxResponseBytes) return text;
  return JSON.stringify(tooLong(maxResponseBytes, language));
}

/** What goes in place of a result that is too long. */
export function tooLong(maximum: number, language: Language): FormattedExecutionResult {
  return farewellOf(new HubError('RESPONSE_TOO_LARGE', { maximum }), language);
}
