import { parse } from 'graphql';
import { createTrustedJudge } from '../documents/judge-trusted';
import { readManifest } from '../documents/read-manifest';
import {
  type TrustedDocumentOptions,
  type TrustedDocuments,
  createTrustedDocuments,
  noTrustedDocuments,
} from '../documents/trusted-documents';
import { type Admit, createAdmission } from '../limits/admission';
import { createCostModel } from '../limits/cost/cost-model';
import { type JudgeDocument, createDocumentJudge } from '../limits/judge-document';
import { type Limits, defaultLimits } from '../limits/limits';
import type { Supergraph } from '../supergraph/read-supergraph';

/** What the stage in front of the server is made of. */
export interface StageOptions {
  readonly supergraph: Supergraph;
  /** What is not said has its default. */
  readonly limits: Partial<Limits>;
  readonly introspection: boolean;
  readonly trustedDocuments: TrustedDocumentOptions | null;
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
  { supergraph, trustedDocuments: given }: StageOptions,
  judge: JudgeDocument,
): TrustedDocuments {
  if (given === null) return noTrustedDocuments;
  const judgeTrusted = createTrustedJudge(judge, supergraph.publicSchema);
  return createTrustedDocuments(readManifest(given.manifest), given.only, judgeTrusted);
}
