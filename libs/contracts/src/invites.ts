import type { Role } from './roles';

export interface InviteRequest {
  email: string;
  /** No more than who invites. */
  role: Role;
}

/** Whether the mail with an invite's link waits to be sent, was taken by the mail server, or could not be sent. */
export type InviteMail = 'WAITING' | 'SENT' | 'FAILED';

/** An invite that waits to be accepted. */
export interface Invite {
  id: string;
  email: string;
  role: Role;
  createdBy: { id: string; name: string };
  createdAt: string;
  expiresAt: string;
  /** Null where no mail was written: hand the link over. */
  mail: InviteMail | null;
}

/** What inviting answers: the only time that the token is shown. */
export interface NewInvite extends Invite {
  token: string;
  /** Address of the console with the token in its fragment, which no server and no log ever sees. */
  link: string;
}

/** What an invited person sees before accepting. */
export interface InvitePreview {
  organization: { id: string; name: string };
  email: string;
  role: Role;
  invitedBy: string;
  expiresAt: string;
  /** Whether somebody has an account with this email: they sign in; others choose a name and a password. */
  hasAccount: boolean;
}

export interface InvitePreviewRequest {
  token: string;
}

export interface InviteAcceptance {
  token: string;
  /** For a person without an account, together with `password`. */
  name?: string;
  password?: string;
}
