import type { Role } from './roles';

export interface LoginRequest {
  email: string;
  password: string;
}

export interface UserSummary {
  id: string;
  email: string;
  name: string;
}

export interface OrgMembership {
  id: string;
  name: string;
  role: Role;
}

/** What `POST /api/auth/login` and `GET /api/auth/me` answer. */
export interface SessionInfo {
  user: UserSummary;
  orgs: OrgMembership[];
  /** Only for those who may see how the installation is. */
  isOperator?: true;
}

/** A new person with an organization of their own, where the installation lets people sign up. */
export interface RegisterRequest {
  email: string;
  password: string;
  name: string;
  orgName: string;
}

export interface PasswordChangeRequest {
  currentPassword: string;
  newPassword: string;
}

export interface Organization {
  id: string;
  name: string;
  role: Role;
  createdAt: string;
}

export interface Member {
  userId: string;
  email: string;
  name: string;
  role: Role;
  joinedAt: string;
}

export interface MemberRoleRequest {
  role: Role;
}

/** Header that a cookie-authenticated unsafe request must carry (CSRF). */
export const CSRF_HEADER = 'X-Requested-With';
export const CSRF_VALUE = 'etl-studio';
/** Header that names the organization on collection routes; streams take `?orgId=` instead. */
export const ORG_HEADER = 'X-Org-Id';
