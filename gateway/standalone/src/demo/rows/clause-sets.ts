import type { ClauseSetRow } from '@banenbrug/agreements';

/** Clauses by the properties of a clause set; what is absent is not agreed. */
export type Clauses = Omit<ClauseSetRow, 'id'>;

/** All eighteen clauses of the parcel company's framework. */
export function parcelClauses(evaluateOn: string): Clauses {
  return {
    singleContactIsOnePerRegion: true,
    singleContactIsOneAtEmployer: true,
    singleContactHasDeputy: true,
    escalationCallBackDays: 2,
    escalationProcedure: 'weet de contactpersoon het niet, dan belt wie het wel weet terug',
    recruitmentProcedureIsAnonymousFirst: true,
    recruitmentProcedureSelectedBy: 'EMPLOYER',
    recruitmentProcedureInterviewWithinDays: 10,
    recruitmentProcedureSteps: [
      'vacature bij het loket van de regio',
      'anonieme profielen',
      'kennismaking op het depot',
      'proefplaatsing of contract',
    ],
    responseTimeResponseDays: 2,
    responseTimeFeedbackDays: 3,
    communicationChannel: 'ONLINE_MEETING',
    communicationConsultEveryWeeks: 6,
    communicationReviewEveryMonths: 12,
    intendedPlacementsPlacements: 50,
    intendedPlacementsScope: 'PER_SITE',
    contractMinimumMonths: 6,
    contractHoursPerWeekMin: 16,
    contractHoursPerWeekMax: 32,
    ...trialPlacement(2, 3),
    ...wageCostSubsidy('PREFERENT', true),
    wageValueAssessmentMethod: 'landelijk gevalideerd',
    wageValueAssessmentAfterWeeks: 13,
    wageValueAssessmentIsEmployerPresent: true,
    ...jobCoaching('EITHER'),
    sickLeaveReportingReportTo: ['UWV', 'MUNICIPALITY'],
    sickLeaveReportingWithinDays: 2,
    instrumentUseKinds: ['WAGE_COST_SUBSIDY', 'NO_RISK_POLICY', 'JOB_COACH', 'TRIAL_PLACEMENT'],
    targetGroupsGroups: ['REGISTER', 'PARTICIPATION_ACT'],
    preparationPreTrainingWeeks: 2,
    preparationIsWorkBasedLearning: true,
    preparationIsPracticalLearning: true,
    preparationDescription: 'een dag meelopen op een bestaand depot',
    aftercareMonths: 12,
    aftercareEvaluateOn: evaluateOn,
    aftercareOnDropOut: 'binnen een week overleg met de regio over ander werk of een andere plek',
    dataSharingBeforeMeeting: 'alleen het anonieme profiel',
    dataSharingAfterAgreement: 'naam en bereikbaarheid, buiten deze hub om, via het loket',
    validityTermMonths: 24,
    validityIsRenewedTacitly: true,
    validityNoticeMonths: 3,
  };
}

/** The shorter framework of a chain of shops. */
export const shopClauses: Clauses = {
  singleContactIsOnePerRegion: true,
  responseTimeResponseDays: 3,
  responseTimeFeedbackDays: 5,
  recruitmentProcedureIsAnonymousFirst: true,
  recruitmentProcedureSelectedBy: 'REGION',
  contractMinimumMonths: 6,
  contractHoursPerWeekMin: 12,
  contractHoursPerWeekMax: 28,
  ...trialPlacement(2, 2),
  ...wageCostSubsidy('PREFERENT', false),
  ...jobCoaching('INTERNAL'),
  targetGroupsGroups: ['REGISTER'],
  validityTermMonths: 12,
  validityIsRenewedTacitly: false,
};

/** @param standardMonths the usual length @param maxMonths the longest, with extension */
export function trialPlacement(standardMonths: number, maxMonths: number): Clauses {
  return {
    trialPlacementStandardMonths: standardMonths,
    trialPlacementMaxMonths: maxMonths,
    trialPlacementRequestedBy: 'EMPLOYER',
    trialPlacementInsuredBy: 'EMPLOYER',
  };
}

/** How wage-cost subsidy goes, and whether it begins at the flat rate. */
export function wageCostSubsidy(process: 'PREFERENT' | 'MUNICIPAL', isFlatRateFirst: boolean): Clauses {
  return {
    wageCostSubsidyProcess: process,
    wageCostSubsidyIsFlatRateFirst: isFlatRateFirst,
    wageCostSubsidyDecisionWeeks: process === 'PREFERENT' ? 6 : 8,
    wageCostSubsidyPaymentDays: 30,
  };
}

/** Who coaches. */
export function jobCoaching(mode: 'INTERNAL' | 'EXTERNAL' | 'EITHER'): Clauses {
  return { jobCoachingMode: mode, jobCoachingRegime: 'LIGHT', jobCoachingIsBuddyTrainingAccepted: true };
}
