export { BackupService, type BackupReport, type Sink } from './backup.service';
export { checkBackup, type BackupSummary, type Source } from './check-backup';
export { RestoreService, type RestoreOptions, type RestoreReport } from './restore.service';
export type { Progress } from './progress';
export { sinkOf, sourceOf, writeFile } from './backup-file';
