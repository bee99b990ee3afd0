import { randomUUID } from 'node:crypto';
import { type Hub, personas } from '@banenbrug/standalone';
import { type Caller, callerClaim, callerFromClaims } from '@banenbrug/service-common';
import { Client } from 'pg';

/** What a hall screen follows: the change, who it is between, and the counts of the map. */
export const followed = `subscription ($sessionId: ID!) {
  change: followUpChanges(sessionId: $sessionId) {
    cursor kind followUpAgreementId
    followUpAgreement { category employer { name } regions { code name } }
    regionCounts { region { code } count }
  }
}`;

const record = `mutation ($input: RecordFollowUpAgreementInput!) {
  recordFollowUpAgreement(input: $input) { followUpAgreement { id } errors { __typename } }
}`;

const regions = ['AM06', 'AM29', 'AM01', 'AM02', 'AM03', 'AM04', 'AM05'] as const;

/** A session that is open, and who may agree on something in it. */
export interface Hall {
  readonly sessionId: string;
  /** Of the server. */
  readonly postgres: string;
  /** Records an agreement that nobody has yet; answers its id. */
  record(): Promise<string>;
  /** When the change of each agreement was committed, in milliseconds since 1970, as the server tells it. */
  commits(): Promise<ReadonlyMap<string, number>>;
  close(): Promise<void>;
}

/** Opens a session on a hub with the demo data, whose server keeps times of commits. */
export async function openHall(hub: Hub, ownerUrl: string): Promise<Hall> {
  const sessionId = randomUUID();
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query(
    `insert into agreements.dialogue_sessions (id, title, held_on, organisers, state, organiser_subject)
     values ($1, 'Bench', current_date, '{"Bench"}', 'OPEN', 'bench')`,
    [sessionId],
  );
  const { rows } = await owner.query<{ id: string }>(
    'select id from employers.employers order by id limit 100',
  );
  const server = await owner.query<{ server_version: string }>('show server_version');
  let recorded = 0;
  return {
    sessionId,
    postgres: server.rows[0]?.server_version ?? 'unknown',
    async record() {
      const at = recorded++;
      const input = {
        sessionId,
        employerId: rows[at % rows.length]?.id,
        regions: [regions[Math.floor(at / rows.length) % regions.length]],
        category: 'OTHER',
      };
      const { data } = await hub.gateway.executeOperation(
        { query: record, variables: { input } },
        { caller: liaison() },
      );
      const written = data?.['recordFollowUpAgreement'] as {
        followUpAgreement: { id: string } | null;
      } | null;
      if (!written?.followUpAgreement) throw new Error('An agreement was refused.');
      return written.followUpAgreement.id;
    },
    async commits() {
      const { rows: told } = await owner.query<{ id: string; at: string }>(
        `select follow_up_agreement_id as id, extract(epoch from pg_xact_commit_timestamp(xmin)) * 1000 as at
         from agreements.session_events where session_id = $1`,
        [sessionId],
      );
      return new Map(told.map(({ id, at }) => [id, Number(at)]));
    },
    close: () => owner.end(),
  };
}

function liaison(): Caller {
  const persona = personas.find(({ name }) => name === 'liaison');
  if (!persona) throw new Error('The demo data have no liaison.');
  return callerFromClaims({ subject: persona.subject, claims: { [callerClaim]: persona.claims } });
}
