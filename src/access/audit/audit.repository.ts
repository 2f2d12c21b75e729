import type { SqlExecutor } from '../../platform/database';

/** An attempt that was refused. */
export interface Refusal {
  readonly principal: string;
  readonly requestId: string | null;
  readonly operation: string;
  readonly code: string;
  readonly message: string;
  /** How many attempts this one stands for. */
  readonly count: number;
}

/** Reads and writes the audit log; changes are written by triggers. */
export class AuditRepository {
  constructor(private readonly executor: SqlExecutor) {}

  async refused({ principal, requestId, operation, code, message, count }: Refusal): Promise<void> {
    await this.executor.query({
      label: 'audit_refusal',
      text: `INSERT INTO audit_entry (principal, "requestId", operation, action, after, count)
        VALUES ($1, $2, $3, 'REFUSED', jsonb_build_object('code', $4::text, 'message', left($5::text, 500)), $6)`,
      values: [principal, requestId, operation, code, message, count],
    });
  }

  /** Who reported a transfer result; null when that is not known. */
  async reporterOf(resultId: number): Promise<string | null> {
    const [row] = await this.executor.query<{ principal: string }>({
      label: 'reporter_of_result',
      text: `SELECT principal FROM audit_entry
        WHERE "entityType" = 'TransferResult' AND "entityKey" = $1::text AND action = 'CREATED'`,
      values: [resultId],
    });
    return row?.principal ?? null;
  }
}
