import { choice } from './choice-fields';
import { defineClause } from './define-clause';
import { channels } from './labels';
import { amount, labelled, whether } from './phrases';
import { integer, text, yesOrNo } from './scalar-fields';

const workingDays = { minimum: 1, maximum: 60 };

export const singleContact = defineClause({
  ingredient: 'CONTACT_PERSON',
  name: 'singleContact',
  title: { en: 'Contact person', nl: 'Contactpersoon' },
  fields: {
    isOnePerRegion: yesOrNo(
      whether(
        { yes: 'one for each region', no: 'several for each region' },
        { yes: 'één per regio', no: 'meer per regio' },
      ),
    ),
    isOneAtEmployer: yesOrNo(
      whether(
        { yes: 'one at the employer', no: 'several at the employer' },
        { yes: 'één bij de werkgever', no: 'meer bij de werkgever' },
      ),
    ),
    hasDeputy: yesOrNo(
      whether(
        { yes: 'with a deputy', no: 'without a deputy' },
        { yes: 'met vervanger', no: 'zonder vervanger' },
      ),
    ),
  },
});

export const escalation = defineClause({
  ingredient: 'ESCALATION',
  name: 'escalation',
  title: { en: 'When the contact has no answer', nl: 'Als de contactpersoon het antwoord niet heeft' },
  fields: {
    callBackDays: integer(
      workingDays,
      amount('workingDays', {
        en: ['the right person calls back within'],
        nl: ['de juiste persoon belt terug binnen'],
      }),
    ),
    procedure: text(500, { en: String, nl: String }),
  },
});

export const responseTime = defineClause({
  ingredient: 'RESPONSE_TIME',
  name: 'responseTime',
  title: { en: 'Response time', nl: 'Reactietermijn' },
  fields: {
    responseDays: integer(
      workingDays,
      amount('workingDays', { en: ['the region answers within'], nl: ['de regio reageert binnen'] }),
    ),
    feedbackDays: integer(
      workingDays,
      amount('workingDays', {
        en: ['the employer gives feedback within'],
        nl: ['de werkgever koppelt terug binnen'],
      }),
    ),
  },
});

export const communication = defineClause({
  ingredient: 'COMMUNICATION',
  name: 'communication',
  title: { en: 'Communication', nl: 'Communicatie' },
  fields: {
    channel: choice(channels, labelled('by', 'via')),
    consultEveryWeeks: integer(
      { minimum: 1, maximum: 52 },
      amount('weeks', { en: ['consultation every'], nl: ['overleg elke'] }),
    ),
    reviewEveryMonths: integer(
      { minimum: 1, maximum: 36 },
      amount('months', { en: ['evaluation every'], nl: ['evaluatie elke'] }),
    ),
  },
});
