import { choice, choices } from './choice-fields';
import { defineClause } from './define-clause';
import {
  instrumentKinds,
  jobCoachModes,
  jobCoachRegimes,
  sickLeaveAddressees,
  subsidyProcesses,
} from './labels';
import { amount, labelled, whether } from './phrases';
import { integer, text, yesOrNo } from './scalar-fields';

export const wageCostSubsidy = defineClause({
  ingredient: 'WAGE_COST_SUBSIDY',
  name: 'wageCostSubsidy',
  title: { en: 'Wage-cost subsidy', nl: 'Loonkostensubsidie' },
  fields: {
    process: choice(subsidyProcesses, labelled('by', 'via')),
    isFlatRateFirst: yesOrNo(
      whether(
        { yes: 'at the flat rate for the first six months', no: 'not at the flat rate first' },
        { yes: 'de eerste zes maanden forfaitair', no: 'niet eerst forfaitair' },
      ),
    ),
    decisionWeeks: integer(
      { minimum: 1, maximum: 26 },
      amount('weeks', { en: ['decision within'], nl: ['besluit binnen'] }),
    ),
    paymentDays: integer(
      { minimum: 1, maximum: 90 },
      amount('days', { en: ['payment within'], nl: ['betaling binnen'] }),
    ),
  },
});

export const wageValueAssessment = defineClause({
  ingredient: 'WAGE_VALUE_ASSESSMENT',
  name: 'wageValueAssessment',
  title: { en: 'Wage-value assessment', nl: 'Loonwaardebepaling' },
  fields: {
    method: text(120, labelled('by the method', 'volgens de methode')),
    afterWeeks: integer(
      { minimum: 1, maximum: 52 },
      amount('weeks', { en: ['after', 'of work'], nl: ['na', 'werk'] }),
    ),
    isEmployerPresent: yesOrNo(
      whether(
        { yes: 'the employer takes part', no: 'without the employer' },
        { yes: 'de werkgever is erbij', no: 'zonder de werkgever' },
      ),
    ),
  },
});

export const jobCoaching = defineClause({
  ingredient: 'JOB_COACHING',
  name: 'jobCoaching',
  title: { en: 'Job coaching', nl: 'Jobcoaching' },
  fields: {
    mode: choice(jobCoachModes, labelled('by', 'door')),
    regime: choice(jobCoachRegimes, labelled('regime:', 'regime:')),
    hourlyFeeCents: integer(
      { minimum: 1, maximum: 50_000 },
      { en: (cents) => `€${euros(cents, '.')} an hour`, nl: (cents) => `€ ${euros(cents, ',')} per uur` },
    ),
    isBuddyTrainingAccepted: yesOrNo(
      whether(
        { yes: 'training a colleague as buddy counts', no: 'training a colleague as buddy does not count' },
        { yes: 'harrietraining telt mee', no: 'harrietraining telt niet mee' },
      ),
    ),
  },
});

export const sickLeaveReporting = defineClause({
  ingredient: 'SICK_LEAVE_REPORTING',
  name: 'sickLeaveReporting',
  title: { en: 'Sick leave', nl: 'Ziekmelding' },
  fields: {
    reportTo: choices(sickLeaveAddressees, labelled('told in this order to', 'achtereenvolgens aan')),
    withinDays: integer(
      { minimum: 1, maximum: 10 },
      amount('workingDays', { en: ['within'], nl: ['binnen'] }),
    ),
  },
});

export const instrumentUse = defineClause({
  ingredient: 'INSTRUMENTS',
  name: 'instrumentUse',
  title: { en: 'Schemes', nl: 'Instrumenten' },
  fields: { kinds: choices(instrumentKinds, { en: String, nl: String }) },
});

const euros = (cents: number, separator: string): string =>
  `${Math.floor(cents / 100)}${separator}${String(cents % 100).padStart(2, '0')}`;
