import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A creating mutation that was done, so that doing it again answers the same instead of creating twice. */
@Entity({ name: 'idempotency_keys' })
export class IdempotencyKey {
  /** The caller the key belongs to: keys of different callers never meet. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_idempotency_keys' })
  subject!: string;

  /** SHA-256 of the key: it is compared, never shown. */
  @PrimaryColumn({ type: 'text', name: 'key_hash', primaryKeyConstraintName: 'pk_idempotency_keys' })
  keyHash!: string;

  /** SHA-256 of the mutation's name and input: tells a repeat from a reuse without keeping the input. */
  @Column({ type: 'text', name: 'request_hash' })
  requestHash!: string;

  @Column({ type: 'uuid', name: 'result_id' })
  resultId!: string;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;
}
