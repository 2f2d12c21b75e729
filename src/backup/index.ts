export { BackupService, type Sink } from './backup.service';
export { checkBackup, type Source } from './check-backup';
export { RestoreService } from './restore.service';
export type { Progress } from './progress';
export { sinkOf, sourceOf, writeFile } from './backup-file';
