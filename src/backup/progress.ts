/** Told after each page of rows. */
export type Progress = (state: {
  readonly table: string;
  /** Rows so far, of all tables. */
  readonly rows: number;
  /** Rows altogether; null where nobody has counted them. */
  readonly total: number | null;
}) => void;
