import { randomUUID } from 'node:crypto';
import { regions } from '@banenbrug/regions';
import type { Subgraph } from '@banenbrug/service-common';
import { ask, createTestHub, fixedClock, sensitive, type TestHub } from '@banenbrug/testkit';
import { candidates } from '../src';
import { bytes, create, ended, header, importFile, report, upload } from './send-imports';
import { type SeededDesk, seedDesk } from './seed-desks';
import { completeProfile, write } from './write-profiles';

describe('an import', () => {
  const clock = fixedClock('2026-06-15T08:00:00Z');
  let hub: TestHub;
  let subgraph: Subgraph;
  let desk: SeededDesk;
  let other: SeededDesk;

  const imported = (lines: readonly string[], input: object = {}) =>
    importFile(subgraph, desk.caller, bytes(lines), input);
  /** The desk's profiles as anybody's SQL finds them, by reference. */
  const rows = async (deskId = desk.id) => {
    const found = await hub.sql<Record<string, unknown>>(
      `select p.id, d.desk_reference, p.state, p.hours_min, p.hours_max, p.skills, p.available_from, p.revision,
         p.verified_on::text, p.changed_on::text, d.consent_recorded_on::text, d.desk_notes,
         (select array_agg(s.text order by s.id) from candidates.skills s where s.id = any(p.skill_ids)) as dictionary,
         p.xmin::text as version
       from (select set_config('app.role', 'DESK', true), set_config('app.desk_id', $1, true)) as caller,
         candidates.candidate_profiles p left join candidates.profile_private d on d.profile_id = p.id
       where p.desk_id = $1::uuid order by d.desk_reference`,
      [deskId],
    );
    return new Map(found.map((row) => [row['desk_reference'], row]));
  };
  const lines = (id: string) =>
    hub.sql<{ action: string; actor: string; object_ids: string[]; desk_id: string }>(
      `select action, actor, object_ids, desk_id from candidates.audit_entries where $1 = any(object_ids) order by at`,
      [id],
    );

  beforeAll(async () => {
    hub = await createTestHub([regions, candidates]);
    subgraph = await hub.subgraph('candidates', { clock });
  });
  beforeEach(async () => {
    clock.set('2026-06-15T08:00:00Z');
    desk = await seedDesk(hub, ['AM06', 'AM18']);
    other = await seedDesk(hub, ['AM06']);
  });
  afterAll(() => hub.close());

  it('publishes the rows of a file, each by the rules of publishing, and reports what is unknown', async () => {
    const done = await imported([
      header,
      'W-1;ja;24-32 u;Orderpicken, Inpakken;1-7-2026',
      'W-2;2026-05-01;;;',
      'W-3;nee;24;;',
      'W-4;;24;;',
    ]);
    expect(done).toMatchObject({
      state: 'DONE',
      rowsTotal: 4,
      rowsDone: 4,
      published: 2,
      updated: 0,
      unchanged: 0,
      refused: 2,
      undoUntil: '2026-06-16T08:00:00.000Z',
    });
    expect(done.rowProblems.nodes).toEqual([
      { line: 4, field: 'CONSENT', category: 'NO_CONSENT', refusesRow: true },
      { line: 5, field: 'CONSENT', category: 'NO_CONSENT', refusesRow: true },
    ]);
    expect(Object.fromEntries(done.unknownFields.map(({ field, profiles }) => [field, profiles]))).toEqual({
      AVAILABLE_FROM: 1,
      HOURS_PER_WEEK: 1,
      WORKING_LEVEL: 2,
      OCCUPATIONS: 2,
      SECTORS: 2,
      SKILLS: 1,
      LANGUAGES: 2,
      DRIVING_LICENCES: 2,
      TRAVEL: 2,
    });
    const found = await rows();
    expect(found.get('W-1')).toMatchObject({
      state: 'PUBLISHED',
      hours_min: 24,
      hours_max: 32,
      skills: ['Orderpicken', 'Inpakken'],
      available_from: '2026-07',
      revision: 1,
      verified_on: '2026-06-15',
      consent_recorded_on: '2026-06-15',
    });
    expect(found.get('W-1')?.['dictionary']).toEqual(expect.arrayContaining(['orderpicken', 'inpakken']));
    expect(found.get('W-2')).toMatchObject({
      hours_min: null,
      skills: null,
      consent_recorded_on: '2026-05-01',
    });
    expect(found.size).toBe(2);
  });

  it('leaves one audit line for each chunk with the ids, and one for the import, by who asked for it', async () => {
    const done = await imported([header, 'W-1;ja;;;', 'W-2;ja;;;']);
    const ids = [...(await rows()).values()].map(({ id }) => id);
    expect(await lines(done.id)).toMatchObject([
      { action: 'createImport', actor: desk.caller.subject, object_ids: [done.id] },
      { action: 'IMPORT_CHUNK', actor: desk.caller.subject, desk_id: desk.id },
      { action: 'IMPORT_PROFILES', object_ids: [done.id] },
    ]);
    const [, chunk] = await lines(done.id);
    expect(new Set(chunk?.object_ids)).toEqual(new Set([done.id, ...ids]));
  });

  it('changes nothing when the same file comes again, and writes no profile that was verified today', async () => {
    const file = [header, 'W-1;ja;24-32;Orderpicken;', 'W-2;ja;;;'];
    await imported(file);
    const before = await rows();
    expect(await imported(file)).toMatchObject({ published: 0, updated: 0, unchanged: 2, undoUntil: null });
    expect(await rows()).toEqual(before);
    clock.set('2026-06-16T08:00:00Z');
    expect(await imported(file)).toMatchObject({ published: 0, updated: 0, unchanged: 2 });
    expect((await rows()).get('W-1')).toMatchObject({
      revision: 1,
      verified_on: '2026-06-16',
      changed_on: '2026-06-15',
    });
  });

  it('updates what the file tells otherwise, and leaves what it has no column for', async () => {
    await write(subgraph, 'publishProfile', { ...completeProfile, deskReference: 'W-1' }, desk.caller);
    clock.set('2026-06-16T08:00:00Z');
    const done = await imported(['Kenmerk;Toestemming;Uren per week;Beschikbaar vanaf', 'W-1;ja;20-30;']);
    expect(done).toMatchObject({ published: 0, updated: 1, unchanged: 0 });
    expect((await rows()).get('W-1')).toMatchObject({
      hours_min: 20,
      hours_max: 30,
      available_from: null,
      skills: completeProfile.skills,
      desk_notes: completeProfile.deskNotes,
      consent_recorded_on: '2026-06-01',
      revision: 2,
      verified_on: '2026-06-16',
      changed_on: '2026-06-16',
    });
  });

  it('takes nothing away for a cell that nobody can read', async () => {
    await imported([header, 'W-1;ja;24-32;;']);
    const done = await imported([header, 'W-1;ja;veel;;']);
    expect(done).toMatchObject({ unchanged: 1, updated: 0 });
    expect(done.rowProblems.nodes).toEqual([
      { line: 2, field: 'HOURS_PER_WEEK', category: 'UNREADABLE', refusesRow: false },
    ]);
    expect((await rows()).get('W-1')).toMatchObject({ hours_min: 24 });
  });

  it('publishes anew who was withdrawn', async () => {
    await imported([header, 'W-1;ja;24;;']);
    const id = (await rows()).get('W-1')?.['id'];
    await write(subgraph, 'withdrawProfile', { profileId: id }, desk.caller);
    expect(await imported([header, 'W-1;ja;24;;'])).toMatchObject({ published: 1, updated: 0 });
    expect((await rows()).get('W-1')?.['id']).not.toBe(id);
  });

  it('refuses a reference from the second row on, and one that several profiles bear', async () => {
    for (const _ of [1, 2]) {
      await write(subgraph, 'publishProfile', { ...completeProfile, deskReference: 'W-9' }, desk.caller);
    }
    const done = await imported([header, 'W-1;ja;24;;', 'W-1;ja;32;;', 'W-9;ja;24;;']);
    expect(done).toMatchObject({ published: 1, refused: 2 });
    expect(done.rowProblems.nodes).toEqual([
      { line: 3, field: 'DESK_REFERENCE', category: 'DUPLICATE_REFERENCE', refusesRow: true },
      { line: 4, field: 'DESK_REFERENCE', category: 'SEVERAL_PROFILES', refusesRow: true },
    ]);
    expect((await rows()).get('W-1')).toMatchObject({ hours_min: 24 });
  });

  const bsn = sensitive('BSN', '123456782');
  const email = sensitive('e-mail address', 'piet@example.nl');
  const diagnosis = sensitive('health', 'Rustig werken, heeft autisme');

  it('refuses rows that identify a person or describe a limitation, by line, and keeps nothing of them', async () => {
    const done = await imported([
      header,
      `${bsn};ja;24;;`,
      `W-2;ja;24;Mail ${email};`,
      `W-3;ja;24;"${diagnosis}";`,
      'W-4;ja;24;Inpakken;',
    ]);
    expect(done).toMatchObject({ state: 'DONE', published: 1, refused: 3 });
    expect(done.rowProblems.nodes.map(({ line, category }) => `${line} ${category}`)).toEqual([
      '2 BSN',
      '3 EMAIL',
      '4 HEALTH',
    ]);
    expect(JSON.stringify(done)).not.toMatch(/123456782|piet@|autisme/);
    const kept = await hub.sql<{ text: string }>(
      `select i::text || coalesce(string_agg(r::text, ''), '') as text from candidates.imports i
       left join candidates.import_row_problems r on r.import_id = i.id where i.id = $1 group by i`,
      [done.id],
    );
    expect(kept[0]?.text).not.toMatch(/123456782|piet@|autisme/);
    expect(await hub.sql(`select from candidates.skills where text like '%autisme%'`)).toEqual([]);
  });

  it('proposes who is missing from a full export, and who has no consent in it, and withdraws nobody', async () => {
    await imported([header, 'W-1;ja;;;', 'W-2;ja;;;', 'W-3;ja;;;']);
    await write(
      subgraph,
      'publishProfile',
      { regionCode: 'AM06', consentRecordedOn: '2026-06-01' },
      desk.caller,
    );
    const partial = await imported([header, 'W-1;ja;;;']);
    expect(partial.missing.totalCount).toBe(0);
    const done = await imported([header, 'W-1;ja;;;', 'W-3;nee;;;'], { isFullExport: true });
    expect(new Set(done.missing.nodes.map(({ deskReference }) => deskReference))).toEqual(
      new Set(['W-2', 'W-3']),
    );
    expect(done.missing.totalCount).toBe(2);
    expect([...(await rows()).values()].filter(({ state }) => state === 'PUBLISHED')).toHaveLength(4);
    await write(subgraph, 'withdrawProfile', { profileId: done.missing.nodes[0]?.id }, desk.caller);
    expect((await report(subgraph, desk.caller, done.id))?.missing.totalCount).toBe(1);
  });

  it('only judges and reports in a dry run', async () => {
    await imported([header, 'W-1;ja;24;;', 'W-2;ja;24;;']);
    const before = await rows();
    const done = await imported([header, 'W-1;ja;32;;', 'W-2;ja;24;;', 'W-3;ja;;;', 'W-4;nee;;;'], {
      isDryRun: true,
    });
    expect(done).toMatchObject({ published: 1, updated: 1, unchanged: 1, refused: 1, undoUntil: null });
    expect(await rows()).toEqual(before);
  });

  it('is its own desk’s: to another it is not there', async () => {
    const done = await imported([header, 'W-1;ja;;;']);
    expect(await report(subgraph, other.caller, done.id)).toBeNull();
    expect(await report(subgraph, other.caller, randomUUID())).toBeNull();
    expect(await report(subgraph, other.caller, 'import')).toBeNull();
    // The same reference at another desk is another person.
    expect(await importFile(subgraph, other.caller, bytes([header, 'W-1;ja;;;']))).toMatchObject({
      published: 1,
    });
  });

  describe('the meaning of the columns', () => {
    const odd = ['nr;ok;uren', 'W-1;ja;24'];
    const mapping = {
      columns: [
        { target: 'DESK_REFERENCE', name: 'nr' },
        { target: 'CONSENT', position: 2 },
        { target: 'HOURS_PER_WEEK', name: 'UREN' },
      ],
    };

    it('is remembered: told once, it holds for the desk’s next file of the format', async () => {
      expect(await imported(odd)).toMatchObject({ state: 'FAILED', failure: 'NO_MAPPING', published: 0 });
      expect(await imported(odd, { mapping })).toMatchObject({ state: 'DONE', published: 1 });
      expect(await imported(odd)).toMatchObject({ state: 'DONE', unchanged: 1 });
      expect(await importFile(subgraph, other.caller, bytes(odd))).toMatchObject({ failure: 'NO_MAPPING' });
    });

    it('is remembered under a name, and a name that the desk has not is unknown', async () => {
      const { data } = await ask<{ saveImportMapping: { mapping: object; errors: object[] } }>(
        subgraph,
        `mutation ($input: SaveImportMappingInput!) { saveImportMapping(input: $input) {
          mapping { name format columns { target name position } } errors { __typename } } }`,
        { input: { format: 'CSV', name: 'Oude export', mapping } },
        { caller: desk.caller },
      );
      expect(data.saveImportMapping).toEqual({
        errors: [],
        mapping: {
          name: 'Oude export',
          format: 'CSV',
          columns: [
            { target: 'DESK_REFERENCE', name: 'nr', position: null },
            { target: 'CONSENT', name: null, position: 2 },
            { target: 'HOURS_PER_WEEK', name: 'UREN', position: null },
          ],
        },
      });
      expect(await imported(odd, { mappingName: 'Oude export' })).toMatchObject({ published: 1 });
      const unknown = await create(subgraph, other.caller, bytes(odd), { mappingName: 'Oude export' });
      expect(unknown).toMatchObject({
        ticket: null,
        errors: [{ __typename: 'ReferenceUnknown', path: ['input', 'mappingName'] }],
      });
    });

    it.each([
      ['two ways at once', { mapping, preset: 'SONAR' }, ['input', 'preset'], 'NOT_APPLICABLE'],
      ['columns of VUM', { format: 'VUM_JSON', preset: 'SONAR' }, ['input', 'preset'], 'NOT_APPLICABLE'],
      [
        'no reference',
        { mapping: { columns: [{ target: 'CONSENT', name: 'ok' }] } },
        ['input', 'mapping', 'columns'],
        'REQUIRED',
      ],
      [
        'a target twice',
        { mapping: { columns: [...mapping.columns, { target: 'CONSENT', name: 'ook' }] } },
        ['input', 'mapping', 'columns', '3', 'target'],
        'NOT_APPLICABLE',
      ],
      [
        'a column that is named in no way',
        { mapping: { columns: [{ target: 'DESK_REFERENCE' }] } },
        ['input', 'mapping', 'columns', '0', 'name'],
        'REQUIRED',
      ],
      ['a file of no bytes', { sizeBytes: 0 }, ['input', 'sizeBytes'], 'OUT_OF_RANGE'],
      ['a file of more than 50 MiB', { sizeBytes: 52_428_801 }, ['input', 'sizeBytes'], 'OUT_OF_RANGE'],
      ['no place', { regionCode: null }, ['input', 'regionCode'], 'REQUIRED'],
      [
        'consent to come',
        { consentConfirmedOn: '2026-06-16' },
        ['input', 'consentConfirmedOn'],
        'IN_THE_FUTURE',
      ],
    ])('refuses %s', async (_, input, path, reason) => {
      const made = await create(subgraph, desk.caller, bytes(odd), input);
      expect(made).toMatchObject({ ticket: null, errors: [{ __typename: 'InvalidValue', path, reason }] });
      expect(await hub.sql('select from candidates.imports where desk_id = $1', [desk.id])).toEqual([]);
    });
  });

  it('takes VUM as it is, with the consent that the desk confirms for the file', async () => {
    const vum = Buffer.from(
      JSON.stringify([
        { idWerkzoekende: 'V-1', arbeidsmarktkwalificatie: { codeWerkEnDenkniveauWerkzoekende: 7 } },
        { idWerkzoekende: 'V-2', werktijden: { aantalWerkurenPerWeekMaximaal: 24 } },
      ]),
    );
    const file = { format: 'VUM_JSON' };
    expect(await importFile(subgraph, desk.caller, vum, file)).toMatchObject({ published: 0, refused: 2 });
    const done = await importFile(subgraph, desk.caller, vum, { ...file, consentConfirmedOn: '2026-06-01' });
    expect(done).toMatchObject({ published: 2, refused: 0 });
    expect((await rows()).get('V-2')).toMatchObject({ hours_max: 24, consent_recorded_on: '2026-06-01' });
    const later = await importFile(subgraph, desk.caller, vum, { ...file, consentConfirmedOn: '2026-06-02' });
    expect(later).toMatchObject({ unchanged: 2, updated: 0 });
  });

  it('finds a profile of another region of the desk by its reference, and moves it', async () => {
    await importFile(subgraph, desk.caller, bytes([header, 'W-1;ja;24;;']), { regionCode: 'AM18' });
    expect(await imported([header, 'W-1;ja;24;;'])).toMatchObject({ published: 0, updated: 1 });
    const [profile] = await hub.sql(
      'select region_code from candidates.candidate_profiles where desk_id = $1',
      [desk.id],
    );
    expect(profile).toEqual({ region_code: 'AM06' });
  });

  it('of two files of a desk that come at once takes one; the other’s ticket stays good', async () => {
    const files = [bytes([header, 'W-1;ja;;;']), bytes([header, 'W-2;ja;;;'])];
    const tickets = await Promise.all(files.map((file) => create(subgraph, desk.caller, file)));
    const answers = await Promise.all(
      tickets.map(({ ticket }, at) =>
        upload(subgraph, ticket ?? { id: '', secret: '' }, files[at] ?? Buffer.of()),
      ),
    );
    expect(answers.map(({ code }) => code).toSorted()).toEqual(['UPLOAD_CONFLICT', 'UPLOAD_RECEIVED']);
    const first = answers.findIndex(({ status }) => status === 202);
    await ended(subgraph, desk.caller, tickets[first]?.ticket?.id ?? '');
    const again = await upload(
      subgraph,
      tickets[1 - first]?.ticket ?? { id: '', secret: '' },
      files[1 - first] ?? Buffer.of(),
    );
    expect(again.status).toBe(202);
    await ended(subgraph, desk.caller, tickets[1 - first]?.ticket?.id ?? '');
    expect((await rows()).size).toBe(2);
  });
});
