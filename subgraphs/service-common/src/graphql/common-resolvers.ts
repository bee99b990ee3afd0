import { type UserError, userErrorCodes, userErrorMessage } from '../errors';
import { labelResolvers } from './labels';
import type { RequestContext } from './request-context';
import type { ResolverMap } from './resolver-map';
import { scalars } from './scalars';

const userError = {
  code: (error: UserError) => userErrorCodes[error.__typename],
  message: (error: UserError, _: unknown, { language }: RequestContext) => userErrorMessage(error, language),
};

/** The resolvers that go with common.graphql. */
export const commonResolvers: ResolverMap = {
  ...scalars,
  ...labelResolvers,
  ReferenceUnknown: userError,
  InvalidValue: userError,
  SensitiveText: userError,
  IdempotencyKeyReused: userError,
  AlreadyExists: userError,
  StateConflict: userError,
  RateLimited: userError,
};
