export { ReportingRoleService, type RoleReport, type RoleRequest } from './reporting-role.service';
