import { HubError } from '@banenbrug/service-common';
import { type GraphQLSchema, parse, specifiedRules, validate } from 'graphql';
import type { JudgeDocument, JudgedDocument } from '../limits/judge-document';
import { ownRules } from './own-rules';
import type { TrustedDocument } from './read-manifest';

/**
 * Judges trusted documents once, when the gateway is made: against the schema, the limits, and the cost as far as it
 * is the same for all variables. The function throws Error: a hub does not start with a document that it would refuse.
 */
export function createTrustedJudge(
  judge: JudgeDocument,
  schema: GraphQLSchema,
): (document: TrustedDocument) => JudgedDocument {
  const refuse = ({ name }: TrustedDocument, why: string): Error =>
    new Error(`The trusted document "${name}" cannot be used: ${why}`);
  return (document) => {
    try {
      const judged = judge(document.body);
      judged.checkFixedCosts();
      const [error] = validate(schema, parse(document.body), [...specifiedRules, ...ownRules]);
      if (error) throw error;
      return judged;
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const { message } = error;
      const bounds = error instanceof HubError ? ` (${error.code} ${JSON.stringify(error.details)})` : '';
      throw refuse(document, `${message}${bounds}`);
    }
  };
}
