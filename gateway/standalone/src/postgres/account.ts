import { readFileSync, statSync } from 'node:fs';

/** The operating-system user PostgreSQL runs as, when that is not the launcher's own. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
}

/**
 * The user for the server: null (the launcher's own) for an ordinary user, another one for root, because
 * PostgreSQL refuses to run as root. An existing cluster keeps its owner, whoever made it; a new one belongs
 * to `postgres` from /etc/passwd, else `nobody`.
 */
export function serverAccount(cluster: string): Account | null {
  if (process.getuid?.() !== 0) return null;
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) {
    return { uid: owner.uid, gid: owner.gid, name: `user ${owner.uid}` };
  }
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const wanted of ['postgres', 'nobody']) {
    const [name, , uid, gid] = accounts.find(([candidate]) => candidate === wanted) ?? [];
    if (name && uid && gid) return { uid: Number(uid), gid: Number(gid), name };
  }
  return { uid: 65534, gid: 65534, name: 'user 65534' };
}

/**
 * How a child process runs as the account: a bare environment (no PG* variable of the caller reaches the
 * server, messages are in English) and a working directory every user may stand in.
 */
export function runAs(account: Account | null): {
  uid?: number;
  gid?: number;
  cwd: string;
  env: NodeJS.ProcessEnv;
} {
  return { ...(account ? { uid: account.uid, gid: account.gid } : {}), cwd: '/', env: { LC_ALL: 'C' } };
}
