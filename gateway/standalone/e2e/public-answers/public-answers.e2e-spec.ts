import { readFileSync } from 'node:fs';
import { publicCaller } from '@banenbrug/service-common';
import { parse } from 'graphql';
import { personas } from '../../src';
import { type DemoHub, startDemoHub, supergraphFile } from '../demo-hub';
import { personaCaller } from '../demo-operations';
import { startTimeoutMs } from '../processes/child';
import { publicQuestions } from './public-questions';

const idOf = async ({ sql }: DemoHub, table: string): Promise<string> => {
  const [row] = await sql<{ id: string }>(`select id from ${table} order by id limit 1`);
  return `(id: "${row?.id}")`;
};

describe('what the schema says is the same for everybody', () => {
  jest.setTimeout(startTimeoutMs);

  let hub: DemoHub;
  beforeAll(async () => {
    hub = await startDemoHub({ runsJobs: false });
  });
  afterAll(() => hub?.close());

  it('is: each role is answered every such field as somebody without a token is', async () => {
    const questions = publicQuestions(parse(readFileSync(supergraphFile, 'utf8')), {
      region: '(code: "AM06")',
      regions: '(codes: ["AM06", "AM22"])',
      municipality: '(code: "GM0200")',
      instrument: '(code: "TRIAL_PLACEMENT")',
      instruments: '(grantor: UWV)',
      places: '(names: ["Apeldoorn", "Food Valley"])',
      desks: '(first: 2)',
      dialogueSessions: '(first: 2)',
      knowledgeItems: '(first: 2)',
      desk: await idOf(hub, 'regions.desks'),
      dialogueSession: await idOf(hub, 'agreements.dialogue_sessions'),
    });
    expect(questions.map(({ field }) => field).sort()).toEqual([
      'desk',
      'desks',
      'dialogueSession',
      'dialogueSessions',
      'instrument',
      'instruments',
      'knowledgeItems',
      'municipality',
      'places',
      'referenceData',
      'region',
      'regions',
    ]);
    for (const { field, query } of questions) {
      const { result } = await hub.ask({ query }, publicCaller);
      expect({ field, errors: result.errors, isFound: result.data?.[field] !== null }).toEqual({
        field,
        isFound: true,
      });
      const told = await Promise.all(personas.map(({ name }) => hub.ask({ query }, personaCaller(name))));
      expect({ field, told: told.map((each) => each.result) }).toEqual({
        field,
        told: personas.map(() => result),
      });
    }
  });
});
