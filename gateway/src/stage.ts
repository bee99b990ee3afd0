import { type ValidationRule, parse } from 'graphql';
import { createTrustedJudge } from './documents/judge-trusted';
import { readManifest } from './documents/read-manifest';
import {
  type TrustedDocuments,
  type TrustedOnly,
  createTrustedDocuments,
  noTrustedDocuments,
} from './documents/trusted-documents';
import { type Admit, createAdmission } from './limits/admission';
import { createCostModel } from './limits/cost/cost-model';
import { type JudgeDocument, createDocumentJudge } from './limits/judge-document';
import { type Limits, defaultLimits } from './limits/limits';
import type { Supergraph } from './supergraph/read-supergraph';

/** The documents that a gateway trusts, and who may send no others. */
export interface TrustedDocumentOptions {
  /** A manifest in Apollo's format for persisted queries, as text. */
  readonly manifest: string;
  readonly only: TrustedOnly;
}

/** What the stage in front of the server is made of. */
export interface StageOptions {
  readonly supergraph: Supergraph;
  /** What is not said has its default. */
  readonly limits: Partial<Limits>;
  readonly introspection: boolean;
  readonly trustedDocuments: TrustedDocumentOptions | null;
  /** What documents are validated by besides the rules of the specification. */
  readonly ownRules: readonly ValidationRule[];
}

/**
 * Makes the stage that every request passes first, over HTTP or not.
 * @throws Error when a trusted document cannot be used, or the supergraph's costs cannot be counted
 */
export function createStage(options: StageOptions): Admit {
  const { supergraph, introspection } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const schema = supergraph.publicSchema;
  const model = createCostModel(parse(supergraph.sdl, { noLocation: true }), schema);
  const judge = createDocumentJudge({ schema, model, limits, introspection });
  return createAdmission({ limits, judge, trusted: trustedDocuments(options, judge) });
}

function trustedDocuments(
  { supergraph, trustedDocuments: given, ownRules }: StageOptions,
  judge: JudgeDocument,
): TrustedDocuments {
  if (given === null) return noTrustedDocuments;
  const judgeTrusted = createTrustedJudge(judge, supergraph.publicSchema, ownRules);
  return createTrustedDocuments(readManifest(given.manifest), given.only, judgeTrusted);
}
