export { databaseChecks, migrationCheck, type Repairs } from './database-checks';
export { DoctorService, type DoctorReport } from './doctor.service';
export { diskCheck, leftLock, settingsCheck } from './surroundings';
export { objectsCheck } from './objects-check';
export { findObjects } from './objects.repository';
