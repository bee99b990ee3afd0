import type { FollowUpAgreement, SessionEventKind } from '../../entities';
import type { FollowUpParties } from '../../repositories/follow-up-parties.repository';
import type { NewStatus } from '../../repositories/write-follow-ups.repository';
import type { EntryWords, FollowUpField } from './agreement-of-entries.service';
import { addAll, beginAgreement } from './written-agreement.service';

/** An entry with the parties whose agreement it belongs in. */
export interface EntryToPlace {
  readonly parties: FollowUpParties;
  readonly words: EntryWords;
}

/** Where an entry came: in which agreement, whether that is new by it, and what it says otherwise. */
export interface Placed {
  readonly agreementId: string;
  readonly isNew: boolean;
  readonly differs: readonly FollowUpField[];
}

interface Draft {
  agreement: FollowUpAgreement;
  readonly kind: SessionEventKind;
  readonly isInserted: boolean;
}

/**
 * The agreements of one session while the entries of a batch are added one by one, in memory: what is to be written in
 * the end is the same whether they come in one batch or in many.
 */
export class Placing {
  readonly #drafts = new Map<string, Draft>();
  readonly #present: ReadonlyMap<string, FollowUpAgreement>;
  readonly #statuses: NewStatus[] = [];
  readonly #day: string;
  readonly #createId: () => string;

  constructor(present: readonly FollowUpAgreement[], day: string, createId: () => string) {
    this.#present = new Map(present.map((agreement) => [keyOf(agreement), agreement]));
    this.#day = day;
    this.#createId = createId;
  }

  /** Whether there is an agreement of these parties that counts. */
  has(parties: FollowUpParties): boolean {
    const key = keyOf(parties);
    return this.#drafts.has(key) || this.#present.get(key)?.withdrawnOn === null;
  }

  add({ parties, words }: EntryToPlace): Placed {
    const key = keyOf(parties);
    const isNew = !this.has(parties);
    const draft = this.#drafts.get(key) ?? this.#draftOf(key, parties);
    const { agreement, statuses, differs } = addAll(draft.agreement, [words], this.#day);
    this.#drafts.set(key, { ...draft, agreement });
    this.#statuses.push(...statuses);
    return { agreementId: agreement.id, isNew, differs };
  }

  #draftOf(key: string, parties: FollowUpParties): Draft {
    const present = this.#present.get(key);
    if (present) {
      const kind = present.withdrawnOn === null ? 'CHANGED' : 'RECORDED';
      return { agreement: present, kind, isInserted: false };
    }
    const agreement = beginAgreement(this.#createId(), parties, this.#day);
    this.#statuses.push({ followUpAgreementId: agreement.id, status: 'OPEN' });
    return { agreement, kind: 'RECORDED', isInserted: true };
  }

  /** What is to be written for all that was added. */
  result(): {
    readonly inserted: readonly FollowUpAgreement[];
    readonly updated: readonly FollowUpAgreement[];
    readonly statuses: readonly NewStatus[];
    readonly events: readonly { readonly followUpAgreementId: string; readonly kind: SessionEventKind }[];
  } {
    const drafts = [...this.#drafts.values()];
    const of = (isInserted: boolean): FollowUpAgreement[] =>
      drafts.filter((draft) => draft.isInserted === isInserted).map(({ agreement }) => agreement);
    return {
      inserted: of(true),
      updated: of(false),
      statuses: this.#statuses,
      events: drafts.map(({ agreement, kind }) => ({ followUpAgreementId: agreement.id, kind })),
    };
  }
}

/** Within one session: employer, category and set of regions. */
const keyOf = ({ employerId, category, regionCodes }: FollowUpParties): string =>
  [employerId, category, ...regionCodes].join(' ');
