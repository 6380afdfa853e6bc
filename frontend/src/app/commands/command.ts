/** Groups of the menu, in the order in which they are shown. */
export const COMMAND_GROUPS = ['page', 'go', 'dataset', 'run', 'org', 'app'] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

/** Something that the menu can do, or a place that it can go to. */
export interface Command {
  id: string;
  group: CommandGroup;
  label: string;
  /** What tells it from others of the same name, such as the dataset of a run; searched too. */
  detail?: string;
  /** Keys that do the same, as `['g', 'd']`. */
  keys?: readonly string[];
  run: () => unknown;
}

export interface FoundGroup {
  group: CommandGroup;
  commands: Command[];
}

/** Commands of a group that are shown before anything was searched for, and after. */
const SHOWN = { unasked: 5, asked: 8 };

/**
 * The commands in which every word of `search` stands, by group. What begins with it comes before what holds it at
 * the beginning of a word, and that before what holds it anywhere; the group with the best of them comes first.
 */
export function findCommands(commands: readonly Command[], search: string): FoundGroup[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  const most = words.length > 0 ? SHOWN.asked : SHOWN.unasked;
  return COMMAND_GROUPS.map((group, place) => {
    const ranked = commands
      .filter((command) => command.group === group)
      .map((command) => ({ command, rank: rankOf(command, words) }))
      .filter(({ rank }) => rank < NOT_FOUND)
      .sort((one, other) => one.rank - other.rank);
    return {
      group,
      place,
      best: ranked[0]?.rank ?? NOT_FOUND,
      commands: ranked.map(({ command }) => command),
    };
  })
    .filter(({ commands: found }) => found.length > 0)
    .sort((one, other) => one.best - other.best || one.place - other.place)
    .map(({ group, commands: found }) => ({ group, commands: found.slice(0, most) }));
}

const NOT_FOUND = 4;

function rankOf({ label, detail }: Command, words: readonly string[]): number {
  const name = plain(label);
  const text = `${name} ${plain(detail ?? '')}`;
  const ranks = words.map((word) => {
    if (name.startsWith(word)) return 0;
    if (` ${name}`.includes(` ${word}`)) return 1;
    if (` ${text}`.includes(` ${word}`)) return 2;
    return text.includes(word) ? 3 : NOT_FOUND;
  });
  return Math.max(0, ...ranks);
}

/** Without capitals and accents, so that "zurich" finds "Zürich". */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
