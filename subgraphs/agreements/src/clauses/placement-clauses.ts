import { invalidValue } from '@banenbrug/service-common';
import { choice } from './choice-fields';
import { defineClause } from './define-clause';
import { type Hours, hours } from './hours-field';
import { parties, placementScopes } from './labels';
import { amount, labelled } from './phrases';
import { day, integer, text } from './scalar-fields';

export const intendedPlacements = defineClause({
  ingredient: 'INTENDED_PLACEMENTS',
  name: 'intendedPlacements',
  title: { en: 'Intended placements', nl: 'Beoogde plaatsingen' },
  fields: {
    placements: integer({ minimum: 1, maximum: 10_000 }, { en: String, nl: String }),
    scope: choice(placementScopes, { en: String, nl: String }),
  },
});

export const contract = defineClause({
  ingredient: 'CONTRACT',
  name: 'contract',
  title: { en: 'Contract', nl: 'Contract' },
  fields: {
    minimumMonths: integer(
      { minimum: 1, maximum: 36 },
      amount('months', { en: ['at least'], nl: ['minstens'] }),
    ),
    hoursPerWeek: hours({
      en: (range) => `${rangeText(range, 'to', 'at least', 'at most')} hours a week`,
      nl: (range) => `${rangeText(range, 'tot', 'minstens', 'hoogstens')} uur per week`,
    }),
  },
});

export const trialPlacement = defineClause({
  ingredient: 'TRIAL_PLACEMENT',
  name: 'trialPlacement',
  title: { en: 'Trial placement', nl: 'Proefplaatsing' },
  fields: {
    standardMonths: integer(
      { minimum: 1, maximum: 12 },
      amount('months', { en: ['usually'], nl: ['standaard'] }),
    ),
    maxMonths: integer({ minimum: 1, maximum: 12 }, amount('months', { en: ['at most'], nl: ['hoogstens'] })),
    requestedBy: choice(parties, labelled('requested by', 'aan te vragen door')),
    insuredBy: choice(parties, labelled('insured by', 'verzekerd door')),
  },
  check: ({ standardMonths, maxMonths }, path) =>
    standardMonths !== null && maxMonths !== null && maxMonths < standardMonths
      ? [invalidValue([...path, 'maxMonths'], 'END_BEFORE_START')]
      : [],
});

export const aftercare = defineClause({
  ingredient: 'AFTERCARE',
  name: 'aftercare',
  title: { en: 'Aftercare', nl: 'Nazorg' },
  fields: {
    months: integer({ minimum: 1, maximum: 36 }, amount('months', { en: ['for'], nl: ['gedurende'] })),
    evaluateOn: day(labelled('evaluation on', 'evaluatie op')),
    onDropOut: text(500, labelled('when a placement ends early:', 'bij uitval:')),
  },
});

function rangeText({ min, max }: Hours, to: string, atLeast: string, atMost: string): string {
  if (min === null) return `${atMost} ${max}`;
  if (max === null) return `${atLeast} ${min}`;
  return min === max ? String(min) : `${min} ${to} ${max}`;
}
