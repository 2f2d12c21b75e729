import { findDomainTool } from './catalog/find-domain.tool';
import { getLineageTool } from './catalog/get-lineage.tool';
import { getModelTool } from './catalog/get-model.tool';
import { searchModelsTool } from './catalog/search-models.tool';
import { compareBasesTool } from './recommend/compare-bases.tool';
import { planTrialsTool } from './recommend/plan-trials.tool';
import { recommendBaseTool } from './recommend/recommend-base.tool';
import { reportResultTool } from './results/report-result.tool';
import type { Tool } from './tool';

/** What an agent can have done, in the order in which it is told of. */
export const TOOLS: readonly Tool[] = [
  recommendBaseTool,
  compareBasesTool,
  planTrialsTool,
  searchModelsTool,
  getModelTool,
  getLineageTool,
  findDomainTool,
  reportResultTool,
];
