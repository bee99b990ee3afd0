import type { CandidatesContext } from '../context';
import {
  type FieldCompleteness as Completeness,
  nationalMedianOf,
} from '../services/field-completeness.service';

export const FieldCompleteness = {
  nationalMedian: ({ field }: Completeness, _: unknown, context: CandidatesContext) =>
    nationalMedianOf(context, field),
};
