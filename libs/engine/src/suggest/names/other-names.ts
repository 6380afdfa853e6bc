/** Headers of ad reports that no field is mapped to, in their main languages. */
export const OTHER_NAMES =
  'Impressions|Impr.|CTR|Reach|CPC|CPM|Status|Campaign status|Campaign type|Ad group|Ad group name|Ad name|Account|Account name|Device|Avg. CPC|Cost / conv.|Conv. rate|Conv. value|' +
  'Budget|Keyword|Search term|Frequency|Campaign ID|Ad ID|Age|Gender|Country|Region|Final URL|Match type|Sessions|Total revenue|Revenue|Week|Month|Quarter|Year|' +
  'Impressionen|Impressionen (Impr.)|Kampagnenstatus|Kampagnentyp|Einblendungen|Reichweite|Durchschn. CPC|Kosten/Conv.|Woche|Monat|' +
  'Imprimés|Portée|Statut de la campagne|Type de campagne|Semaine|Mois|CPC moy.|Impressões|Alcance|Tipo de campanha|Impresiones|Estado de la campaña|Tipo de campaña|Semana|Mes|Mês|CPC medio|' +
  'Impressioni|Copertura|Tipo di campagna|Settimana|Mese|Vertoningen|Bereik|Campagnestatus|Campagnetype|Gem. CPC|Maand|Wyświetlenia|Zasięg|Typ kampanii|Tydzień|Miesiąc|' +
  'Visningar|Visninger|Kampanjtyp|Vecka|Uge|Uke|Näyttökerrat|Viikko|Keskim. CPC|Zobrazení|Týden|Gösterim|Hafta|Показы|Неделя|Месяц|インプレッション|表示回数|展示次数|曝光次數|曝光|展现|노출수|週|周|주|月|월';
