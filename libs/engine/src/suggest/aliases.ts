import { MAPPING_FIELDS, type MappingField } from '@etl-studio/contracts';
import { headerWords } from './header-words';
import { NAMES } from './names/ranked-names';
import { OTHER_NAMES } from './names/other-names';
import { isNeverMapped } from './never-words';

const SCORES = new Map(
  MAPPING_FIELDS.map((field) => [
    field,
    new Map(
      NAMES[field].flatMap(([score, names]) =>
        names.split('|').map((name) => [headerWords(name), score] as const),
      ),
    ),
  ]),
);

const OTHER = new Set(OTHER_NAMES.split('|').map(headerWords));

/** A name that holds a field's word beside others is a guess that the user should look at. */
const GUESS = 64;

/** The words, or beginnings of words, that name a field in longer names. */
const CORES: Partial<Record<MappingField, RegExp>> = {
  campaign:
    /(?<!\p{L})(?:campaign|kampagne|campagne|campana|campanha|campagna|kampani|kampanj|kampan)|кампани|キャンペーン|广告系列|캠페인/u,
  spend:
    /(?<!\p{L})(?:cost|spend|spent|kosten|ausgaben|cout|depense|gasto|coste|costo|custo|inversion|spesa|koszt|wydat|uitgaven|besteed|kostnad|forbrug|kustann|naklady|maliyet|harca)|расход|затрат|費用|消化金額|费用|花费|비용/u,
  clicks: /(?<!\p{L})(?:click|klick|clic|clique|klik|tiklama)|клик|クリック|点击|클릭/u,
  conversions:
    /(?<!\p{L})(?:conv|konv|konw|purchase|achat|compra|kauf|order|bestell|auftrag|pedido|commande|ordini|lead|donusum)|конверси|コンバージョン|转化|전환/u,
};

/** How well the header names the field, 0 to 100. */
export function aliasScore(field: MappingField, header: string): number {
  const words = headerWords(header);
  return SCORES.get(field)?.get(words) ?? (isLike(field, words) ? GUESS : 0);
}

/** Whether a score stands for a name that is like a field's. */
export function isGuess(score: number): boolean {
  return score === GUESS;
}

/** A name with the words of two fields, such as cost and conversion, is a ratio of them. */
function isLike(field: MappingField, words: string): boolean {
  if (!CORES[field]?.test(words) || isNeverMapped(words) || isKnownName(words)) return false;
  return Object.values(CORES).filter((core) => core.test(words)).length === 1;
}

/** Whether the cell is a header that ad reports use. */
export function isKnownHeader(cell: string): boolean {
  const words = headerWords(cell);
  return words !== '' && isKnownName(words);
}

function isKnownName(words: string): boolean {
  for (const names of SCORES.values()) if (names.has(words)) return true;
  return OTHER.has(words);
}
