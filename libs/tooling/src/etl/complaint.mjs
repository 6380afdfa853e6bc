/** Why a command cannot be done, as one sentence for the person who gave it. */
export class Complaint extends Error {}
