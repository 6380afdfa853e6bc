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
  /** False for who signs in with another provider only: there is no password here to change. */
  hasPassword: boolean;
  /** Only for those who may see how the installation is. */
  isOperator?: true;
}

/** `GET /api/auth/methods`: how people sign in here. */
export interface SignInMethods {
  /** Whom else one signs in with, where the installation is told; `startPath` takes `?redirect=` and leads there. */
  singleSignOn: { name: string; startPath: string } | null;
}

/** Why somebody who came back from single sign-on was not let in: `problem` in the query of the sign-in page. */
export const SIGN_IN_PROBLEMS = [
  'unavailable',
  'failed',
  'too_many',
  'unverified_email',
  'unknown_person',
  'other_identity',
] as const;
export type SignInProblem = (typeof SIGN_IN_PROBLEMS)[number];

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
  /** When they were last in this organization, to a few minutes; null where they never were. */
  lastActiveAt: string | null;
}

export interface MemberRoleRequest {
  role: Role;
}

/** Header that a cookie-authenticated unsafe request must carry (CSRF). */
export const CSRF_HEADER = 'X-Requested-With';
export const CSRF_VALUE = 'etl-studio';
/** Header that names the organization on collection routes; streams take `?orgId=` instead. */
export const ORG_HEADER = 'X-Org-Id';
