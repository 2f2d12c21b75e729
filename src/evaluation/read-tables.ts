import type { EvaluationTables } from './evaluate';
import { readDatasets, readModels, readResults } from './rows';

/**
 * Reads what one evaluation needs.
 * @throws AppError BAD_USER_INPUT naming file, line and column at fault
 */
export function readTables(resultsFile: string, datasetsFile: string, modelsFile?: string): EvaluationTables {
  return {
    results: readResults(resultsFile),
    datasets: readDatasets(datasetsFile),
    models: modelsFile === undefined ? [] : readModels(modelsFile),
  };
}
