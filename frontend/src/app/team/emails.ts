/** One address looks like this; whether it exists is for its owner to show. */
const EMAIL = /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/;

export interface TypedEmails {
  emails: string[];
  /** Pieces that are no address. */
  wrong: string[];
}

/** The addresses of a pasted text, once each: "Ann <ann@x.com>, bob@x.com" or a line each. */
export function emailsIn(text: string): TypedEmails {
  const pieces = text
    .split(/[,;\n]+/)
    .map((piece) => /<([^>]+)>/.exec(piece)?.[1] ?? piece)
    .flatMap((piece) => piece.trim().split(/\s+/))
    .filter(Boolean);
  const [emails, wrong] = [new Map<string, string>(), new Set<string>()];
  for (const piece of pieces) {
    if (EMAIL.test(piece)) emails.set(piece.toLowerCase(), piece);
    else wrong.add(piece);
  }
  return { emails: [...emails.values()], wrong: [...wrong] };
}
