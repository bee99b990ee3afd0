import type { AmountRule } from '../reference/instrument';

/** The rules are a union by kind; a client sees one type in which the bounds that a kind has are filled in. */
export const InstrumentAmountRule = {
  minimumPercentage: (rule: AmountRule) =>
    rule.kind === 'PERCENTAGE_OF_DAILY_WAGE'
      ? rule.min
      : rule.kind === 'FIXED_PERCENTAGE_OF_MINIMUM_WAGE'
        ? rule.percentage
        : null,
  maximumPercentage: (rule: AmountRule) =>
    'max' in rule ? rule.max : rule.kind === 'FIXED_PERCENTAGE_OF_MINIMUM_WAGE' ? rule.percentage : null,
  year: (rule: AmountRule) => (rule.kind === 'PERCENTAGE_OF_WORKED_HOURS' ? rule.year : null),
  eurosPerHour: (rule: AmountRule) => (rule.kind === 'PER_HOUR' ? rule.eurosPerHour : null),
  maximumEurosPerYear: (rule: AmountRule) => (rule.kind === 'PER_HOUR' ? rule.maxEurosPerYear : null),
};
