import { choice, choices } from './choice-fields';
import { defineClause } from './define-clause';
import { parties, targetGroupLabels } from './labels';
import { amount, labelled, whether } from './phrases';
import { integer, text, yesOrNo } from './scalar-fields';
import { textList } from './text-list-field';

export const recruitmentProcedure = defineClause({
  ingredient: 'RECRUITMENT_PROCEDURE',
  name: 'recruitmentProcedure',
  title: { en: 'Vacancies and applications', nl: 'Vacatures en sollicitaties' },
  fields: {
    isAnonymousFirst: yesOrNo(
      whether(
        { yes: 'an anonymous profile comes first', no: 'candidates come with their name' },
        { yes: 'eerst een anoniem profiel', no: 'kandidaten komen met hun naam' },
      ),
    ),
    selectedBy: choice(parties, labelled('selection by', 'selectie door')),
    interviewWithinDays: integer(
      { minimum: 1, maximum: 60 },
      amount('workingDays', { en: ['interview within'], nl: ['gesprek binnen'] }),
    ),
    steps: textList(
      { maximum: 200, maximumItems: 20 },
      { en: (steps) => `steps: ${steps.join(', ')}`, nl: (steps) => `stappen: ${steps.join(', ')}` },
    ),
  },
});

export const targetGroups = defineClause({
  ingredient: 'TARGET_GROUPS',
  name: 'targetGroups',
  title: { en: 'For', nl: 'Voor' },
  fields: { groups: choices(targetGroupLabels, { en: String, nl: String }) },
});

export const preparation = defineClause({
  ingredient: 'PREPARATION',
  name: 'preparation',
  title: { en: 'Preparation', nl: 'Voorbereiding' },
  fields: {
    preTrainingWeeks: integer(
      { minimum: 1, maximum: 52 },
      amount('weeks', { en: ['', 'of training beforehand'], nl: ['', 'training vooraf'] }),
    ),
    isWorkBasedLearning: yesOrNo(
      whether(
        { yes: 'vocational training at work', no: 'no vocational training at work' },
        { yes: 'leren en werken (BBL)', no: 'geen BBL' },
      ),
    ),
    isPracticalLearning: yesOrNo(
      whether(
        { yes: 'practical learning for a certificate', no: 'no practical learning for a certificate' },
        { yes: 'praktijkleren', no: 'geen praktijkleren' },
      ),
    ),
    description: text(500, { en: String, nl: String }),
  },
});

export const dataSharing = defineClause({
  ingredient: 'DATA_SHARING',
  name: 'dataSharing',
  title: { en: 'Data and privacy', nl: 'Gegevens en privacy' },
  fields: {
    beforeMeeting: text(500, labelled('before a meeting:', 'voor een gesprek:')),
    afterAgreement: text(500, labelled('once the candidate has agreed:', 'na akkoord van de kandidaat:')),
  },
});
