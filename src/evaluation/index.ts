export { evaluate, type EvaluationTables, type MatrixEvaluation } from './evaluate';
export { readTables } from './read-tables';
export { runEvaluation, type EvaluationReport, type MatrixReport } from './report';
